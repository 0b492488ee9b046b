"""A picture as the plain data that the page's scripts read."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any, Final

from codev_graph._i18n import LANGUAGES
from codev_graph.views._labels import capital, safe_url, short_label
from codev_graph.views._look import looks, shape_path
from codev_graph.views._model import Citation, City, Concept, Measure, Node, Picture, Text, Tie
from codev_graph.views._texts import page_texts
from codev_graph.views.layout import Group, Map, Sides, free, groups, on_map, tie_bends, two_sides

Json = dict[str, Any]

_ESCAPED: Final = "<>&\u2028\u2029"


def script_json(value: object) -> str:
    """Return ``value`` as JSON that can stand inside a ``<script>`` element.

    ``<``, ``>`` and ``&`` are escaped, so that no text can end the element; keys are sorted, so
    that the same value gives the same bytes.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in _ESCAPED:  # one pass each is far quicker than str.translate
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def page_data(picture: Picture, *, summary: bool = False) -> Json:
    """Return all that the scripts of the network page need beside nodes and ties' drawing.

    What many share (cities, kinds, citations) stands once and is referred to by its place in a
    list; ends of ties are places in ``nodes``, values of measures follow ``measures``.

    Args:
        picture: The picture.
        summary: Whether to say also how the actors stand as groups of one class and city.
    """
    sides, spread, chart = two_sides(picture), free(picture), on_map(picture)
    layouts = [sides.positions, spread, *([chart.positions] if chart else [])]
    shared = _Shared(picture)
    return {
        "title": _both(picture.title),
        "projection": _both(picture.projection),
        "version": picture.version,
        "texts": page_texts(),
        "cities": [_city(city) for city in picture.cities],
        "classes": [_class(concept, picture) for concept in picture.classes],
        "areas": [_concept(concept) for concept in picture.areas],
        "purposes": [_concept(concept) for concept in picture.purposes],
        "measures": [_measure(measure) for measure in picture.measures],
        "nodes": [
            shared.node(node) | {"at": [layout[node.id] for layout in layouts]}
            for node in picture.nodes
        ],
        "ties": shared.ties(),
        "kinds": [_both(text) for text in shared.kinds],
        "citations": [_citation(citation) for citation in shared.citations],
        "sides": _sides(sides),
        "map": _map(chart) if chart else None,
        "groups": [_group(group) for group in groups(picture, sides, chart)] if summary else [],
    }


def _both(text: Text) -> Json | str:
    """Return a text in both languages, or once if it reads the same in both."""
    if text.es == text.en:
        return text.es
    return {language: text.of(language) for language in LANGUAGES}


def _city(city: City) -> Json:
    return {"id": city.id, "label": _both(city.label), "country": city.country}


def _concept(concept: Concept) -> Json:
    return {"id": concept.notation, "label": _both(concept.label)}


def _class(concept: Concept, picture: Picture) -> Json:
    look = looks(picture.classes)[concept.notation]
    drawn = {"colour": look.colour, "shape": look.shape, "path": shape_path(look.shape)}
    return _concept(concept) | drawn


def _measure(measure: Measure) -> Json:
    return {
        "id": measure.notation,
        "label": {language: capital(measure.label.of(language)) for language in LANGUAGES},
        "about": _both(measure.reading),
        "definition": _both(measure.definition),
    }


def _citation(citation: Citation) -> Json:
    return {
        "title": citation.title,
        "url": safe_url(citation.url),
        "raw": citation.url,
        "locator": citation.locator,
    }


class _Shared:
    """Actors and ties as JSON, with what many of them share told once."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._cities = {city.id: place for place, city in enumerate(picture.cities)}
        self._actors = {node.id: place for place, node in enumerate(picture.nodes)}
        self.kinds: dict[Text, int] = {}
        self.citations: dict[Citation, int] = {}

    def _cited(self, citations: Iterable[Citation]) -> list[int]:
        return [self.citations.setdefault(each, len(self.citations)) for each in citations]

    def _kind(self, text: Text) -> int:
        return self.kinds.setdefault(text, len(self.kinds))

    def node(self, node: Node) -> Json:
        return {
            "id": node.id,
            "label": _both(node.label),
            "short": _both(Text(*(short_label(node, language) for language in ("es", "en")))),
            "acronym": node.acronym,
            "class": node.actor_class,
            "kind": self._kind(node.kind),
            "city": self._cities[node.city] if node.city else None,
            "level": self._kind(node.level),
            "involved": node.involved,
            "bridging": node.bridging,
            "measures": [_value(node.measures.get(m.notation)) for m in self._picture.measures],
            "areas": list(node.areas),
            "reason": _both(node.reason) if node.reason else None,
            "sources": self._cited(node.sources),
        }

    def ties(self) -> list[Json]:
        bends = tie_bends(self._picture.ties)
        return [self._tie(tie) | {"bend": bends[tie.id]} for tie in self._picture.ties]

    def _tie(self, tie: Tie) -> Json:
        return {
            "id": tie.id,
            "source": self._actors[tie.source],
            "target": self._actors[tie.target],
            "mutual": tie.mutual,
            "crossing": tie.crossing,
            "areas": list(tie.areas),
            "purposes": list(tie.purposes),
            "start": tie.start,
            "end": tie.end,
            "years": [tie.start_year, tie.end_year],
            "evidence": tie.evidence,
            "sources": self._cited(tie.sources),
        }


def _value(value: float | None) -> float | None:
    """Return a value that JSON can hold: an undefined one is ``null``."""
    return None if value is None or not math.isfinite(value) else value


def _group(group: Group) -> Json:
    return {
        "id": group.key,
        "class": group.actor_class,
        "city": group.city,
        "at": list(group.places),
    }


def _map(chart: Map) -> Json:
    return {
        "cities": [{"city": name, "at": place} for name, place in chart.cities.items()],
        "land": [[number for point in ring for number in point] for ring in chart.land],
        "box": list(chart.box),
        "shelf": chart.shelf,
    }


def _sides(sides: Sides) -> Json:
    return {
        "bands": [{"city": b.city, "left": b.left, "right": b.right} for b in sides.bands],
        "lanes": [{"class": v.actor_class, "top": v.top, "bottom": v.bottom} for v in sides.lanes],
        "box": list(sides.box),
    }
