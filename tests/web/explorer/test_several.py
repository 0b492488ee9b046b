"""Several twinnings in one store: listed, compared, and each facing its own cities."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from codev_graph import KnowledgeGraph
from codev_graph.graph import write_workspace
from codev_graph.web.explorer._explored import Builds, Explored
from codev_graph.web.explorer._home import agreements_of, bridges


@pytest.fixture(scope="module")
def several(peer_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Explored:
    folder = tmp_path_factory.mktemp("several")
    write_workspace(folder, peer_graph.store.quads(), name="several")
    return Builds(str(folder)).current()


def test_each_twinning_counts_the_actors_of_its_own_cities(several: Explored) -> None:
    agreements = agreements_of(several)
    assert len(agreements) > 1
    for entry in agreements:
        twinning = several.twinnings.of(entry)
        for city in twinning.cities:
            assert twinning.total(city.iri) == city.number
        rows = [
            row
            for row in several.graph.query("ties").records()
            if row["crossing"]
            and {*several.entries[str(row["from"])].cities, *several.entries[str(row["to"])].cities}
            <= {*entry.cities}
        ]
        assert twinning.across == len(rows)


def test_bridges_are_those_tied_to_another_city(several: Explored) -> None:
    for actor, count in bridges(several):
        partners = {several.entries[each].cities for each in several.partners[actor.iri]}
        assert count >= 1
        assert any(cities and cities != actor.cities for cities in partners)


def test_a_workspace_built_anew_is_told_anew(
    tmp_path: Path, peer_graph: KnowledgeGraph, real_graph: KnowledgeGraph
) -> None:
    write_workspace(tmp_path / "w", peer_graph.store.quads(), name="one")
    builds = Builds(str(tmp_path / "w"))
    first = builds.current()
    assert builds.current() is first
    write_workspace(tmp_path / "w", real_graph.store.quads(), name="two")
    assert builds.current().manifest.name == "two"
    assert quote(builds.current().manifest.digest) != first.manifest.digest
