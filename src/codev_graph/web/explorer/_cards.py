"""What the page of an entity tells people, above the statements that it rests on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from codev_graph.web.explorer._actor import actor_told
from codev_graph.web.explorer._entries import told
from codev_graph.web.explorer._said import MOST, by_type, facts_of, opinions, sections, ties_of
from codev_graph.web.explorer._shown import current


async def card(request: Request, iri: str) -> Mapping[str, Any] | None:
    """Return what the template ``explorer/card`` shows of an IRI; ``None`` if it is no entry."""
    return await asyncio.to_thread(_card, request, iri)


def _card(request: Request, iri: str) -> Mapping[str, Any] | None:
    explored = current(request)
    entry = explored.entries.get(iri)
    if entry is None:
        return None
    found = sections(explored, entry.kind, iri)
    ties = ties_of(explored, iri) if entry.kind == "actor" else []
    return {
        "entry": entry,
        "entries": explored.entries,
        "told": told,
        "facts": facts_of(entry.kind),
        "sections": found,
        "by_type": by_type if entry.kind == "source" else None,
        "ties": ties,
        "opinions": opinions(explored, iri, ties),
        "most": MOST,
        "actor": actor_told(request, explored, entry) if entry.kind == "actor" else None,
    }
