"""A workspace answers as before a build or as after it, whatever befalls the build."""

from __future__ import annotations

import json
import multiprocessing
import signal
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pyoxigraph as ox
import pytest
from workspace_builder import (
    ROWS,
    count_steps,
    version_quads,
    write_and_die,
    write_version,
)

from codev_graph import KnowledgeGraph
from codev_graph.errors import FileError
from codev_graph.graph import (
    GraphStore,
    ask,
    is_workspace,
    manifest_in_force,
    open_workspace,
    query_library,
    read_manifest,
    write_workspace,
)

KILLS = 50
STEPS = 25
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["workspace_builder"])


def version_of(store: GraphStore) -> int:
    """Return the version that all rows tell, and fail if they do not agree."""
    answer = store.select("SELECT ?v (COUNT(*) AS ?n) { ?row codev:note ?v } GROUP BY ?v")
    ((version, count),) = answer.rows
    assert count == ROWS
    assert store.select("ASK { codev:Actor a owl:Class }").rows == ((True,),)
    return int(str(version))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write_version(tmp_path / "ws", 0)
    return tmp_path / "ws"


def test_it_answers_as_the_store_in_memory_does(real_graph: KnowledgeGraph, tmp_path: Path) -> None:
    quads = real_graph.store.quads()
    write_workspace(tmp_path / "ws", quads)
    opened = open_workspace(tmp_path / "ws")
    assert opened.quads() == quads
    assert opened.digest == real_graph.store.digest
    for query in query_library().values():
        found, expected = ask(opened, query.name), ask(real_graph.store, query.name)
        assert found.columns == expected.columns
        if "ORDER BY" in query.text:
            assert found.rows == expected.rows, query.name
        assert sorted(map(str, found)) == sorted(map(str, expected)), query.name


def test_a_build_of_other_quads_has_another_digest(workspace: Path) -> None:
    before = manifest_in_force(workspace)
    assert open_workspace(workspace).digest == before.digest
    write_version(workspace, 1)
    assert manifest_in_force(workspace).digest != before.digest
    write_version(workspace, 0)
    assert read_manifest(workspace).digest == before.digest


def test_a_reader_keeps_what_it_opened(workspace: Path) -> None:
    early = open_workspace(workspace)
    for version in (1, 2):
        write_version(workspace, version)
    late = open_workspace(workspace)
    assert (version_of(early), version_of(late)) == (0, 2)


def test_a_store_goes_when_its_last_reader_does(workspace: Path) -> None:
    readers = [open_workspace(workspace) for _number in range(2)]
    old = read_manifest(workspace).build
    write_version(workspace, 1)
    readers.pop()
    write_version(workspace, 2)
    assert old in names(workspace)
    readers.pop()
    write_version(workspace, 3)
    assert names(workspace) == [read_manifest(workspace).build, "workspace.json"]


def test_a_second_writer_is_told_and_changes_nothing(workspace: Path) -> None:
    def meanwhile() -> Iterator[ox.Quad]:
        yield from version_quads(1)
        with pytest.raises(FileError, match="another build is writing this workspace") as caught:
            write_version(workspace, 2)
        assert caught.value.path == str(workspace)

    write_workspace(workspace, meanwhile())
    assert version_of(open_workspace(workspace)) == 1


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_build_that_fails_leaves_nothing(error: type[BaseException], workspace: Path) -> None:
    def broken() -> Iterator[ox.Quad]:
        yield from version_quads(1)
        raise error

    before = names(workspace)
    with pytest.raises(FileError if error is OSError else error):
        write_workspace(workspace, broken())
    assert names(workspace) == before
    assert version_of(open_workspace(workspace)) == 0


@pytest.mark.parametrize(
    ("field", "value"), [("format", 0), ("storage", "0.4"), ("ontology", "other")]
)
def test_another_version_is_refused_with_the_command_that_rebuilds(
    field: str, value: object, tmp_path: Path
) -> None:
    folder = tmp_path / "my ws"
    write_workspace(folder, version_quads(0), source="my tables")
    path = folder / "workspace.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, field: value}), encoding="utf-8")
    with pytest.raises(FileError, match="another version") as caught:
        open_workspace(folder)
    command = f"codev-graph build 'my tables' --workspace '{folder}'"
    assert str(caught.value).endswith(command)
    write_version(folder, 1)
    assert version_of(open_workspace(folder)) == 1


@pytest.mark.parametrize("content", ["", "[]", "{", '{"format": 2}', '{"format": 2, "source": ""}'])
def test_a_damaged_workspace_is_told_and_can_be_built_again(content: str, workspace: Path) -> None:
    (workspace / "workspace.json").write_text(content, encoding="utf-8")
    with pytest.raises(FileError, match="is damaged; build it again: codev-graph build SOURCE"):
        open_workspace(workspace)
    write_version(workspace, 1)
    assert version_of(open_workspace(workspace)) == 1


def test_a_store_that_is_missing_or_no_store_is_told(workspace: Path) -> None:
    store = workspace / read_manifest(workspace).build
    for path in store.iterdir():
        path.unlink()
    with pytest.raises(FileError, match="is damaged"):
        open_workspace(workspace)
    store.rmdir()
    with pytest.raises(FileError, match="is damaged"):
        open_workspace(workspace)


def test_what_is_no_workspace_is_told(tmp_path: Path) -> None:
    assert not is_workspace(tmp_path)
    with pytest.raises(FileError, match=r"is no workspace; “codev-graph build SOURCE --workspace"):
        open_workspace(tmp_path)


def test_a_folder_of_anything_else_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match=r"“notes\.txt”"):
        write_version(tmp_path, 0)
    assert names(tmp_path) == ["notes.txt"]


def killed_after(seconds: float, folder: Path, version: int) -> bool:
    """Build, kill the process after some time, and return whether it was still at work."""
    process = PROCESSES.Process(target=write_version, args=(folder, version))
    process.start()
    sleep(seconds)
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def test_a_build_killed_at_any_moment_leaves_the_old_graph_or_the_new(workspace: Path) -> None:
    begin = perf_counter()
    process = PROCESSES.Process(target=write_version, args=(workspace, 0))
    process.start()
    process.join()
    duration = perf_counter() - begin
    random, former, killed = Random(7), 0, 0  # noqa: S311 -- moments, not secrets
    for version in range(1, KILLS + 1):
        dead = killed_after(random.uniform(0, duration), workspace, version)
        found = version_of(open_workspace(workspace))
        assert found in ({former, version} if dead else {version})
        former, killed = found, killed + dead
    assert killed
    write_version(workspace, 0)
    assert names(workspace) == [read_manifest(workspace).build, "workspace.json"]


def test_a_build_killed_at_any_step_leaves_the_old_graph_or_the_new(workspace: Path) -> None:
    # A build that follows a killed one sweeps too, so that it has a quarter more steps.
    steps, former, outcomes = count_steps(workspace, 0) * 5 // 4, 0, set()
    for version in range(1, STEPS + 1):
        step = version * steps // STEPS
        process = PROCESSES.Process(target=write_and_die, args=(workspace, version, step))
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        found = version_of(open_workspace(workspace))
        assert found in ({former, version} if process.exitcode else {version})
        outcomes.add((process.exitcode != 0, found == version))
        former = found
    # Some died before the new graph was in force, and some after.
    assert outcomes >= {(True, False), (True, True)}
    write_version(workspace, 0)
    assert names(workspace) == [read_manifest(workspace).build, "workspace.json"]


def rebuild(folder: Path, times: int) -> None:
    for version in range(times):
        write_version(folder, version)


def test_readers_open_while_another_process_builds(workspace: Path) -> None:
    process = PROCESSES.Process(target=rebuild, args=(workspace, 10))
    process.start()
    versions = [version_of(open_workspace(workspace))]
    while process.is_alive():
        versions.append(version_of(open_workspace(workspace)))
    process.join()
    assert process.exitcode == 0
    # A reader holds off no writer, and none sees an older graph than the one before it.
    assert versions[1:] == sorted(versions[1:])
    assert version_of(open_workspace(workspace)) == 9


def test_an_open_store_holds_no_file_once_it_is_gone(workspace: Path) -> None:
    def handles() -> int:
        return sum(1 for _handle in Path("/dev/fd").iterdir())

    version_of(open_workspace(workspace))
    before = handles()
    for _number in range(5):
        version_of(open_workspace(workspace))
    assert handles() == before
