"""One twinning alone tells of itself what the whole graph tells, and nothing of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.requests import Request

from builders import DATASET
from codev_graph import KnowledgeGraph
from codev_graph.graph import write_workspace
from codev_graph.terms import individual
from codev_graph.web._exchange import RefusedError
from codev_graph.web.explorer import _explored, _what_if
from codev_graph.web.explorer._coverage import _cell, _coverage
from codev_graph.web.explorer._explored import Builds, Explored
from codev_graph.web.explorer._home import agreements_of

OIM = individual(DATASET, "actor", "oim")


def _request(query: str) -> Request:
    return Request({"type": "http", "method": "GET", "query_string": query.encode(), "headers": []})


def test_it_tells_what_the_whole_tells_of_its_only_twinning(explored: Explored) -> None:
    (agreement,) = agreements_of(explored)
    alone = explored.alone(agreement)
    assert alone is explored.alone(agreement)
    assert alone.gaps.candidates == explored.gaps.candidates
    assert alone.gaps.cells.holders == explored.gaps.cells.holders
    assert dict(alone.missing) == dict(explored.missing)
    ticked = {"remove": [OIM], "add": [explored.gaps.candidates[0].actor]}
    assert alone.outlook.what_if(**ticked) == explored.outlook.what_if(**ticked)


def test_of_several_it_holds_one(peer_graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_workspace(tmp_path / "w", peer_graph.store.quads(), name="several")
    several = Builds(str(tmp_path / "w")).current()
    for agreement in agreements_of(several):
        alone = several.alone(agreement)
        cities = {*agreement.cities}
        assert {e.iri for e in alone.entries.values() if e.kind == "city"} == cities
        assert agreement.iri in alone.entries
        ours = {
            e.iri for e in several.entries.values() if e.kind == "actor" and {*e.cities} & cities
        }
        assert ours <= alone.entries.keys()
        inside = [pair for pair in several.pairs if {*pair} <= alone.entries.keys()]
        assert sorted(alone.pairs) == sorted(inside)
    assert len(alone.entries) < len(several.entries)


def test_of_a_large_build_gaps_and_what_if_are_asked_of_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_explored, "LARGE", 10)
    explored = Builds(str(workspace)).current()
    (agreement,) = agreements_of(explored)
    told = _what_if._what_if(_request(f"remove={OIM}"), explored)
    assert (told["agreement"], told["whole"]) == (agreement, False)
    assert told["result"]
    assert _coverage(_request(""), explored)["cities"]
    place = next(iter(explored.alone(agreement).gaps.cells)).place
    query = f"agreement={place.agreement}&city={place.city}&area={place.area}"
    _cell(_request(f"{query}&class={place.actor_class}".replace("#", "%23")), explored)
    assert not explored.gaps.__dict__.keys() & {"candidates", "structure"}
    assert "outlook" not in explored.__dict__
    monkeypatch.setattr(_what_if, "COMPUTED", 10)
    assert _what_if._what_if(_request(""), explored)["computed"] is False


def test_only_its_own_actors_can_be_ticked(explored: Explored) -> None:
    (agreement,) = agreements_of(explored)
    city = agreement.cities[0]
    with pytest.raises(RefusedError):
        _what_if._what_if(_request(f"agreement={agreement.iri}&remove={city}"), explored)
    with pytest.raises(RefusedError):
        _what_if._what_if(_request("agreement=urn:none"), explored)
