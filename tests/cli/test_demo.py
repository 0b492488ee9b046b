"""``codev-graph demo``: six files, the same in every run, whole whatever happens."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from demo_run import Run

from builders import REAL, city, command, process_environment, run, write_twinning
from codev_graph import KnowledgeGraph, open_graph
from codev_graph.knowledge import OUTPUTS

OLD = {name: f"an earlier {name}".encode() for name in OUTPUTS}


def earlier_run(folder: Path) -> Path:
    out = folder / "out"
    out.mkdir(parents=True)
    for name, content in OLD.items():
        (out / name).write_bytes(content)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_leaves_six_files_and_nothing_beside_them(demo: Run) -> None:
    assert sorted(demo.files()) == sorted(OUTPUTS)
    assert all(demo.files().values())
    assert [path.name for path in demo.folder.iterdir()] == ["out"]


def test_another_process_writes_the_same_bytes(demo: Run, second_demo: Run) -> None:
    one, other = demo.files(), second_demo.files()
    manifests = [json.loads(files.pop("manifest.json")) for files in (one, other)]
    assert one == other
    timings = [manifest.pop("timings") for manifest in manifests]
    assert manifests[0] == manifests[1]
    assert timings[0].keys() == timings[1].keys()


def test_a_run_replaces_an_earlier_one_whole(demo: Run, tmp_path: Path) -> None:
    """What a killed run left beside it is in nobody's way."""
    out = earlier_run(tmp_path)
    (tmp_path / ".out.killed").mkdir()
    assert run("demo", "-o", str(out)).exit_code == 0
    found, expected = contents(out), demo.files()
    del found["manifest.json"], expected["manifest.json"]
    assert found == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.killed", "out"]


def test_the_manifest_says_how_to_reproduce_the_run(demo: Run, real_graph: KnowledgeGraph) -> None:
    manifest = json.loads(demo.files()["manifest.json"])
    assert manifest["inputs"] == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in REAL.glob("*.csv")
    }
    assert {"codev-graph", "python", "networkx", "pyoxigraph"} <= manifest["versions"].keys()
    assert manifest["statements"] == {
        "asserted": real_graph.asserted,
        "entailed": real_graph.entailed,
    }
    assert manifest["seeds"]
    assert manifest["timings"].keys() >= {"build", "check", "measures", "view", "report"}


def test_the_files_are_what_the_steps_write(demo: Run, real_graph: KnowledgeGraph) -> None:
    files = demo.files()
    assert files["graph.trig"] == real_graph.with_measures().to_trig()
    assert files["measures.csv"].decode() == real_graph.network().measures().to_csv()
    assert files["gaps.csv"].decode() == real_graph.gaps().table().to_csv()
    again = open_graph(files["graph.trig"], "graph.trig")
    assert again.gaps().table().to_csv() == files["gaps.csv"].decode()


def test_the_summary_tells_what_was_found(demo: Run, real_graph: KnowledgeGraph) -> None:
    flat = " ".join(demo.told.split())
    assert "Santa Ana – Tapachula" in flat
    assert f"{real_graph.asserted} statements from the sources" in flat
    first = real_graph.gaps().candidates[0]
    assert first.name in flat
    rows = real_graph.gaps().coverage.records()
    shares = [float(str(row["share"])) for row in rows if row["scope"] == "city"]
    assert "all " + " ".join(f"{100 * share:.0f} %" for share in shares) in flat
    for name in OUTPUTS:
        assert name in flat


@pytest.mark.parametrize("point", [None, "measures.csv", "network.html"])
def test_a_killed_run_leaves_the_earlier_one_whole(point: str | None, tmp_path: Path) -> None:
    """The run is killed as soon as its hidden folder, or a file in it, is there."""
    out = earlier_run(tmp_path)
    process = subprocess.Popen(
        command("demo"),
        cwd=tmp_path,
        env=process_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None and not _reached(tmp_path, point):
            time.sleep(0.002)
    finally:
        process.kill()
    assert process.wait() == -signal.SIGKILL
    assert contents(out) == OLD


def _reached(folder: Path, point: str | None) -> bool:
    beside = [path for path in folder.iterdir() if path.name.startswith(".out.")]
    return any(point is None or (path / point).exists() for path in beside)


@pytest.mark.parametrize("name", ["notes.txt", "graph.ttl"])
def test_a_folder_with_other_files_is_refused_and_kept(name: str, tmp_path: Path) -> None:
    out = earlier_run(tmp_path)
    (out / name).write_text("mine", encoding="utf-8")
    result = run("demo", "-o", str(out))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"“{name}”" in result.stderr
    assert contents(out) == {**OLD, name: b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_in_the_place_of_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run("demo", "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "is a file" in result.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_earlier_run_is_kept_when_a_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_graph: KnowledgeGraph, _path: Path) -> Path:
        raise KeyboardInterrupt

    out = earlier_run(tmp_path)
    monkeypatch.setattr(KnowledgeGraph, "report", fail)
    assert run("demo", "-o", str(out)).exit_code == 130
    assert contents(out) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_tables_may_be_anybodys(tmp_path: Path) -> None:
    mine = write_twinning(tmp_path / "mine", {"cities": [city("a"), city("b")]})
    assert run("demo", str(mine), "-o", str(tmp_path / "results")).exit_code == 0
    manifest = json.loads((tmp_path / "results" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["dataset"] == "mine"
    assert sorted(manifest["inputs"]) == ["actors.csv", "cities.csv", "sources.csv"]
