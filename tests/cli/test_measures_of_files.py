"""``codev-graph measures --graph``: any network in a file, without touching RDF."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest

from builders import REAL, actor, city, run, write_twinning
from codev_graph import measures, network_measures

EDGES = "source,target\nana,bea\nbea,caro\ncaro,ana\ncaro,dora\ndora,dora\n"
NODES = "id,city\nana,west\nbea,west\ncaro,east\ndora,east\neva,\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    return ["--graph", str(tmp_path / "edges.csv"), "--nodes", str(tmp_path / "nodes.csv")]


def graph(directed: bool = False) -> nx.Graph[str]:
    made: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    made.add_edges_from(
        [("ana", "bea"), ("bea", "caro"), ("caro", "ana"), ("caro", "dora"), ("dora", "dora")]
    )
    made.add_node("eva")
    for node in made:
        if node != "eva":
            made.nodes[node]["city"] = "west" if node in {"ana", "bea"} else "east"
    return made


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
@pytest.mark.parametrize("directed", [False, True])
def test_the_table_is_that_of_the_python_function(files: list[str], directed: bool) -> None:
    flags = ["--directed"] if directed else []
    done = run("measures", *files, "--group", "city", *flags, "--format", "csv")
    assert done.exit_code == 0
    assert done.stdout == measures(graph(directed), "city").to_csv()
    assert "1" in done.stderr
    assert "city" in done.stderr


@pytest.mark.filterwarnings("ignore::codev_graph.network.NetworkNotice")
def test_the_whole_is_measured_on_demand(files: list[str]) -> None:
    done = run("measures", *files, "--group", "city", "--whole", "--name", "density")
    assert done.stdout == network_measures(graph(), "city", ["density"]).to_csv()


def test_without_a_group_nothing_is_compared(files: list[str]) -> None:
    rows = csv.DictReader(StringIO(run("measures", *files).stdout))
    assert "cross_ties" not in {row["measure"] for row in rows}


def test_the_whole_of_a_twinning_is_measured(tmp_path: Path) -> None:
    done = run("measures", str(REAL), "--whole", "--name", "cross_ties_total")
    (row,) = csv.DictReader(StringIO(done.stdout))
    assert float(row["value"]) == 1


@pytest.mark.parametrize("option", ["--nodes", "--distance", "--weight"])
def test_what_goes_with_a_file_is_refused_without_one(option: str) -> None:
    done = run("measures", option, "x")
    assert done.exit_code == 2
    assert "--graph" in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--whole", "--layers", "purposes"],
        ["--ties", "--two-mode", "area"],
        ["--ties", "--brokerage"],
        ["--brokerage", "--whole"],
        ["--by", "year"],
        ["--whole", "--by", "year", "--uncertainty"],
        ["--ties", "--uncertainty"],
        ["--year", "last"],
        ["--year", "2020-2016"],
    ],
)
def test_two_tables_at_once_and_periods_that_are_none_are_refused(options: list[str]) -> None:
    done = run("measures", str(REAL), *options)
    assert done.exit_code == 2
    assert done.stdout == ""


@pytest.mark.parametrize("option", [["--by", "area", "--whole"], ["--area", "x"], ["--weighted"]])
def test_a_file_has_no_documented_ties_to_choose_from(files: list[str], option: list[str]) -> None:
    done = run("measures", *files, *option)
    assert done.exit_code == 2
    assert "--graph" in done.stderr


@pytest.mark.parametrize(
    ("option", "column"),
    [
        (["--ties"], "source"),
        (["--brokerage", "--group", "city"], "role"),
        (["--whole", "--uncertainty", "--name", "density"], "method"),
        (["--uncertainty", "--name", "degree"], "correlation"),
    ],
)
def test_every_table_can_be_had_of_a_file(files: list[str], option: list[str], column: str) -> None:
    done = run("measures", *files, *option)
    assert done.exit_code == 0
    assert column in done.stdout.splitlines()[0].split(",")
    assert done.stderr.count("dropped") == 1


def test_lengths_are_no_strengths(tmp_path: Path) -> None:
    ties = tmp_path / "e.csv"
    ties.write_text("from,to,weight,far\na,b,9,1\nb,c,9,1\na,c,1,5\n", encoding="utf-8")
    files = ["--graph", str(ties), "--name", "betweenness"]
    for flags, expected in (([], 0.0), (["--distance", "far"], 1.0)):
        rows = csv.DictReader(StringIO(run("measures", *files, *flags).stdout))
        assert {row["actor"]: float(row["value"]) for row in rows}["b"] == expected


def test_two_modes_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("who,what\nana,c1\nbea,c1\nbea,c2\n", encoding="utf-8")
    nodes = "id,mode\nana,actor\nbea,actor\nc1,committee\nc2,committee\n"
    (tmp_path / "n.csv").write_text(nodes, encoding="utf-8")
    files = ["--graph", str(tmp_path / "e.csv"), "--nodes", str(tmp_path / "n.csv")]
    rows = list(csv.DictReader(StringIO(run("measures", *files, "--two-mode", "mode").stdout)))
    degrees = {r["actor"]: float(r["value"]) for r in rows if r["measure"] == "two_mode_degree"}
    assert degrees == {"ana": 0.5, "bea": 1.0, "c1": 1.0, "c2": 0.5}


def test_a_misspelt_measure_is_told_before_the_missing_groups(files: list[str]) -> None:
    done = run("measures", *files[:2], "--name", "betwenness")
    assert done.exit_code == 1
    assert "betweenness" in done.stderr


def test_an_unknown_kind_of_file_and_an_unknown_group_are_told(files: list[str]) -> None:
    assert run("measures", "--graph", "network.docx").exit_code == 1
    done = run("measures", *files, "--group", "country")
    assert done.exit_code == 1
    assert "country" in done.stderr


def test_how_many_ties_no_date_bounds_is_told_with_the_years() -> None:
    done = run("measures", str(REAL), "--whole", "--by", "year", "--name", "ties")
    undated = [row for row in ties() if not row["start"] and not row["end"]]
    unended = [row for row in ties() if row["start"] and not row["end"]]
    assert f"in the last rows: {len(undated)}." in done.stderr
    last = done.stdout.splitlines()[-1].split(",")
    assert (last[0], last[1]) == ("", "ties")
    assert f"since their start: {len(unended)}." in done.stderr


def ties() -> list[dict[str, str]]:
    with (REAL / "ties.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_year_in_the_future_tells_why_ties_count() -> None:
    done = run("measures", str(REAL), "--year", "3000", "--name", "degree")
    unended = sum(bool(row["start"]) and not row["end"] for row in ties())
    assert f"{unended} of them have no end and may go on still." in done.stderr


STRENGTHS = ("3", "", "2.5", "0.5")
CHOICES = ([], ["--weighted"], ["--directed"], ["--year", "2021"], ["--area", "Deporte"])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export a twinning of strengths, mutual ties and dates, in every format that keeps them."""
    names = ("x", "y", "u", "v", "w")
    pairs = [("x", "y"), ("y", "x"), ("x", "u"), ("v", "y"), ("y", "w"), ("w", "v")]
    tables = {
        "cities": [city("a", "Aldea"), city("b", "Burgo")],
        "actors": [actor(name, "ab"[name in "yvw"]) for name in names] + [actor("alone")],
        "ties": [
            {
                "from": one,
                "to": other,
                "mutual": ("yes", "no")[number % 2],
                "strength": STRENGTHS[number % 4],
                "start": ("", "2020", "2022")[number % 3],
                "areas": ("sport", "culture|sport")[number % 2] if number < 4 else "",
            }
            for number, (one, other) in enumerate(pairs)
        ],
    }
    folder = tmp_path_factory.mktemp("exported")
    write_twinning(folder / "t", tables)
    for suffix in ("graphml", "gexf", "csv"):
        assert run("export", str(folder / "t"), "--to", str(folder / f"n.{suffix}")).exit_code == 0
    return folder


def numbers(*arguments: str) -> dict[tuple[str, str], float]:
    """Return the values by the name of the actor and the measure, NaN for undefined ones."""
    done = run("measures", *arguments, "--group", "city", "--format", "csv")
    assert done.exit_code == 0, done.stderr
    rows = csv.DictReader(StringIO(done.stdout))
    return {(row["name"], row["measure"]): float(row["value"] or "nan") for row in rows}


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("file", ["n.graphml", "n.gexf", "n.edges.csv"])
def test_what_was_exported_gives_the_numbers_of_the_graph(
    exported: Path, file: str, choice: list[str]
) -> None:
    nodes = ["--nodes", str(exported / "n.nodes.csv")] if file.endswith("csv") else []
    found = numbers("--graph", str(exported / file), *nodes, *choice)
    expected = numbers(str(exported / "t"), *choice)
    assert found == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_the_strength_that_was_exported_is_the_weight(exported: Path) -> None:
    found = numbers("--graph", str(exported / "n.graphml"), "--weighted", "--name", "strength")
    # The stronger of two ties with y, which gives 3; 2.5 of the tie with u.
    assert found["X", "strength"] == 5.5


def test_a_choice_of_ties_is_told_of_an_export_too(exported: Path) -> None:
    done = run("measures", "--graph", str(exported / "n.graphml"), "--whole", "--by", "area")
    assert done.exit_code == 0
    assert "Directions are not heeded." in done.stderr
    assert run("measures", "--graph", str(exported / "n.net"), "--by", "area").exit_code == 2


def test_the_projection_of_two_modes_is_newmans_when_asked(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("who,what\nana,c1\nbea,c1\ncaro,c1\nana,c2\nbea,c2\n", "utf-8")
    modes = "".join(f"{name},actor\n" for name in ("ana", "bea", "caro"))
    (tmp_path / "n.csv").write_text(f"id,mode\n{modes}c1,group\nc2,group\n", encoding="utf-8")
    files = ["--graph", str(tmp_path / "e.csv"), "--nodes", str(tmp_path / "n.csv")]
    done = run("measures", *files, "--two-mode", "mode", "--onto", "actor")
    assert done.stdout.splitlines()[:2] == ["source,target,weight", "ana,bea,1.5"]
    counted = run(
        "measures", *files, "--two-mode", "mode", "--onto", "group", "--weighting", "count"
    )
    assert counted.stdout.splitlines() == ["source,target,weight", "c1,c2,2"]
    assert run("measures", *files, "--onto", "actor").exit_code == 2
    assert run("measures", *files, "--two-mode", "mode", "--weighting", "count").exit_code == 2


def test_the_precision_of_a_sample_is_told_and_kept(files: list[str]) -> None:
    sampled = ["--name", "betweenness_sampled"]
    done = run("measures", *files, *sampled, "--epsilon", "0.5", "--delta", "0.2")
    assert "probability 0.8 or more" in done.stderr
    assert "more than 0.5 off" in done.stderr
    assert run("measures", *files, *sampled, "--epsilon", "0").exit_code == 1
    assert run("measures", *files, *sampled, "--epsilon", "2").exit_code == 1
    assert run("measures", *files, "--epsilon", "0.5").exit_code == 2


def test_an_unknown_layer_is_answered_with_those_there_are(files: list[str]) -> None:
    done = run("measures", str(REAL), "--layers", "purpose")
    assert done.exit_code == 1
    assert "purposes, areas" in done.stderr
    assert "“purposes”" in done.stderr


@pytest.mark.parametrize(
    ("options", "told", "of_b"),
    [
        ([], "Directions are not heeded. The weight of a tie is its “weight”.", 5.0),
        (["--weighted", "--directed"], "Ties keep their direction. The weight", 5.0),
        (["--weight", "far"], "is its “far”.", 9.0),
        (["--weight", "-", "--name", "strength"], "Ties have no weights.", 2.0),
    ],
)
def test_how_a_file_was_read_is_told(
    tmp_path: Path, options: list[str], told: str, of_b: float
) -> None:
    ties = tmp_path / "e.csv"
    ties.write_text("from,to,weight,far\na,b,2,4\nb,c,3,5\n", encoding="utf-8")
    done = run("measures", "--graph", str(ties), "--name", "strength", *options, "--format", "csv")
    assert told in done.stderr
    rows = list(csv.DictReader(StringIO(done.stdout)))
    assert [float(row["value"]) for row in rows if row["actor"] == "b"] == [of_b]


def test_a_weight_that_no_tie_has_is_refused_with_what_there_is(tmp_path: Path) -> None:
    ties = tmp_path / "e.csv"
    ties.write_text("from,to,strength\na,b,2\n", encoding="utf-8")
    for options in (["--weight", "strenght"], ["--weighted"]):
        done = run("measures", "--graph", str(ties), *options)
        assert done.exit_code == 2
        assert "they have: strength." in done.stderr


def test_a_measure_on_groups_asks_for_the_option(files: list[str]) -> None:
    done = run("measures", *files, "--whole", "--name", "ei_index_total")
    assert done.exit_code == 2
    assert "“ei_index_total” needs groups" in done.stderr
    assert "--group." in done.stderr
