"""The network as Parquet, read back by others than who wrote it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest
from export_data import HARD, hard_graph

from builders import REAL, run
from codev_graph.errors import FileError, NetworkError
from codev_graph.graph import GraphStore
from codev_graph.knowledge import KnowledgeGraph, open_workspace
from codev_graph.network import Projection, TieRow
from codev_graph.network.engines import read_folder
from codev_graph.network.export import write_parquet
from codev_graph.terms import concept_by_iri, expand, individual

Row = dict[str, object]


def read(folder: Path, table: str) -> list[Row]:
    """Return the rows of a table of the folder as DuckDB's own reader finds them."""
    pattern = str(folder / table / "**" / "*.parquet")
    found = duckdb.sql(f"FROM read_parquet('{pattern}', hive_partitioning = {table == 'edges'})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def tie_of(row: Row) -> TieRow:
    bounds = (row[name] for name in ("earliest", "latest"))
    return TieRow(
        str(row["source"]),
        str(row["target"]),
        bool(row["mutual"]),
        frozenset(map(str, row["purposes"])),
        frozenset(map(str, row["areas"])),
        row["strength"],
        *(bound.isoformat() if isinstance(bound, date) else "" for bound in bounds),
        str(row["id"]),
    )


def in_days(tie: TieRow) -> TieRow:
    """Return a tie without the hours of its bounds."""
    bounds = (tie.earliest[:10], tie.latest[:10])
    ends = (tie.source, tie.target, tie.mutual, tie.purposes, tie.areas, tie.strength)
    return TieRow(*ends, *bounds, tie.id)


def same_as_documented(folder: Path, graph: KnowledgeGraph) -> None:
    documented = graph.network().documented
    assert {tie_of(row) for row in read(folder, "edges")} == set(map(in_days, documented.ties))
    assert len(read(folder, "edges")) == len(documented.ties)
    actors = {
        (a.id, a.name, a.actor_class, a.kind, a.city, a.city_name or None, a.level)
        for a in documented.actors
    }
    columns = ("id", "name", "class", "kind", "city", "city_name", "level")
    rows = [tuple(row[name] for name in columns) for row in read(folder, "nodes")]
    assert len(rows) == len(set(rows))
    assert set(rows) == actors


def test_every_actor_and_tie_of_the_founding_case_is_there_once(
    real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    same_as_documented(write_parquet(real_graph.store, tmp_path / "network"), real_graph)


def test_hard_names_parallel_ties_and_bounds_come_back(tmp_path: Path) -> None:
    graph = hard_graph(tmp_path / "tables")
    folder = write_parquet(graph.store, tmp_path / "network")
    same_as_documented(folder, graph)
    assert Counter(row["name"] for row in read(folder, "nodes")) == Counter(HARD.values())


def test_a_tie_lies_with_its_first_area_and_year(
    real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network")
    rows = read(folder, "edges")
    assert any(len(row["areas"]) > 1 for row in rows)
    assert any(row["year"] is None for row in rows)
    for row in rows:
        dated = row["earliest"] or row["latest"]
        assert row["area"] == min(row["areas"], default=None)
        assert row["year"] == (dated.year if isinstance(dated, date) else None)
    file = next((folder / "edges").glob("area=culture/year=2022/*.parquet"))
    assert duckdb.read_parquet(str(file), hive_partitioning=False).columns[-1] == "latest"


def test_who_is_active_where_is_what_the_questions_tell(
    real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network")
    for table, question in (("activity", "area-actors"), ("frames", "agreement-frames")):
        told = real_graph.query(question).records()
        wanted = [{**row, "area": concept_by_iri(str(row["area"])).notation} for row in told]
        key = sorted(wanted[0])
        assert Counter(tuple(row[k] for k in key) for row in read(folder, table)) == Counter(
            tuple(row[k] for k in key) for row in wanted
        )


def test_every_kind_of_an_actor_is_listed(real_graph: KnowledgeGraph, tmp_path: Path) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network")
    told = real_graph.query("actor-kinds").records()
    wanted = {(row["actor"], concept_by_iri(str(row["kind"])).notation) for row in told}
    found = {(row["id"], kind) for row in read(folder, "nodes") for kind in row["kinds"]}
    assert found == wanted


@pytest.mark.parametrize(
    "choice",
    [
        Projection(areas=("culture", "health"), isolates=False),
        Projection(purposes=("cultural",)),
        Projection(year=2022),
        Projection(year=1990, until=2017, isolates=False),
    ],
)
def test_only_what_a_choice_of_ties_takes(
    choice: Projection, real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network", choice)
    wanted = real_graph.network(choice)
    rows = read(folder, "nodes") + read(folder, "edges")
    assert {row["id"] for row in rows} == wanted.counted
    assert 0 < len(read(folder, "edges")) < len(wanted.documented.ties)


@pytest.mark.parametrize("choice", [Projection(), Projection(directed=True, weighted=True)])
def test_the_folder_measures_as_the_graph_does(
    choice: Projection, real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network")
    names = ("degree", "strength", "betweenness", "constraint", "cross_share", "gatekeeper")
    found, wanted = read_folder(folder, choice), real_graph.network(choice)
    assert str(found.projection) == str(wanted.projection)
    one, other = (
        {(row["actor"], row["measure"]): row for row in network.measures(names).records()}
        for network in (found, wanted)
    )
    for column in ("name", "rank"):
        assert {key: row[column] for key, row in one.items()} == {
            key: row[column] for key, row in other.items()
        }
    values = (
        {key: row["value"] for key, row in rows.items() if row["rank"]} for rows in (one, other)
    )
    assert next(values) == pytest.approx(next(values), rel=1e-12)


def test_a_label_names_an_area_and_no_other_text_does(
    real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network", Projection(areas=("Cultura",)))
    assert {"culture"} <= set(read(folder, "edges")[0]["areas"])
    with pytest.raises(NetworkError, match="x'y"):
        write_parquet(real_graph.store, tmp_path / "other", Projection(areas=("x'y",)))
    assert not (tmp_path / "other").exists()


def test_a_graph_without_anybody_gives_tables_without_rows(tmp_path: Path) -> None:
    folder = write_parquet(GraphStore([]), tmp_path / "network")
    for table in ("nodes", "edges", "activity", "frames"):
        assert read(folder, table) == []
    assert duckdb.read_parquet(str(folder / "edges" / "*.parquet")).columns[-2:] == ["area", "year"]


def test_a_tie_with_somebody_unknown_leaves_the_former_folder(
    real_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    folder = write_parquet(real_graph.store, tmp_path / "network")
    ends = {name: ox.NamedNode(individual("x", "actor", name)) for name in ("known", "nobody")}
    tie, graph = (ox.NamedNode(individual("x", kind, "1")) for kind in ("tie", "graph"))
    quads = [
        ox.Quad(tie, ox.NamedNode(expand(f"codev:{name}")), ends["nobody"], graph)
        for name in ("tieFrom", "tieTo")
    ]
    with pytest.raises(NetworkError, match="nobody"):
        write_parquet(GraphStore(quads), folder)
    same_as_documented(folder, real_graph)
    assert [path.name for path in tmp_path.iterdir()] == ["network"]


def test_a_folder_of_others_is_left_alone(real_graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(FileError, match=r"thesis\.docx"):
        write_parquet(real_graph.store, tmp_path)


def test_the_command_writes_the_same_from_a_workspace_and_without_names(tmp_path: Path) -> None:
    workspace, plain, coded = (tmp_path / name for name in ("workspace", "plain", "coded"))
    hard_graph(tmp_path / "tables").save_workspace(workspace)
    done = run("export", str(workspace), "--parquet", str(plain))
    assert (done.exit_code, done.output) == (0, "")
    same_as_documented(plain, open_workspace(workspace))
    key = str(tmp_path / "key.csv")
    run("export", str(workspace), "--parquet", str(coded), "--pseudonymise", "--key", key)
    assert len(read(coded, "edges")) == len(read(plain, "edges"))
    names = {row["name"] for row in read(coded, "nodes")}
    assert all(str(name).startswith("A") and str(name)[1:].isdigit() for name in names)


@pytest.mark.parametrize(
    "options",
    [("--to", "n.csv", "--parquet", "n"), ("--parquet", "n", "--format", "csv"), ()],
)
def test_a_file_or_a_folder_is_asked_for_and_not_both(options: tuple[str, ...]) -> None:
    done = run("export", str(REAL), *options)
    assert done.exit_code == 2
    assert "--parquet" in done.stderr
