"""Spark answers what DuckDB answers, on one machine and on a cluster, at once or resumed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from folders import differences, write_folder
from spark_cluster import QUICK, cluster

from builders import command, run
from codev_graph._table import Table
from codev_graph.errors import EngineError, FileError
from codev_graph.network import Projection
from codev_graph.network.engines import (
    DuckDb,
    Engine,
    Spark,
    _pagerank,
    _session,
    coverage_rows,
    open_network,
)
from codev_graph.network.engines._dialect import in_spark, renamed

LOCAL = "local[2]"
ACTORS = (
    "degree",
    "constraint",
    "clustering",
    "pagerank",
    "liaison",
    "cross_ties",
    "participation",
)
WHOLE = ("components", "transitivity", "ei_index_total")


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_SUBMIT_OPTS", QUICK)
        # Its last digits take two hundred sweeps of SQL, which are alike.
        patch.setattr(_pagerank, "SETTLED", 0.1)
        yield


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network of three cities, of which one actor has none, with parallel ties and a loop."""
    ends = [(i, (i * i + 3 * i + 1) % 17) for i in range(17)] + [
        (i, (i + 4) % 17) for i in range(9)
    ]
    ends += [(3, 3), (0, 1), (0, 1), (20, 21)]
    nodes = {
        "id": [f"a{i:02}" for i in range(23)],
        "city": [None if i == 5 else f"c{i % 3}" for i in range(23)],
    }
    edges = {
        "source": [f"a{one:02}" for one, _other in ends],
        "target": [f"a{other:02}" for _one, other in ends],
        "strength": [0.5 + place % 4 for place in range(len(ends))],
        "mutual": [place % 3 == 0 for place in range(len(ends))],
    }
    return write_folder(tmp_path_factory.mktemp("spark") / "network", nodes, edges)


def tables(engine: Engine, folder: Path) -> list[tuple[Table, tuple[str, ...]]]:
    """Return two tables of a network, and what tells their rows apart."""
    found = open_network(engine, folder, Projection(directed=True, weighted=True))
    return [
        (found.measures(ACTORS), ("actor", "measure")),
        (found.network_measures(WHOLE), ("measure", "group")),
    ]


def same(engine: Engine, folder: Path) -> None:
    with closing(DuckDb()) as duck:
        wanted = tables(duck, folder)
    for (found, keys), (other, _keys) in zip(tables(engine, folder), wanted, strict=True):
        assert len(found) == len(other) > 0
        assert differences(found, other, keys) == []


def test_spark_answers_what_duckdb_answers(network: Path) -> None:
    with closing(Spark(LOCAL)) as engine:
        same(engine, network)


def test_the_cells_are_those_of_duckdb(tmp_path: Path) -> None:
    for part, rows in (
        ("nodes", "'a' AS id, 'A' AS city, ['civil-society', 'university'] AS kinds"),
        ("activity", "'g' AS agreement, 'culture' AS area, 'a' AS actor"),
        ("frames", "'g' AS agreement, city, 'culture' AS area FROM (VALUES ('A'), ('B')) t(city)"),
    ):
        (tmp_path / part).mkdir()
        duckdb.sql(f"SELECT {rows}").write_parquet(str(tmp_path / part / "part.parquet"))
    with closing(DuckDb()) as duck:
        wanted = list(coverage_rows(duck, tmp_path))
    assert {row[-1] for row in wanted} == {"empty", "one-sided"}
    with closing(Spark(LOCAL)) as engine:
        assert list(coverage_rows(engine, tmp_path)) == wanted


def test_an_interrupted_job_goes_on_where_it_was(network: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    options = (
        "--name",
        "degree",
        "--engine",
        "spark",
        "--master",
        LOCAL,
        "--checkpoint",
        str(kept),
    )
    asked = ("measures", "--graph", str(network), *options, "--format", "csv")
    killed = subprocess.Popen(command(*asked), start_new_session=True, stderr=subprocess.DEVNULL)
    while not (made := written(kept)) and killed.poll() is None:
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    made = written(kept)
    assert made
    done = run(*asked)
    assert done.exit_code == 0, done.output
    after = written(kept)
    taken = made.keys() & after.keys()
    assert taken
    assert all(made[table] == after[table] for table in taken)
    assert len(after) > len(taken)
    duck = run("measures", "--graph", str(network), "--name", "degree", "--engine", "duckdb")
    assert done.stdout == duck.stdout
    again = run(*asked)
    assert (again.stdout, written(kept)) == (done.stdout, after)


def written(folder: Path) -> dict[str, int]:
    """Return when each whole table was written."""
    return {file.parent.name: file.stat().st_mtime_ns for file in folder.glob("*/_SUCCESS")}


def test_other_files_and_half_a_table_are_never_taken_for_it(network: Path, tmp_path: Path) -> None:
    def first(folder: Path) -> list[tuple[object, ...]]:
        with closing(Spark(LOCAL, checkpoint=tmp_path / "kept")) as engine:
            engine.read("given", sorted((folder / "nodes").iterdir()))
            engine.create("made", "SELECT id FROM given WHERE id < 'a02' OR id = 'new'")
            return sorted(engine.rows("SELECT * FROM made"))

    assert first(network) == [("a00",), ("a01",)]
    (place,) = (tmp_path / "kept").glob("*/_SUCCESS")
    for part in place.parent.glob("*.parquet"):
        part.unlink()
    place.unlink()
    assert first(network) == [("a00",), ("a01",)]
    other = write_folder(tmp_path / "other", {"id": ["new"]}, {"source": [], "target": []})
    assert first(other) == [("new",)]


def test_two_workers_of_a_cluster_answer_the_same(network: Path, tmp_path: Path) -> None:
    with cluster(tmp_path) as master:
        with closing(Spark(master, "512MB", tmp_path / "kept")) as engine:
            opened = open_network(engine, network)
            found = opened.measures(("degree",))
            written_out = opened.write_parquet(tmp_path / "out", ("degree",))
            engine._session.stop()
        logs = {path.parent.parent.parent.name for path in tmp_path.glob("*/app-*/*/stderr")}
    assert logs == {"one", "two"}
    with closing(DuckDb()) as duck:
        wanted = open_network(duck, network).measures(("degree",))
    assert differences(found, wanted, ("actor", "measure")) == []
    rows = duckdb.read_parquet(f"{written_out}/measure=degree/*.parquet").fetchall()
    assert set(rows) == set(wanted)


def test_what_is_missing_is_said(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("measures", "--graph", str(network), "--engine", "spark")
    assert run(*asked[:3], "--master", LOCAL).exit_code == 2
    done = run(*asked, "--master", "nonsense")
    assert done.exit_code == 1
    assert "nonsense" in done.stderr
    monkeypatch.setenv("JAVA_HOME", str(network))
    monkeypatch.setattr(_session.shutil, "which", lambda _name: None)
    with pytest.raises(EngineError, match="no Java 17 or later"):
        _session.java_home()
    monkeypatch.setattr(_session, "find_spec", lambda _name: None)
    done = run(*asked)
    assert done.exit_code == 1
    assert "codev-graph[spark]" in done.stderr


def test_a_file_that_is_no_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "part.parquet").write_text("no", encoding="utf-8")
    with closing(Spark(LOCAL)) as engine, pytest.raises(FileError, match=tmp_path.name):
        engine.read("given", [tmp_path / "part.parquet"])


def test_queries_are_translated_and_tables_called_by_what_they_hold() -> None:
    text = "WITH b AS (SELECT x / 2.5 FROM a) SELECT a.x, b.x + 1 FROM a JOIN b ON a.x = b.x"
    found, used = in_spark(text, {"a": "made_1", "b": "made_2"})
    assert used == ("a",)
    assert "made_1 AS a" in found
    assert "made_2" not in found
    assert "2.5e0" in found
    assert found.count("column_1") == 1
    ordered = "SELECT x FROM a ORDER BY x"
    assert "ORDER" in in_spark(ordered, {})[0]
    assert "ORDER" not in in_spark(ordered, {}, ordered=False)[0]


def test_a_table_under_another_name_is_no_new_table() -> None:
    assert renamed("SELECT * FROM a") == "a"
    assert renamed("SELECT * FROM a, b") is None
    assert renamed("SELECT x FROM a") is None
