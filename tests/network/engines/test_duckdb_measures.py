"""DuckDB gives what the kernels give: on the reference networks, and on all that may happen."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from folders import differences, folder_of, write_folder

from codev_graph.errors import EngineError, FileError, NetworkError
from codev_graph.network import Projection, registry
from codev_graph.network._measures import ranks
from codev_graph.network._network import Grouping
from codev_graph.network.engines import DuckDb, open_network, read_folder

REFERENCE = (
    ("karate", "club", False),
    ("kite", "city", False),
    ("lesmis", "city", True),
    ("florentine_marriage", "wealth_group", False),
    ("ht_advice", "dept", False),
    ("ht_advice", "level", True),
    ("lazega36", ("office", "gender"), False),
    ("davis", "mode", False),
)


def compare(folder: Path, choice: Projection, group: Grouping) -> None:
    """Hold every table of DuckDB to that of the same folder in memory."""
    memory = read_folder(folder, choice)
    with closing(DuckDb()) as engine:
        network = open_network(engine, folder, choice, group)
        assert str(network.projection) == str(memory.projection)
        ours = network.measures()
        names = list(dict.fromkeys(map(str, ours.column("measure"))))
        theirs = memory.measures(names, group=group)
        assert [row[:3] for row in ours] == [row[:3] for row in theirs]
        assert differences(ours, theirs, ("actor", "measure")) == []
        ours = network.network_measures()
        names = list(dict.fromkeys(map(str, ours.column("measure"))))
        theirs = memory.network_measures(names, group=group)
        assert differences(ours, theirs, ("measure", "group")) == []
        if network.labels:
            theirs = memory.brokerage(group, simulations=0)
            assert differences(network.brokerage(), theirs, ("scope", "actor", "role")) == []


@pytest.mark.parametrize(("name", "group", "weighted"), REFERENCE)
def test_reference_networks(
    name: str, group: Grouping, weighted: bool, tmp_path: Path, peers: Callable[..., Any]
) -> None:
    graph = peers(name).graph
    choice = Projection(directed=graph.is_directed(), weighted=weighted)
    compare(folder_of(graph, tmp_path / "net"), choice, group)


def drawn(seed: int, size: int, ties: int, cities: Sequence[str | None], folder: Path) -> Path:
    """Write a network drawn at random: loops, parallel and mutual ties, some without strength."""
    rng = random.Random(seed)  # noqa: S311 - a network, no secret
    actors = [f"a{number}" for number in range(size)]
    nodes = {"id": actors, "city": [rng.choice(cities) for _ in actors]}
    values: dict[str, Sequence[object]] = {
        "source": actors,
        "target": actors,
        "mutual": (True, False, None),
        "strength": (None, 0.5, 2.0, 3.25),
        "earliest": (None, "2010-01-01", "2015-06-01"),
        "latest": (None, "2012-01-01", "2019-06-01"),
    }
    edges = {name: [rng.choice(each) for _ in range(ties)] for name, each in values.items()}
    return write_folder(folder, nodes, edges)


MANY = ("A", "B", "C", None)


@pytest.mark.parametrize(
    ("size", "ties", "cities", "choice"),
    [
        (0, 0, MANY, Projection()),
        (1, 1, MANY, Projection(directed=True)),
        (2, 3, ("A",), Projection(weighted=True)),
        (12, 12, MANY, Projection(directed=True, weighted=True, isolates=False)),
        (30, 90, (None,), Projection(directed=True)),
        (30, 200, MANY, Projection(directed=True, weighted=True)),
        (30, 90, ("A", "B"), Projection(weighted=True, year=2013)),
    ],
)
def test_networks_drawn_at_random(
    size: int, ties: int, cities: Sequence[str | None], choice: Projection, tmp_path: Path
) -> None:
    compare(drawn(size, size, ties, cities, tmp_path / "net"), choice, "city")


def test_a_hub_costs_no_more_than_its_ties(tmp_path: Path) -> None:
    leaves = [f"b{number}" for number in range(400)]
    nodes = {"id": ["hub", *leaves], "city": ["A", *("AB"[place % 2] for place in range(400))]}
    ends = {"source": ["hub"] * 400 + leaves[:-1:2], "target": leaves + leaves[1::2]}
    folder = write_folder(tmp_path / "net", nodes, ends)
    compare(folder, Projection(), "city")
    with closing(DuckDb()) as engine:
        network = open_network(engine, folder)
        network.at_work.need("corners")
        assert network.at_work.size("corners") == 200


def test_tables_that_were_read_for_the_last_time_go_and_come_again(tmp_path: Path) -> None:
    folder = drawn(0, 9, 20, MANY, tmp_path / "net")
    with closing(DuckDb()) as engine:
        at_work = open_network(engine, folder).at_work
        at_work.need("positions")
        assert {"linked", "pairs"}.isdisjoint(name for (name,) in engine.rows("SHOW TABLES"))
        at_work.need("linked")
        assert at_work.size("linked") == 20


def test_ranks_are_those_of_the_kernels_on_the_same_values(
    tmp_path: Path, peers: Callable[..., Any]
) -> None:
    folder = folder_of(peers("lazega36").graph, tmp_path / "net")
    with closing(DuckDb()) as engine:
        records = open_network(engine, folder, group="office").measures().records()
    for name in {row["measure"] for row in records}:
        rows = [row for row in records if row["measure"] == name]
        values = np.array([np.nan if row["value"] is None else row["value"] for row in rows])
        expected = ranks(values, registry()[str(name)].low_first)
        found = [np.nan if row["rank"] is None else row["rank"] for row in rows]
        np.testing.assert_array_equal(np.array(found, dtype=float), expected)


def test_a_path_of_100_000_actors_is_one_component_in_few_rounds(tmp_path: Path) -> None:
    length = 100_000
    for part, columns in (
        ("nodes", f"'a' || i AS id FROM range({length}) AS t(i)"),
        ("edges", f"'a' || i AS source, 'a' || i + 1 AS target FROM range({length - 1}) AS t(i)"),
    ):
        (tmp_path / part).mkdir()
        duckdb.sql(f"SELECT {columns}").write_parquet(str(tmp_path / part / "part.parquet"))
    with closing(DuckDb()) as engine:
        network = open_network(engine, tmp_path)
        assert network.network_measures(["components"]).column("value") == [1.0]
        # A quarter of the actors is expected to go in each round: log(1e5) / log(4/3) is 40.
        tables = {name for (name,) in engine.rows("SHOW TABLES")}
        assert "parts_3" in tables
        assert "parts_40" not in tables


def test_measures_that_need_the_network_in_memory_are_refused(tmp_path: Path) -> None:
    folder = drawn(0, 5, 8, MANY, tmp_path / "net")
    with closing(DuckDb()) as engine:
        network = open_network(engine, folder)
        assert "closeness" in network.left_out(None)
        assert network.left_out(["degree"]) == ()
        with pytest.raises(NetworkError, match="betweenness_sampled"):
            network.measures(["betweenness"])
        with pytest.raises(NetworkError, match="--engine memory"):
            network.network_measures(["diameter"])
        with pytest.raises(NetworkError, match="another kind"):
            network.measures(["density"])


def test_what_is_wrong_with_a_folder_is_said(tmp_path: Path) -> None:
    stray = write_folder(
        tmp_path / "stray", {"id": ["a"]}, {"source": ["a", "a"], "target": ["c", "b"]}
    )
    twice = write_folder(tmp_path / "twice", {"id": ["a", "a"]}, {"source": [], "target": []})
    nameless = write_folder(tmp_path / "nameless", {"name": ["a"]}, {"source": [], "target": []})
    weak = write_folder(
        tmp_path / "weak",
        {"id": ["a", "b"]},
        {"source": ["a"], "target": ["b"], "strength": [-1.0]},
    )
    with closing(DuckDb()) as engine:
        with pytest.raises(NetworkError, match=r"^b: a tie names this actor"):
            open_network(engine, stray)
        with pytest.raises(NetworkError, match=r"^a: several actors have this id"):
            open_network(engine, twice)
        with pytest.raises(FileError, match="“id”"):
            open_network(engine, nameless)
        with pytest.raises(FileError, match="“nodes”"):
            open_network(engine, tmp_path)
        with pytest.raises(NetworkError, match="positive"):
            open_network(engine, weak, Projection(weighted=True))
        with pytest.raises(NetworkError, match="there are: id"):
            open_network(engine, weak, group="club")


def test_dates_without_a_year_are_refused_in_memory_too(tmp_path: Path) -> None:
    ends = {"source": ["a"], "target": ["a"], "latest": ["soon"]}
    folder = write_folder(tmp_path / "net", {"id": ["a"]}, ends)
    with closing(DuckDb()) as engine, pytest.raises(NetworkError, match="its year"):
        open_network(engine, folder, Projection(year=2015))
    with pytest.raises(NetworkError, match="its year"):
        read_folder(folder, Projection(year=2015))


def test_a_file_cut_short_and_columns_of_another_type_are_told(tmp_path: Path) -> None:
    whole = {"id": ["a"]}, {"source": ["a"], "target": ["a"]}
    cut = write_folder(tmp_path / "cut", *whole) / "edges" / "part.parquet"
    cut.write_bytes(cut.read_bytes()[:-9])
    empty = write_folder(tmp_path / "empty", *whole) / "nodes" / "part.parquet"
    empty.write_bytes(b"")
    wrong = write_folder(tmp_path / "wrong", *whole) / "edges" / "part.parquet"
    with closing(DuckDb()) as engine:
        for file in (cut, empty):
            with pytest.raises(FileError, match=rf"{file.parent}: .* no whole Parquet.*{file}"):
                open_network(engine, file.parents[1])
        for column, expected in (
            ("'heavy' AS strength", "numbers"),
            ("'yes' AS mutual", "true or false"),
            ("'culture|health' AS areas", "lists of texts"),
        ):
            duckdb.sql(f"SELECT 'a' AS source, 'a' AS target, {column}").write_parquet(str(wrong))
            reason = f"“{column.split()[-1]}” .* VARCHAR; expected {expected}"
            with pytest.raises(FileError, match=f"{wrong.parent}: .*{reason}"):
                open_network(engine, wrong.parents[1])


def test_too_little_memory_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    folder = drawn(0, 200, 2_000, MANY, tmp_path / "net")
    spill = tmp_path / "spill"
    spill.mkdir()
    engine = DuckDb("1MB", spill)
    with pytest.raises(EngineError, match="--memory-limit"):
        open_network(engine, folder).measures()
    engine.close()
    assert list(spill.iterdir()) == []
    with pytest.raises(EngineError, match="much"):
        DuckDb("much", spill)
    assert list(spill.iterdir()) == []


SPILLING = """
import os, pathlib, signal, sys
from codev_graph.network.engines import DuckDb
engine = DuckDb("100MB", pathlib.Path(sys.argv[1]))
engine.create("much", "SELECT i, hash(i) AS j, hash(j) AS k FROM range(6_000_000) AS t(i)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_spilled_goes_and_what_another_spills_stays(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", SPILLING, str(tmp_path)], check=False)
    (left,) = tmp_path.iterdir()
    assert sum(file.stat().st_size for file in left.iterdir()) > 0
    with closing(DuckDb(folder=tmp_path)):
        (own,) = tmp_path.iterdir()
        assert own != left
        with closing(DuckDb(folder=tmp_path)):
            assert own.is_dir()
    assert list(tmp_path.iterdir()) == []
