"""What every service does with a request: its language, its question, what need not be sent."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from codev_graph import __version__
from codev_graph._i18n import in_language, language
from codev_graph.web._exchange import Answer, Question
from codev_graph.web._negotiation import choose_language
from codev_graph.web._pool import Pool
from codev_graph.web._settings import Settings

VARY: Final = "Accept, Accept-Language"


@dataclass(frozen=True, slots=True)
class Service:
    """What all requests share."""

    settings: Settings
    pool: Pool


def service(request: Request) -> Service:
    """Return the service that a request came to."""
    shared: Service = request.app.state.service
    return shared


class SpokenLanguage:
    """Sets the language of each request: by ``?lang=``, else by ``Accept-Language``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = QueryParams(scope["query_string"]).get("lang")
        header = Headers(scope=scope).get("accept-language", "")
        with in_language(choose_language(header, told)):
            await self._app(scope, receive, send)


async def ask(request: Request, question: Question) -> Answer:
    """Return the answer of a question, which is dropped as soon as its client has gone.

    The body of the request must have been read.

    Raises:
        RefusedError: if it is not answered.
        asyncio.CancelledError: if nobody waits for it any more.
    """
    answering = asyncio.create_task(service(request).pool.ask(question))
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise asyncio.CancelledError
        return answering.result()
    finally:
        for task in (answering, leaving):
            task.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def kept(request: Request, make: Callable[[], Awaitable[Response]]) -> Response:
    """Return an answer that holds as long as the build does, or say that it still does.

    Its tag stands for the build, the address and what the client accepts.
    """
    told = (request.headers.get(name, "") for name in ("accept", "accept-language"))
    parts = (service(request).pool.manifest.build, __version__, str(request.url), language(), *told)
    tag = _tag("\n".join(parts))
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": VARY}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    response = await make()
    if response.status_code == HTTPStatus.OK:
        response.headers.update(headers)
    return response


def _tag(text: str) -> str:
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
