"""Every label of the data hostile: pages, drawings and files show it as the text that it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.requests import Request

from builders import DATASET
from codev_graph import KnowledgeGraph
from codev_graph.graph import write_workspace
from codev_graph.terms import expand, individual
from codev_graph.views import Alter, Concept, Text, ego_svg, strip_svg
from codev_graph.web.explorer._actor import actor_told
from codev_graph.web.explorer._drawn import _chart, _timeline
from codev_graph.web.explorer._explored import Builds, Explored
from codev_graph.web.explorer._found import Facets
from codev_graph.web.explorer._home import _home
from codev_graph.web.explorer._lists import _file, _list
from codev_graph.web.explorer._shown import filled

HOSTILE = "=cmd()<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}{% raw %}\u202e"
LABELS = {expand(curie) for curie in ("rdfs:label", "dcterms:title", "skos:altLabel")}


def _spoilt(quad: ox.Quad) -> ox.Quad:
    if quad.predicate.value not in LABELS or not isinstance(quad.object, ox.Literal):
        return quad
    label = ox.Literal(HOSTILE, language=quad.object.language)
    return ox.Quad(quad.subject, quad.predicate, label, quad.graph_name)


@pytest.fixture(scope="module")
def hostile(real_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Explored:
    folder: Path = tmp_path_factory.mktemp("hostile")
    write_workspace(folder, map(_spoilt, real_graph.store.quads()), name=HOSTILE)
    return Builds(str(folder)).current()


@pytest.fixture
def request_() -> Request:
    told = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    return Request(told | {"server": ("localhost", 80), "scheme": "http", "root_path": ""})


def _harmless(text: str) -> bool:
    return "<script>alert" not in text and "<img src=x" not in text


def test_no_page_runs_what_it_shows(hostile: Explored, request_: Request) -> None:
    pages = {
        "home": lambda explored: _home(request_, explored),
        "list": lambda explored: _list(request_, explored, Facets("actor")),
        "timeline": lambda explored: _timeline(request_, explored),
        "map": _chart,
    }
    for template, tell in pages.items():
        text = bytes(filled(request_, template, hostile, tell).body).decode()
        assert _harmless(text), template
        assert "&lt;script&gt;" in text, template
        assert "{{7*7}}" in text, template


def test_an_actor_is_drawn_harmlessly(hostile: Explored, request_: Request) -> None:
    entry = hostile.entries[individual(DATASET, "actor", "oim")]
    drawn = str(actor_told(request_, hostile, entry)["ego"])
    assert _harmless(drawn)
    assert "&lt;script&gt;" in drawn


def test_drawings_escape_what_they_are_given() -> None:
    kinds = [Concept("a", Text.same("a"))]
    alters = [Alter("1", HOSTILE, "a"), Alter("2", HOSTILE, "a", 3, crossing=True)]
    drawn = ego_svg(Alter("0", HOSTILE, "a"), alters, [("1", "2")], kinds, HOSTILE)
    assert _harmless(drawn)
    assert drawn.count("<line") == 3
    assert _harmless(strip_svg(2000, None, 1990, 2020, "agreement", HOSTILE))


def test_no_cell_of_a_file_is_a_formula(hostile: Explored) -> None:
    text = bytes(_file(hostile, Facets("actor"), "csv").body).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["name"] for row in rows} == {f"'{HOSTILE}"}
