"""How long a network page takes to make and to open, with stock pyvis beside it.

Run it with the numbers of actors to try: ``python benchmarks/bench_views.py 100 1000 2000``.
Each picture is random with twice as many ties as actors. Printed for each page: seconds to make
it, its size, seconds from opening the file to the first frame drawn, and frames a second while
the picture is dragged, in Debian's Chromium without a graphics card.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from codev_graph.views import City, Concept, Node, Picture, Text, Tie, network_page

WIDTH, HEIGHT = 1440, 900
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


def opened(file: Path, ready: str) -> tuple[float, float, int]:
    """Return seconds until ``ready``, frames a second while dragging, and outside requests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        outside: list[str] = []
        page.on("request", lambda r: r.url.startswith("http") and outside.append(r.url))
        page.route("http*://**", lambda route: route.abort())
        start = time.perf_counter()
        page.goto(file.as_uri(), timeout=180_000)
        page.wait_for_function(ready, timeout=180_000)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        seconds = time.perf_counter() - start
        page.mouse.move(WIDTH - 60, HEIGHT - 60)
        page.mouse.down()
        page.evaluate(f"window.frames_ = ({FRAMES})(); 0")
        for step in range(60):
            page.mouse.move(WIDTH - 60 - 5 * step, HEIGHT - 60 - 3 * step)
        frames = float(page.evaluate("window.frames_"))
        browser.close()
    return seconds, frames, len(outside)


def measure(name: str, make: Callable[[Picture], str], drawn: Picture, ready: str) -> None:
    """Make, open and drag one page, and print what it took."""
    start = time.perf_counter()
    html = make(drawn)
    made = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        seconds, frames, outside = opened(file, ready)
    print(
        f"{len(drawn.nodes):>6} {name:<12} {made:>7.2f} s {len(html) / 1e6:>6.2f} MB "
        f"{seconds:>7.2f} s {frames:>6.1f} /s {outside:>4}"
    )


def main() -> None:
    """Try each number of actors given on the command line."""
    print("actors page            made     size   opened  frames  outside requests")
    for actors in [int(argument) for argument in sys.argv[1:]] or [100, 1000]:
        drawn = picture(actors)
        measure("codev-graph", network_page, drawn, "document.documentElement.dataset.ready")
        measure("stock pyvis", stock, drawn, "typeof network !== 'undefined'")


if __name__ == "__main__":
    main()
