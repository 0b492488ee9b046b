"""Of a large graph what takes minutes is told only when a reader asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from starlette.requests import Request

from builders import DATASET
from codev_graph.terms import individual
from codev_graph.web.explorer import _explored
from codev_graph.web.explorer._actor import actor_told
from codev_graph.web.explorer._explored import Builds, Explored, remembered
from codev_graph.web.explorer._home import _home


def _request(query: bytes) -> Request:
    return Request({"type": "http", "method": "GET", "query_string": query, "headers": []})


def test_it_waits_for_a_reader_to_ask(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_explored, "LARGE", 10)
    explored = Builds(str(workspace)).current()
    entry = explored.entries[individual(DATASET, "actor", "oim")]
    assert _home(_request(b""), explored)["missing"] is None
    told = actor_told(_request(b""), explored, entry)
    assert (told["unmeasured"], told["measures"]) == (True, [])
    assert not {"gaps", "missing", "measures", "network"} & explored.__dict__.keys()
    assert _home(_request(b"gaps=1"), explored)["missing"]
    asked = actor_told(_request(b"measures=1"), explored, entry)
    assert asked["unmeasured"] is False
    assert asked["measures"]
    assert "betweenness" not in {name for name, *_rest in explored.measures[entry.iri]}


def test_what_many_ask_at_once_is_made_once(workspace: Path) -> None:
    made: list[str] = []

    @remembered
    def slowly(_explored: Explored, text: str) -> str:
        made.append(text)
        sleep(0.05)
        return text

    explored = Builds(str(workspace)).current()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _n: slowly(explored, "x"), range(8)))
    assert (found, made) == (["x"] * 8, ["x"])
