"""What the contests took, kept as JSON lines: one file a job, one line a task and size."""

from __future__ import annotations

import json
import math
import os
import platform
import re
import statistics
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from contest import Contest, Outcome

RESULTS = Path(__file__).with_name("results")
Line = dict[str, Any]


def line(
    contest: Contest,
    found: Mapping[str, Outcome],
    left_out: Mapping[str, float],
    patience: float,
    seed: int,
) -> Line:
    """Return the record of a contest; ``left_out`` tells the seconds that a package promised."""
    return {
        "task": contest.task,
        "size": contest.size,
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "load": round(os.getloadavg()[0], 2),
        "seed": seed,
        "machine": machine(),
        "packages": {
            package: _told(package, outcome, contest.parts.get(package, 1), patience)
            for package, outcome in found.items()
        }
        | {package: _promised(promised) for package, promised in left_out.items()},
    }


def _promised(seconds: float) -> Line:
    finite = math.isfinite(seconds)
    return {"promised": _digits(seconds)} if finite else {"failed": "as at a smaller size"}


def _told(package: str, outcome: Outcome, parts: int, patience: float) -> Line:
    if outcome.failed == TimeoutError.__name__:
        return {"late": parts * patience, "versions": versions(package)}
    if outcome.failed:
        return {"failed": outcome.failed, "versions": versions(package)}
    repeated = slice(1 if len(outcome.seconds) > 1 else 0, None)
    told: Line = {
        "median": _digits(parts * statistics.median(outcome.seconds[repeated])),
        "first": _digits(parts * outcome.seconds[0]),
        "processor": _digits(parts * statistics.median(outcome.processor[repeated])),
        "runs": len(outcome.seconds) - 1,
        "versions": versions(package),
    }
    told |= {"parts": parts} if parts > 1 else {}
    return told if outcome.memory is None else told | {"megabytes": round(outcome.memory)}


def _digits(number: float) -> float:
    return float(f"{number:.4g}")


def versions(package: str) -> dict[str, str]:
    """Return the versions of the distributions that a package's name names."""
    found = {}
    for word in re.findall(r"[\w-]+", package):
        try:
            found[word] = version(word)
        except PackageNotFoundError:
            continue
    return found


def machine() -> str:
    """Return processor, cores, memory, system and Python in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{_processor()}, {cores} cores, {memory:.0f} GB, {system}"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    named = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return named[1] if named else platform.machine()


def read(job: str, folder: Path = RESULTS) -> list[Line]:
    """Return the records of a job, as they were taken; none where it never ran."""
    path = folder / f"{job}.jsonl"
    if not path.exists():
        return []
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def keep(job: str, new: Line, folder: Path = RESULTS) -> None:
    """Write a record in the place of the former one of its task and size, or behind the others."""
    lines = {_key(each): each for each in [*read(job, folder), new]}
    _write(folder / f"{job}.jsonl", lines.values())


def note(job: str, size: int, stopped: str, folder: Path = RESULTS) -> None:
    """Keep why a job was stopped at a size, or forget it where it was not: an empty text."""
    others = [each for each in read(job, folder) if _key(each) != ("", size)]
    told = [{"task": "", "size": size, "stopped": stopped}] if stopped else []
    _write(folder / f"{job}.jsonl", [*others, *told])


def _key(each: Line) -> tuple[str, int]:
    return each["task"], each["size"]


def _write(path: Path, lines: Iterable[Line]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in lines)
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
