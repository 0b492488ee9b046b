"""A network taken apart by area, purpose, class, city and year, counted by hand on a small one."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from builders import actor, agreement, city, run, taking_part, write_twinning
from codev_graph import KnowledgeGraph, Projection, build
from codev_graph.cli._measures import PARTS
from codev_graph.errors import NetworkError
from codev_graph.knowledge._report_network import _periods
from codev_graph.network import (
    SLICES,
    ActorRow,
    Documented,
    Network,
    TieRow,
    read_two_modes,
)
from codev_graph.terms import individual

# Two town halls (x in a, y in b) hold the one crossing; u, v and w stand behind them.
TABLES = {
    "cities": [city("a", "Aldea"), city("b", "Burgo")],
    "actors": [
        actor("x", "a"),
        actor("y", "b"),
        actor("u", "a", "university"),
        actor("v", "b", "university"),
        actor("w", "b", "company"),
        actor("i", "", "international-body"),
    ],
    "agreements": [agreement("d", "a|b", "sport")],
    "committees": [{"id": "c", "name": "C", "agreement": "d", "cities": "a|b", "areas": "sport"}],
    "participations": [
        taking_part("x", "d", role="signatory"),
        taking_part("y", "c"),
        taking_part("v", "c"),
    ],
    "ties": [
        {"from": "x", "to": "y", "purposes": "peace|technical", "areas": "sport", "start": "2020"},
        {"from": "x", "to": "u", "purposes": "technical", "start": "2021", "end": "2022"},
        {"from": "v", "to": "y", "areas": "culture|sport", "end": "2021"},
        {"from": "y", "to": "w"},
        {"from": "x", "to": "y", "purposes": "peace", "start": "2021", "end": "2021"},
    ],
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return build(write_twinning(tmp_path_factory.mktemp("parts") / "t", TABLES))


def values(graph: KnowledgeGraph, part: str, name: str, **options: object) -> dict:
    rows = graph.network(options.pop("projection", None)).by(part, [name], **options).records()
    return {row[part]: row["value"] for row in rows}


def test_the_command_offers_every_part() -> None:
    assert PARTS == SLICES


def test_by_area_a_tie_counts_in_each_that_it_names_and_none_is_lost(
    graph: KnowledgeGraph,
) -> None:
    # y–w and x–u, and the second tie of x and y, name no area.
    assert values(graph, "area", "ties") == {"culture": 1, "sport": 2, None: 3}
    assert values(graph, "area", "cross_ties_total") == {"culture": 0, "sport": 1, None: 1}


def test_by_purpose(graph: KnowledgeGraph) -> None:
    assert values(graph, "purpose", "ties") == {"peace": 1, "technical": 2, None: 2}
    assert values(graph, "purpose", "cross_ties_share") == {"peace": 1, "technical": 0.5, None: 0}


def test_by_class_the_ties_that_touch_it(graph: KnowledgeGraph) -> None:
    assert values(graph, "class", "ties") == {
        "international-organisation": 0,
        "other-actor": 2,
        "private-sector": 1,
        "public-administration": 4,
    }
    assert values(graph, "class", "cross_ties_total")["public-administration"] == 1
    assert values(graph, "class", "actors")["private-sector"] == 2


def test_by_city_what_lies_within(graph: KnowledgeGraph) -> None:
    table = graph.network().by("city", ["ties", "density"])
    found = {(row["city_name"], row["measure"]): row["value"] for row in table.records()}
    assert found["Aldea", "ties"] == 1
    assert found["Burgo", "ties"] == 2
    assert found["Aldea", "density"] == 1
    assert "cross_ties_total" not in graph.network().by("city").column("measure")


def test_by_year_the_ties_that_may_have_been_active(graph: KnowledgeGraph) -> None:
    # v–y has no beginning: it may have been in 2020. y–w has no date, and so stands in no year.
    assert values(graph, "year", "ties") == {2020: 2, 2021: 3, 2022: 2, None: 1}
    assert values(graph, "year", "ties", projection=Projection(year=2021)) == {2021: 3, None: 1}
    chosen = Projection(year=2021, until=2022)
    assert values(graph, "year", "ties", projection=chosen) == {2021: 3, 2022: 2, None: 1}


def test_a_choice_holds_in_every_part(graph: KnowledgeGraph) -> None:
    chosen = Projection(areas=("Deporte",))
    assert values(graph, "area", "ties", projection=chosen) == {"sport": 2}
    assert graph.network(chosen).projection.areas == ("sport",)
    lone = Projection(isolates=False)
    assert values(graph, "area", "actors", projection=lone)["culture"] == 2


def test_without_dates_there_are_no_years(tmp_path: Path) -> None:
    tables = {"cities": [city("a")], "actors": [actor("x", "a"), actor("y", "a")]}
    tables["ties"] = [{"from": "x", "to": "y"}]
    network = build(write_twinning(tmp_path / "t", tables)).network()
    assert set(network.by("year").column("year")) == {None}
    assert network.by("year").columns[0] == "year"


def test_a_part_that_is_none_and_a_concept_that_is_none_are_told(graph: KnowledgeGraph) -> None:
    with pytest.raises(NetworkError, match="area"):
        graph.network().by("areas")
    with pytest.raises(NetworkError, match="sport"):
        graph.network(Projection(areas=("sprot",)))
    with pytest.raises(NetworkError, match="until"):
        Projection(year=2020, until=2019)


def test_a_period_is_told_with_the_ties_that_have_no_date(graph: KnowledgeGraph) -> None:
    told = str(graph.network(Projection(year=2019, until=2020)).projection)
    assert "from 2019 to 2020" in told
    assert "1 of them has no date" in told
    assert graph.network(Projection(year=2019, until=2020)).projection.ties == 3


def test_the_town_halls_carry_what_crosses(graph: KnowledgeGraph) -> None:
    network = graph.network()
    # u–v and u–w can meet only through x and y.
    assert network.path_share().rows == ((2, 2.0, 1.0),)
    (row,) = network.network_measures(["path_share"]).records()
    assert (row["measure"], row["group"], row["value"]) == ("path_share", "local-government", 1.0)
    assert network.path_share("university").rows[0][2] == 0
    assert "path_share" in network.network_measures().column("measure")


def test_names_stand_beside_iris(graph: KnowledgeGraph) -> None:
    network = graph.network()
    named = {row["group"]: row["name"] for row in network.network_measures(["pair_ties"]).records()}
    assert list(named.values()) == ["Aldea | Burgo"]
    ends = network.tie_measures(["bridge"]).records()
    assert {"X", "Y"} <= {row["source_name"] for row in ends} | {row["target_name"] for row in ends}
    assert network.brokerage(simulations=0).columns[:3] == ("scope", "actor", "name")
    classed = network.brokerage(("city", "class"), simulations=0)
    assert "Aldea" not in {row["name"] for row in classed.records()}


def test_layers_of_cooperation(graph: KnowledgeGraph) -> None:
    rows = {
        (row["measure"], row["layer"]): row["value"]
        for row in graph.network().multiplexity().records()
    }
    assert rows["layer_pairs", "peace"] == 1
    assert rows["layer_pairs", "technical"] == 2
    assert rows["multiplex_share", None] == 0.5
    assert rows["cross_multiplex_share", None] == 1
    assert rows["ties_without_layer", None] == 2


def test_how_sure_it_is(graph: KnowledgeGraph) -> None:
    table = graph.network().uncertainty(["density", "ei_index_total"], seed=3, repeats=20)
    methods = {(row["method"], row["measure"]) for row in table.records()}
    assert methods == {
        ("rewiring_test", "density"),
        ("rewiring_test", "ei_index_total"),
        ("bootstrap_intervals", "density"),
        ("bootstrap_intervals", "ei_index_total"),
        ("label_test", "ei_index_total"),
    }
    assert set(table.column("seed")) == {3}
    fixed = next(row for row in table.records() if row["measure"] == "density" and row["sd"] == 0)
    assert fixed["z"] is None
    assert len(graph.network().missing_actors(["degree"], repeats=5)) > 0


def test_two_modes_of_a_graph(graph: KnowledgeGraph) -> None:
    modes = graph.two_modes("committee")
    committee = individual("t", "committee", "c")
    assert set(modes.graph[committee]) == {individual("t", "actor", key) for key in "yv"}
    degrees = {
        row["name"]: row["value"]
        for row in modes.measures().records()
        if row["measure"] == "two_mode_degree"
    }
    assert degrees["V"] == 1
    assert degrees["C"] == pytest.approx(2 / 6)
    assert modes.graph.number_of_edges() == 2
    assert "2" in str(modes)
    tied = modes.projection().edges(data="weight")
    assert [weight for _one, _other, weight in tied] == [1.0]


@pytest.mark.parametrize(("mode", "others"), [("agreement", 1), ("project", 0), ("area", 1)])
def test_other_modes(graph: KnowledgeGraph, mode: str, others: int) -> None:
    modes = graph.two_modes(mode)
    kinds = [data["mode"] for _node, data in modes.graph.nodes(data=True)]
    assert kinds.count(mode) == others
    assert (len(modes.measures()) == 0) == (others == 0)


def test_a_mode_that_is_none_is_told(graph: KnowledgeGraph) -> None:
    with pytest.raises(NetworkError, match="committee"):
        read_two_modes(graph.store, "comittee")


@pytest.mark.parametrize(
    ("options", "column"),
    [
        (["--whole", "--by", "year", "--name", "ties"], "year"),
        (["--layers", "areas"], "layer"),
        (["--two-mode", "area"], "mode"),
        (["--brokerage", "--group", "city", "--group", "class"], "role"),
        (["--whole", "--uncertainty", "--name", "density"], "method"),
        (["--area", "sport", "--year", "2020-2021", "--no-isolates", "--directed"], "actor"),
    ],
)
def test_the_command_gives_every_table(options: list[str], column: str, tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "t", TABLES)
    done = run("measures", str(folder), *options)
    assert done.exit_code == 0
    assert column in done.stdout.splitlines()[0].split(",")


def test_the_command_writes_the_measures_back(tmp_path: Path) -> None:
    folder, target = write_twinning(tmp_path / "t", TABLES), tmp_path / "g.trig"
    done = run("measures", str(folder), "--write", str(target), "--area", "sport")
    assert done.exit_code == 0
    assert "Only ties of sport count." in done.stderr
    asked = run("query", "measure-runs", "--graph", str(target), "--lang", "en", "--format", "csv")
    assert "Only ties of sport count." in asked.stdout


def test_a_choice_travels_into_the_page_and_the_files(tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "t", TABLES)
    told = "Only ties of sport count."
    flags = ["--area", "sport", "--no-isolates", "--lang", "en"]
    for ending in ("graphml", "gexf", "csv"):
        target = tmp_path / f"n.{ending}"
        assert run("export", str(folder), "--to", str(target), *flags).exit_code == 0
    for read in (nx.read_graphml, nx.read_gexf):
        name = read.__name__.removeprefix("read_")
        path = tmp_path / f"n.{name}"
        assert sorted(read(path).nodes) == ["v", "x", "y"]
        assert read(path).number_of_edges() == 2
        assert told in path.read_text(encoding="utf-8")
    assert len((tmp_path / "n.nodes.csv").read_text(encoding="utf-8").splitlines()) == 4
    page = tmp_path / "n.html"
    assert run("view", str(folder), "-o", str(page), *flags).exit_code == 0
    assert told in page.read_text(encoding="utf-8")


def test_ties_can_not_be_chosen_for_the_whole_graph(tmp_path: Path) -> None:
    folder, target = write_twinning(tmp_path / "t", TABLES), tmp_path / "g.trig"
    done = run("export", str(folder), "--to", str(target), "--area", "sport")
    assert done.exit_code == 1
    assert not target.exists()


def test_the_report_tells_the_years_alike_once_and_then_what_has_no_date() -> None:
    pair = (ActorRow("a", "A", "company", "x"), ActorRow("b", "B", "company", "y"))
    dated = TieRow("a", "b", earliest="2020-01-01", latest="2022-12-31")
    documented = Documented(pair, (TieRow("a", "b"), dated))
    network = Network(*documented.project(Projection()), documented)
    assert list(_periods(network)) == [("2020–2022", 1, 1), ("no date", 1, 1)]
