"""Progress: a step that takes longer than a second says so, on standard error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

_PATIENCE = 1.0


@contextmanager
def step(text: str) -> Iterator[None]:
    """Run the block; if it takes more than a second, show that it is at work until it ends."""
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(text, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _watch(text: str, done: threading.Event) -> None:
    if done.wait(_PATIENCE):
        return
    if not sys.stderr.isatty():
        click.echo(f"{text} …", err=True)
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{text} …"):
        done.wait()
