"""How long a network page takes to make and to open, with stock pyvis beside it.

Run it with the numbers of actors to try: ``python benchmarks/bench_views.py 100 1000 20000``; by
default 100, 1,000, 5,000 and 20,000. Each picture is random with twice as many ties as actors.
Printed for each page: seconds to make it, its size, seconds from opening the file to the first
frame drawn, and frames a second while the picture is dragged, in Debian's Chromium without a
graphics card (WebGL is drawn by SwiftShader). A large page opens on its summary; it is dragged
once so, and once more (``all``) with every actor and tie drawn. Stock pyvis lays its network out in
the browser: it counts as opened when its physics has settled, ``>60`` if it has not by then.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codev_graph.views import City, Concept, Node, Picture, Text, Tie, network_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH, HEIGHT = 1440, 900
PATIENCE = 60
LARGE = 2000  # actors above which the page opens on its summary
STOCK = 5000  # actors up to which stock pyvis is tried: adding ties takes it the square of them
SETTLED = "typeof network !== 'undefined' && network.physics.stabilized === true"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CLASSES = ("public-administration", "civil-society", "private-sector", "other-actor")
FRAMES = """() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const count = () => {
    frames += 1;
    const passed = performance.now() - start;
    if (passed < 2000) requestAnimationFrame(count);
    else done((1000 * frames) / passed);
  };
  requestAnimationFrame(count);
})"""


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


def opened(file: Path, ready: str, fragment: str) -> tuple[float | None, float, int]:
    """Return seconds until ``ready``, frames a second while dragging, and outside requests.

    Seconds are ``None`` where it takes longer than :data:`PATIENCE`.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        outside: list[str] = []
        page.on("request", lambda r: r.url.startswith("http") and outside.append(r.url))
        page.route("http*://**", lambda route: route.abort())
        start = time.perf_counter()
        page.goto(f"{file.as_uri()}{fragment}", timeout=180_000)
        seconds = _wait(page, ready, start)
        page.mouse.move(WIDTH - 60, HEIGHT - 60)
        page.mouse.down()
        page.evaluate(f"window.frames_ = ({FRAMES})(); 0")
        for step in range(60):
            page.mouse.move(WIDTH - 60 - 5 * step, HEIGHT - 60 - 3 * step)
        frames = float(page.evaluate("window.frames_"))
        browser.close()
    return seconds, frames, len(outside)


def _wait(page: Page, ready: str, start: float) -> float | None:
    """Return the seconds since ``start`` when ``ready`` holds and a frame has been drawn."""
    frame = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    while time.perf_counter() - start < PATIENCE:
        if page.evaluate(ready):
            page.evaluate(frame)
            return time.perf_counter() - start
        time.sleep(0.05)
    return None


def measure(
    name: str, make: Callable[[Picture], str], drawn: Picture, ready: str, fragments: Sequence[str]
) -> None:
    """Make, open and drag one page, and print what it took, once for each fragment."""
    start = time.perf_counter()
    html = make(drawn)
    made = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        for fragment in fragments:
            seconds, frames, outside = opened(file, ready, fragment)
            waited = f">{PATIENCE}" if seconds is None else f"{seconds:.2f}"
            print(
                f"{len(drawn.nodes):>6} {name + (' all' if fragment else ''):<16} {made:>7.2f} s "
                f"{len(html) / 1e6:>6.2f} MB {waited:>7} s {frames:>6.1f} /s {outside:>4}",
                flush=True,
            )


def main() -> None:
    """Try each number of actors given on the command line."""
    print("actors page                made      size    opened   frames  outside requests")
    for actors in [int(argument) for argument in sys.argv[1:]] or [100, 1000, 5000, 20000]:
        drawn = picture(actors)
        fragments = ("", "#summary=") if actors > LARGE else ("",)
        ours = "document.documentElement.dataset.ready === 'yes'"
        measure("codev-graph", network_page, drawn, ours, fragments)
        if actors <= STOCK:
            measure("stock pyvis", stock, drawn, SETTLED, ("",))


if __name__ == "__main__":
    main()
