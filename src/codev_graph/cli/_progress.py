"""Progress: a step that takes longer than a second says so, on standard error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from codev_graph._i18n import gettext as _

_PATIENCE = 1.0
_OFTEN = 0.2


class Step:
    """A step at work.

    Attributes:
        text: What is being done.
        detail: How far it has come, if it says so; shown on a terminal.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.detail = ""

    def rows(self, table: str, done: int, rows: int) -> None:
        """Note how many rows of a table are read."""
        self.detail = _("{table}: {done} of {rows} rows").format(table=table, done=done, rows=rows)

    def __str__(self) -> str:
        """Return the step and how far it has come."""
        return f"{self.text} … {self.detail}".rstrip()


@contextmanager
def step(text: str) -> Iterator[Step]:
    """Run the block; if it takes more than a second, show that it is at work until it ends."""
    done = threading.Event()
    at_work = Step(text)
    watcher = threading.Thread(target=_watch, args=(at_work, done), daemon=True)
    watcher.start()
    try:
        yield at_work
    finally:
        done.set()
        watcher.join()


def _watch(at_work: Step, done: threading.Event) -> None:
    if done.wait(_PATIENCE):
        return
    if not sys.stderr.isatty():
        click.echo(f"{at_work.text} …", err=True)
        return
    from rich.console import Console

    with Console(stderr=True).status(str(at_work)) as status:
        while not done.wait(_OFTEN):
            status.update(str(at_work))
