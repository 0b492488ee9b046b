"""What the page of an entity tells people, above the statements that it rests on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.requests import Request

from codev_graph.web.explorer._actor import actor_told
from codev_graph.web.explorer._entries import told
from codev_graph.web.explorer._said import MOST, opinions, sections, ties_of
from codev_graph.web.explorer._shown import current


async def card(request: Request, iri: str) -> Mapping[str, object] | None:
    """Return what the template ``explorer/card`` shows of an IRI; ``None`` if it is no entry."""
    return await asyncio.to_thread(_card, request, iri)


def _card(request: Request, iri: str) -> Mapping[str, object] | None:
    explored = current(request)
    entry = explored.entries.get(iri)
    if entry is None:
        return None
    ties = ties_of(explored, iri) if entry.kind == "actor" else []
    return {
        "entry": entry,
        "entries": explored.entries,
        "told": told,
        "level": _level(
            explored.graph.sparql(f"SELECT ?l {{ <{iri}> codev:actsAtLevel ?l }}").rows
        ),
        "sections": sections(explored, entry.kind, iri),
        "ties": ties,
        "opinions": opinions(explored, iri, ties),
        "most": MOST,
        "actor": actor_told(request, explored, entry) if entry.kind == "actor" else None,
    }


def _level(rows: tuple[tuple[object, ...], ...]) -> str:
    return ", ".join(told(str(row[0])) for row in rows)
