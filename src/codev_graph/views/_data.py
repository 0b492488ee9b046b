"""A picture as the plain data that the page's scripts read."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

from codev_graph._i18n import LANGUAGES
from codev_graph.views._labels import capital, safe_url, short_label
from codev_graph.views._layout import Sides, tie_bends, two_sides
from codev_graph.views._look import looks, shape_path
from codev_graph.views._model import Citation, City, Concept, Measure, Node, Picture, Text, Tie
from codev_graph.views._springs import free
from codev_graph.views._texts import page_texts

Json = dict[str, Any]

_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_json(value: object) -> str:
    """Return ``value`` as JSON that can stand inside a ``<script>`` element.

    ``<``, ``>`` and ``&`` are escaped, so that no text can end the element; keys are sorted, so
    that the same value gives the same bytes.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_ESCAPES)


def page_data(picture: Picture) -> Json:
    """Return all that the scripts of the network page need beside nodes and ties' drawing."""
    sides, spread = two_sides(picture), free(picture)
    bends = tie_bends(picture.ties)
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
        "nodes": {
            n.id: _node(n) | {"at": [sides.positions[n.id], spread[n.id]]} for n in picture.nodes
        },
        "ties": {tie.id: _tie(tie) | {"bend": bends[tie.id]} for tie in picture.ties},
        "sides": _sides(sides),
    }


def _both(text: Text) -> Json:
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


def _citations(citations: Iterable[Citation]) -> list[Json]:
    return [_citation(citation) for citation in citations]


def _values(measures: Mapping[str, float | None]) -> dict[str, float | None]:
    """Return the values that JSON can hold: an undefined one is ``null``."""
    return {
        key: None if value is None or not math.isfinite(value) else value
        for key, value in measures.items()
    }


def _node(node: Node) -> Json:
    return {
        "label": _both(node.label),
        "short": {language: short_label(node, language) for language in LANGUAGES},
        "acronym": node.acronym,
        "class": node.actor_class,
        "kind": _both(node.kind),
        "city": node.city,
        "level": _both(node.level),
        "involved": node.involved,
        "bridging": node.bridging,
        "measures": _values(node.measures),
        "areas": list(node.areas),
        "reason": _both(node.reason) if node.reason else None,
        "sources": _citations(node.sources),
    }


def _tie(tie: Tie) -> Json:
    return {
        "source": tie.source,
        "target": tie.target,
        "mutual": tie.mutual,
        "crossing": tie.crossing,
        "areas": list(tie.areas),
        "purposes": list(tie.purposes),
        "start": tie.start,
        "end": tie.end,
        "years": [tie.start_year, tie.end_year],
        "evidence": tie.evidence,
        "sources": _citations(tie.sources),
    }


def _sides(sides: Sides) -> Json:
    return {
        "bands": [{"city": b.city, "left": b.left, "right": b.right} for b in sides.bands],
        "lanes": [{"class": v.actor_class, "top": v.top, "bottom": v.bottom} for v in sides.lanes],
        "box": list(sides.box),
    }
