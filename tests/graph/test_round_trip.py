"""Tables → graph → tables gives the same tables, through every form that holds named graphs."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from round_trip import Rows, content, twinnings, write

from builders import REAL, SOURCE, actor, city, write_twinning
from codev_graph.graph import RDF_WRITERS, build_graph, read_graph, to_tables
from codev_graph.graph._quads import stated_quads
from codev_graph.sources import RECORDS, Cited, Dataset, SameAs, load_dataset
from codev_graph.sources.inbound import write_tables

DAY = date(2026, 11, 22)
ENDINGS = {"trig": ".trig", "nquads": ".nq", "jsonld": ".jsonld", "turtle": ".ttl"}


def returned(quads: list[ox.Quad], folder: Path, form: str = "trig") -> Dataset:
    """Write the quads, read them back and load the tables that they become."""
    name = f"graph{ENDINGS[form]}"
    again = read_graph(RDF_WRITERS[form](quads), name)
    tables = to_tables(again, name, DAY)
    assert tables.notes == []
    write_tables(tables, folder)
    return load_dataset(folder)


@given(twinnings())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_any_tables_return_from_their_graph(form: str, tables: dict[str, Rows]) -> None:
    with tempfile.TemporaryDirectory() as place:
        before = load_dataset(write(Path(place, "twin"), tables))
        after = returned(stated_quads(before), Path(place, "again"), form)
        assert content(after) == content(before)


@pytest.mark.parametrize("name", ["santa-ana-tapachula", "hermanamientos"])
@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_the_real_tables_return_with_what_follows_from_them_left_out(
    form: str, name: str, tmp_path: Path
) -> None:
    before = load_dataset(REAL.with_name(name))
    after = returned(list(build_graph(before).quads), tmp_path / "again", form)
    assert content(after) == content(before)


def test_ids_and_order_of_rows_that_state_the_same_twice_return(tmp_path: Path) -> None:
    before = load_dataset(REAL)
    after = returned(stated_quads(before), tmp_path / before.name)
    quads = set(stated_quads(before))
    assert set(stated_quads(after)) == quads


def test_actors_that_a_decision_made_one_are_two_again(tmp_path: Path) -> None:
    decision = {"actor": "uni", "same_as": "unach", "decision": "yes", "note": "=", "sources": "s3"}
    twin = write_twinning(
        tmp_path / "twin",
        {
            "sources": [SOURCE, {**SOURCE, "id": "s2"}, {**SOURCE, "id": "s3"}],
            "cities": [city("alba")],
            "actors": [
                actor("unach", "alba", "university", name="Universidad", acronym="UNACH"),
                actor("uni", "alba", "university", name="La Uni", note="Otra nota", sources="s2#3"),
                actor("otra", "alba"),
            ],
            "ties": [{"from": "otra", "to": "uni"}],
            "same_as": [decision],
        },
    )
    before = load_dataset(twin)
    quads = list(build_graph(before).quads)
    after = returned(quads, tmp_path / "again" / "twin")
    held, back = content(before), content(after)
    assert back["actors"] == held["actors"]
    assert back["sources"] == held["sources"]
    decided = [row.model_dump(exclude={"row"}) for row in after.of(SameAs)]
    assert decided == [row.model_dump(exclude={"row"}) for row in before.of(SameAs)]
    assert set(stated_quads(after)) == set(stated_quads(before))


def test_turtle_returns_all_but_places_within_several_sources(tmp_path: Path) -> None:
    before = load_dataset(REAL)
    again = read_graph(RDF_WRITERS["turtle"](build_graph(before).quads), "graph.ttl")
    tables = to_tables(again, "graph.ttl", DAY)
    several = [
        row
        for kind in before.records
        for row in before.of(kind)
        if isinstance(row, Cited)
        and len({each.source for each in row.sources}) > 1
        and any(each.locator for each in row.sources)
    ]
    assert [note.split()[1] for note in tables.notes] == [str(len(several))]
    write_tables(tables, tmp_path / "again")
    after = load_dataset(tmp_path / "again")
    assert content(after, places=False) == content(before, places=False)


def test_the_tables_drawn_hold_every_kind_of_row() -> None:
    held: set[str] = set()

    @given(twinnings())
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    def draw(tables: dict[str, Rows]) -> None:
        held.update(table for table, rows in tables.items() if rows)

    draw()
    assert held == {kind.table for kind in RECORDS}
