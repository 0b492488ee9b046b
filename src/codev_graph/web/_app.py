"""The application: routes, and what stands before them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from codev_graph.web import _dereference, _graph_store_protocol, _protocol, _questions, explorer
from codev_graph.web._exchange import RefusedError
from codev_graph.web._pages import refused
from codev_graph.web._pool import Pool
from codev_graph.web._requests import Service, SpokenLanguage
from codev_graph.web._security import BodyLimit, LocalHosts, SafeHeaders
from codev_graph.web._settings import ENVIRONMENT, Settings

_METHODS: Final = ["GET", "HEAD", "POST"]


def create_app(settings: Settings) -> Starlette:
    """Return the application that serves a workspace."""
    pool = Pool(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        preparing = asyncio.create_task(explorer.prepare(settings.workspace))
        yield
        preparing.cancel()
        await pool.stop()

    app = Starlette(
        routes=_routes(),
        middleware=_middleware(settings),
        exception_handlers={RefusedError: refused, HTTPException: refused, Exception: refused},
        lifespan=lifespan,
    )
    app.state.service = Service(settings, pool)
    return app


def app_of_environment() -> Starlette:
    """Return the application of the settings that ``serve`` left in the environment."""
    return create_app(Settings.from_json(os.environ[ENVIRONMENT]))


def _routes() -> list[BaseRoute]:
    assets = StaticFiles(packages=[("codev_graph.web", "assets"), ("codev_graph.views", "assets")])
    return [
        *explorer.ROUTES,
        *_protocol.ROUTES,
        *_graph_store_protocol.ROUTES,
        *_questions.ROUTES,
        *_dereference.ROUTES,
        Mount("/assets", assets),
    ]


def _middleware(settings: Settings) -> list[Middleware]:
    cors = Middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=_METHODS)
    return [
        Middleware(SafeHeaders),
        Middleware(SpokenLanguage),
        *([Middleware(LocalHosts)] if settings.on_loopback else []),
        *([cors] if settings.origins else []),
        Middleware(BodyLimit, limit=settings.body_limit),
    ]
