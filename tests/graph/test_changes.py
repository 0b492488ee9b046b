"""A build into a workspace records what it changed of the one before."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from workspace_builder import write_small

from codev_graph.errors import FileError
from codev_graph.graph import Change, Changes, read_changes, read_manifest
from codev_graph.graph import _changes as changes
from codev_graph.terms import ENTAILMENTS, expand, individual, named_graph

NAMES = {"a": "Museo", "b": "Alcaldía", "c": "Cámara"}


def actor(key: str) -> str:
    return individual("t", "actor", key)


def quad(row: str, curie: str, value: str, graph: str = "s") -> ox.Quad:
    term = ox.NamedNode(value) if value.startswith("https:") else ox.Literal(value)
    place = ox.NamedNode(named_graph("t", graph))
    return ox.Quad(ox.NamedNode(row), ox.NamedNode(expand(curie)), term, place)


def named(*keys: str) -> list[ox.Quad]:
    return [quad(actor(key), "rdfs:label", NAMES[key]) for key in keys]


def tie(one: str, other: str) -> list[ox.Quad]:
    row = individual("t", "tie", f"{one}--{other}")
    return [quad(row, "codev:tieFrom", actor(one)), quad(row, "codev:tieTo", actor(other))]


def told(folder: Path) -> Changes:
    return read_changes(folder / read_manifest(folder).build)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_small(tmp_path / "ws", [*named("a", "b"), *tie("a", "b")])
    return tmp_path / "ws"


def test_the_first_build_has_nothing_to_compare_with(workspace: Path) -> None:
    assert told(workspace) == Changes(None, {}, ())


def test_a_build_tells_what_is_new_other_and_gone(workspace: Path) -> None:
    before = read_manifest(workspace).built
    noted = quad(actor("b"), "codev:note", "Cerrada.")
    write_small(workspace, [*named("b", "c"), noted, *tie("b", "c")])
    found = told(workspace)
    assert found.since == before
    once = {"added": 1, "removed": 1}
    assert found.counts == {"actor": {**once, "changed": 1}, "tie": once}
    assert set(found.rows) == {
        Change(actor("c"), "actor", "added", "Cámara"),
        Change(actor("b"), "actor", "changed", "Alcaldía"),
        Change(actor("a"), "actor", "removed", "Museo"),
        Change(individual("t", "tie", "b--c"), "tie", "added", "Alcaldía – Cámara"),
        Change(individual("t", "tie", "a--b"), "tie", "removed", "Museo – Alcaldía"),
    }


def test_the_same_graph_again_changes_nothing(workspace: Path) -> None:
    write_small(workspace, [*tie("a", "b"), *named("b", "a")])
    assert told(workspace).counts == {}
    assert told(workspace).since


def test_what_follows_and_what_is_no_row_is_no_change(workspace: Path) -> None:
    others = [
        quad(actor("a"), "codev:cooperatesWith", actor("b"), ENTAILMENTS),
        quad(named_graph("t", "s"), "rdfs:label", "S"),
        quad("https://example.org/x", "rdfs:label", "X"),
    ]
    write_small(workspace, [*named("a", "b"), *tie("a", "b"), *others])
    assert told(workspace).counts == {}


def test_only_the_first_are_named_and_all_counted(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "NAMED", 1)
    write_small(workspace, [])
    found = told(workspace)
    assert found.counts["actor"] == {"removed": 2}
    assert [row.name for row in found.rows if row.type == "actor"] == ["Museo"]


def test_a_build_that_can_not_be_read_is_not_compared(workspace: Path) -> None:
    (workspace / "workspace.json").write_text("{}", encoding="utf-8")
    write_small(workspace, named("c"))
    assert told(workspace) == Changes(None, {}, ())


def test_a_record_that_is_gone_is_told(workspace: Path) -> None:
    place = workspace / read_manifest(workspace).build
    (place / "changes.json").unlink()
    with pytest.raises(FileError, match="is damaged"):
        read_changes(place)
