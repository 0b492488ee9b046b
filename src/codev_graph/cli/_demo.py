"""``codev-graph demo``: the main job, and what it found on one screen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.cli._base import Argument, Command, Option, lang_option
from codev_graph.cli._progress import step

_STEPS = {
    "build": mark("Building the graph"),
    "check": mark("Checking the graph against its shapes"),
    "reason": mark("Reasoning in full OWL 2 DL"),
    "graph": mark("Writing the graph"),
    "measures": mark("Computing the measures"),
    "gaps": mark("Looking for who is missing"),
    "view": mark("Drawing the network"),
    "report": mark("Writing the report"),
}


class _Watcher:
    """Shows each step that takes longer than a second, until the next begins."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()

    def __call__(self, name: str) -> None:
        self.close()
        self._open.enter_context(step(_(_STEPS[name])))

    def close(self) -> None:
        self._open.close()


@contextlib.contextmanager
def _watching() -> Iterator[_Watcher]:
    watcher = _Watcher()
    try:
        yield watcher
    finally:
        watcher.close()


@click.command(
    cls=Command,
    help=mark(
        "Do the whole job: build, check, measure, find the gaps, draw, report.\n\n"
        "FOLDER holds the tables of a twinning; without it, the real one of Santa Ana and "
        "Tapachula that came with the package is used. Everything is written into one folder, as "
        "a whole or not at all; open network.html and report.html in a browser."
    ),
    epilog=mark("codev-graph demo\ncodev-graph demo my-twinning --output my-results --lang es"),
)
@click.argument("folder", cls=Argument, metavar=mark("[FOLDER]"), required=False)
@click.option(
    "-o",
    "--output",
    cls=Option,
    default="out",
    show_default=True,
    metavar=mark("FOLDER"),
    help=mark("The folder to write; it may hold nothing but an earlier run."),
)
@lang_option
def demo(folder: str | None, output: str) -> None:
    """Run the main job and print its summary."""
    from codev_graph.cli._summary import print_summary
    from codev_graph.knowledge import run_job
    from codev_graph.terms import resource

    tables = Path(folder) if folder else resource("data") / "santa-ana-tapachula"
    with _watching() as watcher:
        job = run_job(tables, output, watcher)
    print_summary(job, Path(output))
