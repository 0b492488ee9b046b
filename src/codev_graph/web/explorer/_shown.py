"""A page of the explorer: made in a thread, from the build in force, and kept as long as that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from codev_graph.web._exchange import RefusedError
from codev_graph.web._pages import page
from codev_graph.web._requests import kept, service
from codev_graph.web.explorer._entries import told
from codev_graph.web.explorer._explored import Builds, Explored

if TYPE_CHECKING:
    Make = Callable[[Explored], Response]


@cache
def _builds(workspace: str) -> Builds:
    return Builds(workspace)


def current(request: Request) -> Explored:
    """Return the build in force; opening one takes a moment, so ask from a thread.

    Raises:
        RefusedError: if the workspace has gone.
    """
    return _builds(service(request).settings.workspace).current()


async def prepare(workspace: str) -> None:
    """Make what every first page waits for, in a thread; a workspace that has gone is told later.

    Of a hundred thousand actors it takes some seconds.
    """
    with suppress(RefusedError):
        await asyncio.to_thread(lambda: _builds(workspace).current().prepare())


async def answered(request: Request, make: Make) -> Response:
    """Return what ``make`` answers from the build in force, unless the reader has it already.

    It runs in a thread of its own: no page keeps another waiting.
    """
    return await kept(request, lambda: asyncio.to_thread(lambda: make(current(request))))


async def shown(
    request: Request, template: str, tell: Callable[[Explored], Mapping[str, object]]
) -> Response:
    """Return a page of the explorer; ``tell`` says what its template shows."""
    return await answered(request, lambda explored: filled(request, template, explored, tell))


def filled(
    request: Request,
    template: str,
    explored: Explored,
    tell: Callable[[Explored], Mapping[str, object]],
) -> Response:
    """Return the page itself; ``tell`` is called in the thread that asks."""
    shared = {"entries": explored.entries, "told": told}
    return page(request, f"explorer/{template}", shared | dict(tell(explored)))
