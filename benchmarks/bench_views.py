"""How long a network page takes to make, to open and to drag, with stock pyvis beside it.

    python benchmarks/bench_views.py --sizes 200 2000 10000 40000

Each picture is random with twice as many ties as actors. A page is opened in Debian's Chromium
without a graphics card (WebGL is drawn by SwiftShader); it counts as open when the first frame is
drawn; then how many frames a second it draws while dragged is printed with the size of its file.
A large page opens on its summary; it is dragged with every actor and tie drawn. Stock pyvis lays
its network out in the browser: it counts as open when its physics has settled.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from codev_graph.views import City, Concept, Node, Picture, Text, Tie, network_page
from contest import OURS, Contest, Fresh
from job import Job, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTH, HEIGHT = 1440, 900
STOCK = "pyvis"
PATIENCE = 60_000
STEPS = 60
READY = {
    OURS: "document.documentElement.dataset.ready === 'yes'",
    STOCK: "typeof network !== 'undefined' && network.physics.stabilized === true",
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CLASSES = ("public-administration", "civil-society", "private-sector", "other-actor")
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
COUNTING = """() => {
  window.drawn = 0;
  const count = () => { window.drawn += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
ABOUT = (
    "The network page of a random picture with twice as many ties as actors: made, opened in "
    f"Chromium without a graphics card, and dragged in {STEPS} steps with every actor and tie "
    "drawn. pyvis lays its network out in the browser and is open once that has settled; it is "
    "dragged as soon as it is open."
)


def picture(actors: int, seed: int = 1) -> Picture:
    """Return a random picture with twice as many ties as actors, always the same."""
    draw = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    level = Text.same("local")
    nodes = tuple(
        Node(
            f"n{i}",
            Text.same(f"Actor {i}"),
            draw.choice(CLASSES),
            level,
            draw.choice(("a", "b")),
            level,
            draw.random() < 0.4,
            draw.random() < 0.1,
        )
        for i in range(actors)
    )
    ties = tuple(
        Tie(
            f"t{i}",
            *(f"n{end}" for end in draw.sample(range(actors), 2)),
            mutual=True,
            crossing=draw.random() < 0.1,
        )
        for i in range(2 * actors)
    )
    return Picture(
        Text.same(f"{actors} actors"),
        (City("a", Text.same("A"), "SV"), City("b", Text.same("B"), "MX")),
        tuple(Concept(notation, Text.same(notation)) for notation in CLASSES),
        (),
        (),
        (),
        nodes,
        ties,
        level,
    )


def stock(drawn: Picture) -> str:
    """Return the page that pyvis makes of a picture by itself."""
    from pyvis.network import Network

    net = Network(height="800px", cdn_resources="in_line")
    for node in drawn.nodes:
        net.add_node(node.id, label=node.label.en)
    for tie in drawn.ties:
        net.add_edge(tie.source, tie.target)
    return str(net.generate_html("stock.html"))


def contests(ties: int) -> Iterator[Contest]:
    """Yield making, and, where there is a Chromium, opening and dragging the pages made."""
    drawn = picture(ties // 2)
    made: dict[str, Callable[[Picture], str]] = {OURS: network_page, STOCK: stock}
    calls = {package: partial(make, drawn) for package, make in made.items()}
    yield Contest("made", ties, calls, growth=1.5)
    if path := shutil.which("chromium"):
        with tempfile.TemporaryDirectory() as folder, started(path) as browser:
            files = {OURS: Path(folder) / "ours.html", STOCK: Path(folder) / "stock.html"}
            files[OURS].write_text(network_page(drawn), encoding="utf-8")
            opening = {each: partial(opened, browser, each, file) for each, file in files.items()}
            written = Fresh(partial(write, files[STOCK], drawn), lambda _none: opening[STOCK]())
            yield Contest("opened", ties, {OURS: opening[OURS], STOCK: written})
            rates: dict[str, float] = {}
            yield Contest("dragged", ties, dragging(browser, files, rates))
            for package, rate in rates.items():
                size = files[package].stat().st_size / 1e6
                print(f"{ties:12,} ties     {package}: {size:.2f} MB, {rate:.1f} frames/s dragged")


def write(file: Path, drawn: Picture) -> None:
    """Write the page of stock pyvis, unless it is there."""
    if not file.exists():
        file.write_text(stock(drawn), encoding="utf-8")


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """Run a Chromium for the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def opened(browser: Browser, package: str, file: Path) -> None:
    """Open a page, wait until it is drawn and close it again."""
    shown(browser, package, file).close()


def shown(browser: Browser, package: str, file: Path) -> Page:
    """Return the page of a file once its first frame is drawn; nothing is fetched from outside."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_default_timeout(PATIENCE)
    page.route("http*://**", lambda route: route.abort())
    page.goto(f"{file.as_uri()}#summary=")
    page.wait_for_function(READY[package])
    page.evaluate(FRAME)
    return page


def dragging(browser: Browser, files: dict[str, Path], rates: dict[str, float]) -> dict[str, Fresh]:
    """Return the calls that drag the pages which were written; each notes its frames a second."""
    there = {package: file for package, file in files.items() if file.exists()}
    return {
        package: Fresh(partial(shown, browser, package, file), partial(dragged, package, rates))
        for package, file in there.items()
    }


def dragged(package: str, rates: dict[str, float], page: Page) -> None:
    """Drag the picture step by step, and note how many frames were drawn a second."""
    page.evaluate(COUNTING)
    start = time.perf_counter()
    page.mouse.move(WIDTH - 60, HEIGHT - 60)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(WIDTH - 60 - 5 * step, HEIGHT - 60 - 3 * step)
        page.evaluate(FRAME)
    rates[package] = page.evaluate("drawn") / (time.perf_counter() - start)
    page.close()


JOB = Job("views", "ties", contests, ABOUT, (200, 2_000, 10_000, 40_000), seed=1)

if __name__ == "__main__":
    run(JOB)
