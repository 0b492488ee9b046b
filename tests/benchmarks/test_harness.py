"""The harness: turns, medians, patience, promises; what it keeps, and what it makes of it."""

from __future__ import annotations

import json
import math
import subprocess
import time
from pathlib import Path

import pytest

import job
import page
import plots
import record
import run
from contest import OURS, Contest, Fresh, Outcome, outcomes, ready

LONG = 30.0


def test_packages_take_turns_after_a_call_each() -> None:
    called: list[str] = []
    found = outcomes({OURS: lambda: called.append("a"), "b": lambda: called.append("b")}, LONG)
    assert called[:8] == ["a", "b", "a", "b", "a", "b", "a", "b"]
    assert all(len(outcome.seconds) > 5 for outcome in found.values())


def test_what_takes_long_runs_twice() -> None:
    outcome = Outcome([3.0])
    assert outcome.wants_more(1.0)
    outcome.seconds.append(3.0)
    assert not outcome.wants_more(1.0)
    assert outcome.wants_more(4.0)


def test_a_call_that_only_compiled_at_first_is_repeated() -> None:
    assert Outcome([3.0, 0.1]).wants_more(1.0)


def test_a_spoiled_input_is_made_anew() -> None:
    call = Fresh(lambda: [1, 2], lambda given: given.pop())
    assert [ready(call)(), ready(call)()] == [2, 2]


def test_a_peer_is_given_up_and_ours_is_not() -> None:
    def slow() -> None:
        time.sleep(0.05)

    found = outcomes({OURS: slow, "peer": slow}, 0.01)
    assert found[OURS].failed == ""
    assert found["peer"].failed == "TimeoutError"
    line = record.line(Contest("task", 10, {}, parts={"peer": 3}), found, {}, 0.01, 0)
    assert line["packages"]["peer"]["late"] == pytest.approx(0.03)


def test_a_peer_that_fails_is_noted_and_ours_raises() -> None:
    def failing() -> None:
        raise ArithmeticError

    found = outcomes({OURS: lambda: None, "peer": failing}, LONG)
    line = record.line(Contest("task", 10, {}), found, {}, LONG, 0)
    assert job.why_not(line["packages"]["peer"]) == "ArithmeticError"
    with pytest.raises(ArithmeticError):
        outcomes({OURS: failing}, LONG)


def test_a_part_of_a_task_is_multiplied() -> None:
    found = {OURS: Outcome([9.0, 2.0, 3.0, 4.0], [9.0, 2.0, 3.0, 4.0])}
    line = record.line(Contest("task", 10, {}, parts={OURS: 100}), found, {}, LONG, 0)
    told = line["packages"][OURS]
    assert (told["median"], told["first"], told["runs"], told["parts"]) == (300, 900, 3, 100)


def taken(size: int, **packages: float) -> record.Line:
    told = {name.replace("ours", OURS): {"median": s, "runs": 5} for name, s in packages.items()}
    stamp = {"taken": "2026-11-23T00:00:00+00:00", "load": 1.0, "seed": 0, "machine": "M"}
    return {"task": "task", "size": size, "packages": told, **stamp}


def running(folder: Path, *lines: record.Line) -> job.Running:
    for line in lines:
        record.keep("known", line, folder)
    known = job.Job("known", "ties", lambda _size: (), "")
    return job.Running(known, 10.0, folder, resume=False)


def test_a_peer_that_promises_too_much_is_left_out(tmp_path: Path) -> None:
    going = running(tmp_path, taken(100, ours=0.1, peer=0.1), taken(1000, ours=0.2, peer=9.0))
    calls = {OURS: lambda: None, "peer": lambda: pytest.fail("it is asked")}
    told = going.take(Contest("task", 10_000, calls))["packages"]["peer"]
    assert told == {"promised": pytest.approx(810)}
    assert going.take(Contest("task", 10_000, calls, growth=3.0))["packages"]["peer"] == {
        "promised": pytest.approx(9000)
    }


def test_ours_may_promise_six_times_the_patience(tmp_path: Path) -> None:
    going = running(tmp_path, taken(1000, ours=5.0, peer=5.0))
    told = going.take(Contest("task", 10_000, {OURS: lambda: 1, "peer": lambda: 1}))["packages"]
    assert "median" in told[OURS]
    assert told["peer"] == {"promised": 50.0}


def test_what_failed_is_not_asked_for_more(tmp_path: Path) -> None:
    failed = taken(1000, ours=0.1)
    failed["packages"]["peer"] = {"failed": "MemoryError"}
    told = running(tmp_path, failed).take(Contest("task", 2000, {OURS: lambda: 1, "peer": list}))
    assert job.why_not(told["packages"]["peer"]) == "as at a smaller size"
    json.dumps(told, allow_nan=False)


def test_a_later_record_takes_the_place_of_the_former(tmp_path: Path) -> None:
    for seconds in (1.0, 2.0):
        record.keep("job", taken(10, ours=seconds), tmp_path)
    record.keep("job", taken(20, ours=3.0), tmp_path)
    medians = [line["packages"][OURS]["median"] for line in record.read("job", tmp_path)]
    assert medians == [2.0, 3.0]


def test_a_stop_is_noted_until_the_size_is_reached(tmp_path: Path) -> None:
    record.note("job", 10, "stopped after 5 s", tmp_path)
    assert [line["stopped"] for line in record.read("job", tmp_path)] == ["stopped after 5 s"]
    record.note("job", 10, "", tmp_path)
    assert record.read("job", tmp_path) == []


def test_resuming_leaves_what_is_fresh_alone(tmp_path: Path) -> None:
    now = record.line(Contest("task", 10, {}), {OURS: Outcome([1.0, 1.0], [1.0, 1.0])}, {}, 1, 0)
    going = running(tmp_path, now, taken(20, ours=1.0))
    going.resume = True
    assert going.take(Contest("task", 10, {OURS: lambda: pytest.fail("taken again")})) == now
    old = going.known["task", 20] | {"taken": "2020-01-01T00:00:00+00:00"}
    going.known["task", 20] = old
    assert going.take(Contest("task", 20, {OURS: lambda: 1})) != old


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_power_of_a_power_law_is_found(power: float) -> None:
    points = [(size, 0.01 * size**power) for size in (10, 100, 1000)]
    assert job.slope(points) == pytest.approx(power)
    assert plots.power(points) == pytest.approx(power)


def test_there_is_no_power_of_one_size_or_of_short_times() -> None:
    assert plots.power([(10, 1.0)]) is None
    assert plots.power([(10, 1e-5), (100, 1e-4), (1000, 1.0)]) is None
    assert job.slope([(10, 1.0), (10, 2.0)]) == 0
    assert math.isinf(job.seconds({"failed": "x"}))


def test_who_is_faster_is_told() -> None:
    lines = [taken(10, ours=2.0, quick=1.0, slow=3.0)]
    assert list(job.behind(lines)) == ["task at 10: quick takes 0.5 of our time"]


def test_sizes_follow_the_scale() -> None:
    large = job.Job("x", "ties", lambda _size: (), "")
    small = job.Job("y", "ties", lambda _size: (), "", (200, 1000, 40_000))
    assert run.sizes(large, "small") == [1000]
    assert run.sizes(large, "xl")[-1] == 10_000_000
    assert run.sizes(small, "small") == [200, 1000]
    assert run.sizes(small, "xl") == [200, 1000, 40_000]


def test_make_bench_hands_on_what_it_is_told_and_writes_the_page() -> None:
    told = ("SCALE=small", "JOBS=gaps start", "RESUME=yes", "PATIENCE=3", "LIMIT=60")
    dry = subprocess.run(
        ["make", "--dry-run", "bench", *told],
        cwd=page.HERE.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.replace("\\\n", "")
    assert dry.split("run.py")[1].splitlines()[1].endswith("docs/make_benchmarks.py")
    asked = run.options(dry.split("benchmarks/run.py")[1].splitlines()[0].split())
    assert (asked.scale, asked.jobs, asked.resume) == ("small", ["gaps", "start"], True)
    assert (asked.patience, asked.limit) == (3.0, 60.0)


def test_every_job_has_a_name_of_its_own() -> None:
    names = [each.name for _path, each in run.jobs([])]
    assert len(set(names)) == len(names) > 8
    assert [each.name for _path, each in run.jobs(["gaps"])] == ["gaps"]


def test_a_job_that_takes_too_long_is_ended_and_noted(tmp_path: Path) -> None:
    script = tmp_path / "bench_endless.py"
    script.write_text("import time\ntime.sleep(600)\n")
    asked = run.options(["--limit", "0.2", "--results", str(tmp_path)])
    run.run(script, job.Job("endless", "ties", lambda _size: (), ""), 10, asked)
    assert record.read("endless", tmp_path)[0]["stopped"] == "stopped after 0.2 s"


def test_a_cell_tells_ratio_and_how_it_was_measured() -> None:
    line = taken(10, ours=0.5, peer=1.5)
    line["packages"]["peer"] |= {"runs": 1, "parts": 7}
    assert page.cell(line, OURS) == "500 ms"
    assert page.cell(line, "peer") == "1.5 s¹² (3×)"
    assert page.cell(line, "nobody") == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(1234.5, "1,230 s"), (0.01234, "12.3 ms"), (4.2e-6, "4.2 µs")]
)
def test_seconds_are_told_in_three_digits(seconds: float, text: str) -> None:
    assert page.duration(seconds) == text


def test_the_page_is_what_the_results_say() -> None:
    """``make bench``, or ``python docs/make_benchmarks.py``, was run after the last change."""
    for name, text in page.files().items():
        assert (page.DOCS / name).read_text(encoding="utf-8") == text, name


def test_a_plot_has_a_line_for_each_package() -> None:
    curves = {"task": {OURS: [(10, 0.001), (1000, 1.0)], "peer": [(10, 0.1), (1000, 900.0)]}}
    drawn = plots.drawing("ties", curves)
    assert drawn.count("<polyline") == 2
    assert "task, n^1.50" in drawn
    assert ">10 s<" in drawn
