"""Stores of others answer what the embedded one answers."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from stores import Address

from codev_graph import Table
from codev_graph.cli import main
from codev_graph.errors import QuerySyntaxError
from codev_graph.graph import GraphStore, RemoteStore, answered, ask, query_library, write_answer
from codev_graph.network import find_gaps, read_network, read_two_modes
from codev_graph.network.export import write_parquet
from conftest import AWKWARD


def rows(table: Table) -> list[str]:
    """Return the rows with their types; their order counts where the queries are asked for it."""
    return sorted(map(repr, table.rows))


@pytest.mark.parametrize("name", query_library())
def test_every_question_is_answered_alike(
    name: str, store: GraphStore, remote: RemoteStore
) -> None:
    wanted, found = ask(store, name), ask(remote, name)
    assert found.columns == wanted.columns
    assert rows(found) == rows(wanted)


def test_the_network_is_exported_alike(
    store: GraphStore, remote: RemoteStore, tmp_path: Path
) -> None:
    folders = (write_parquet(store, tmp_path / "own"), write_parquet(remote, tmp_path / "other"))
    for table in ("nodes", "edges", "activity", "frames"):
        own, other = (duckdb.read_parquet(str(f / table / "**" / "*.parquet")) for f in folders)
        assert sorted(map(repr, other.fetchall())) == sorted(map(repr, own.fetchall()))


def test_parameters_are_bound_alike(store: GraphStore, remote: RemoteStore) -> None:
    for told in ({"city": "tapachula"}, {"class": "civil-society"}):
        assert rows(ask(remote, "actors", told)) == rows(ask(store, "actors", told))
    assert remote.keys("city") == store.keys("city")
    assert remote.individual("city", "tapachula") == store.individual("city", "tapachula")


def test_texts_come_back_as_they_are(store: GraphStore, remote: RemoteStore) -> None:
    query = "SELECT DISTINCT ?text WHERE { ?row codev:note ?text }"
    assert set(AWKWARD) <= set(remote.select(query).column("text"))
    assert rows(remote.select(query)) == rows(store.select(query))


def test_measures_and_gaps_are_alike(store: GraphStore, remote: RemoteStore) -> None:
    assert rows(read_network(remote).measures()) == rows(read_network(store).measures())
    for table in ("table", "cells_table", "candidates_table", "scorecard_table"):
        found, wanted = getattr(find_gaps(remote), table)(), getattr(find_gaps(store), table)()
        assert rows(found) == rows(wanted)
    assert rows(read_two_modes(remote, "area").measures()) == rows(
        read_two_modes(store, "area").measures()
    )


@pytest.mark.parametrize(("name", "telling"), [("known-actors", "'false'"), ("ties", "|http")])
def test_truths_and_lists_are_told_as_such(
    name: str, telling: str, store: GraphStore, remote: RemoteStore
) -> None:
    def told(asked: GraphStore | RemoteStore) -> list[str]:
        found = json.loads(write_answer(answered(asked, name), "json"))["results"]["bindings"]
        return sorted(map(repr, (sorted(row.items()) for row in found)))

    assert told(remote) == told(store)
    assert any(telling in row for row in told(remote))


def test_answers_of_more_rows_than_a_store_gives_come_whole(
    store: GraphStore, remote: RemoteStore
) -> None:
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }"
    wanted = len(store.select(f"{query} ORDER BY ?s"))
    assert wanted > 5000
    assert len(remote.select(f"{query} ORDER BY ?s")) == wanted
    assert len(remote.select(f"{query} ORDER BY ?p LIMIT 2500 OFFSET 10")) == 2500


def test_every_form_of_query_is_answered(store: GraphStore, remote: RemoteStore) -> None:
    city = store.individual("city", "tapachula")
    for text in (
        "ASK { ?x a codev:City }",
        "ASK { ?x a codev:Nothing }",
        f"CONSTRUCT {{ <{city}> ?p ?o }} WHERE {{ <{city}> ?p ?o }}",
    ):
        assert rows(remote.select(text)) == rows(store.select(text))
    assert remote.holds(str(city))
    assert not remote.holds("https://w3id.org/codev-graph/ontology#Actr")
    assert not remote.holds("no IRI")


def test_the_graph_comes_back(store: GraphStore, remote: RemoteStore) -> None:
    def plain(quads: list[ox.Quad]) -> set[tuple[str, str, str]]:
        return {(str(q.graph_name), str(q.subject), str(q.predicate)) for q in quads}

    assert plain(remote.quads()) == plain(store.quads())


def test_what_is_no_sparql_is_never_sent(remote: RemoteStore) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        remote.select("SELECT ?x WERE { ?x a codev:City }")
    assert caught.value.column == 11


@pytest.mark.parametrize("words", [["measures"], ["gaps"], ["query", "cities"], ["invite"]])
def test_commands_take_an_endpoint(words: list[str], address: Address) -> None:
    found = CliRunner().invoke(main, [*words, "--endpoint", address.endpoint, "--lang", "en"])
    assert found.exit_code == 0, found.output
    assert len(found.stdout.splitlines()) > 2


def test_the_network_of_an_endpoint_is_drawn(address: Address, tmp_path: Path) -> None:
    page = tmp_path / "network.html"
    words = ["view", "--endpoint", address.endpoint, "-o", str(page), "--lang", "en"]
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 0, found.output
    assert "Ayuntamiento de Tapachula" in page.read_text(encoding="utf-8")
