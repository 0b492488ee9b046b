"""A job: contests at several sizes, run from the command line alone or by ``make bench``.

JOB = Job("gaps", "actors", contests, "What is measured, and on which data.")

if __name__ == "__main__":
    run(JOB)
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import record
from contest import OURS, Contest, outcomes

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PATIENCE = 10.0
"""Seconds that a call may promise to take; a call of ours may take six times as long, once."""
FRESH = timedelta(hours=24)
Promises = Mapping[str, float]


@dataclass(frozen=True)
class Job:
    """What ``make bench`` runs as one.

    Attributes:
        name: The name of its results, and what ``JOBS=`` calls it.
        unit: What a size counts, such as ``ties``.
        contests: Makes the contests of a size, all with the same seed.
        about: What is measured on which data, for the reader of the results.
        sizes: Those that it runs by default; a greater one is told why not in ``about``.
        seed: The seed of the data.
    """

    name: str
    unit: str
    contests: Callable[[int], Iterable[Contest]]
    about: str
    sizes: tuple[int, ...] = SIZES
    seed: int = 0


@dataclass
class Running:
    """One run of a job, and what it knows of smaller sizes."""

    job: Job
    patience: float
    results: Path | None
    resume: bool
    known: dict[tuple[str, int], record.Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in record.read(self.job.name, self.results) if self.results else ():
            self.known[each["task"], each["size"]] = each

    def take(self, contest: Contest) -> record.Line:
        """Return the record of a contest, taken now unless it is to be resumed and is there."""
        former = self.known.get((contest.task, contest.size))
        if former and self.resume and _fresh(former):
            return former
        promises = {each: self._promised(contest, each) for each in contest.calls}
        left_out = {each: s for each, s in promises.items() if s > self._longest(contest, each)}
        calls = {each: call for each, call in contest.calls.items() if each not in left_out}
        found = outcomes(calls, self.patience)
        line = record.line(contest, found, left_out, self.patience, self.job.seed)
        self.known[contest.task, contest.size] = line
        if self.results:
            record.keep(self.job.name, line, self.results)
        return line

    def _longest(self, contest: Contest, package: str) -> float:
        longest = self.patience * (6 if package == OURS else 1)
        return longest * contest.parts.get(package, 1)

    def _promised(self, contest: Contest, package: str) -> float:
        """Return the seconds that a call promises by its times at smaller sizes; 0 for the first.

        A package that was left out before keeps the promise that it made then, grown.
        """
        points = sorted(
            (size, seconds(line["packages"][package]))
            for (task, size), line in self.known.items()
            if task == contest.task and size < contest.size and package in line["packages"]
        )
        if not points:
            return 0.0
        size, last = points[-1]
        if math.isinf(last):
            return last
        power = max(contest.growth, slope(points[-2:])) if len(points) > 1 else contest.growth
        return last * (contest.size / size) ** power


def seconds(told: record.Line) -> float:
    """Return the seconds that a package took, or at least would take; of what failed, infinity."""
    known = ("median", "late", "promised")
    return next((float(told[name]) for name in known if name in told), math.inf)


def why_not(told: record.Line) -> str:
    """Return why a package has no time, or an empty string if it has."""
    if "late" in told:
        return f"more than {told['late']:,.0f} s"
    if "promised" in told:
        return f"left out: about {told['promised']:,.0f} s"
    return str(told.get("failed", ""))


def slope(points: Iterable[tuple[float, float]]) -> float:
    """Return the power that seconds grow with: the least-squares line through the logarithms.

    0 where there are no two different sizes.
    """
    logs = [(math.log(size), math.log(max(took, 1e-9))) for size, took in points]
    across = sum(x for x, _y in logs) / max(len(logs), 1)
    spread = sum((x - across) ** 2 for x, _y in logs)
    return sum((x - across) * y for x, y in logs) / spread if spread else 0.0


def _fresh(line: record.Line) -> bool:
    return datetime.now(UTC) - datetime.fromisoformat(line["taken"]) < FRESH


def rows(line: record.Line, unit: str) -> Iterator[str]:
    """Yield a record as lines of text, one a package."""
    ours = line["packages"].get(OURS, {}).get("median")
    for package, told in line["packages"].items():
        head = f"{line['size']:>11,} {unit:8} {line['task']:34} {package:28}"
        if reason := why_not(told):
            yield f"{head} {reason}"
            continue
        times = f"{told['median'] / ours:9.2f}" if ours else f"{'':9}"
        memory = f"{told['megabytes']:8,} MB" if "megabytes" in told else ""
        once = "  once" if told["runs"] == 1 else ""
        yield f"{head} {told['median']:11.5f} s {times} {memory}{once}"


def behind(lines: Iterable[record.Line]) -> Iterator[str]:
    """Yield where a peer took less time than ours, and how much of it."""
    for line in lines:
        ours = line["packages"].get(OURS, {}).get("median", 0.0)
        for package, told in line["packages"].items():
            if told.get("median", math.inf) < ours:
                times = f"{told['median'] / ours:.2g} of our time"
                yield f"{line['task']} at {line['size']:,}: {package} takes {times}"


def options(job: Job) -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(description=job.about)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(job.sizes), help=job.unit)
    parser.add_argument("--tasks", nargs="+", default=[], help="only those that begin so")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds a call may take")
    parser.add_argument("--results", type=Path, help="folder to keep the results in")
    parser.add_argument("--resume", action="store_true", help="leave what was taken today")
    return parser.parse_args()


def run(job: Job) -> None:
    """Run what the command line asks of a job: print every contest as it ends, and keep it."""
    asked = options(job)
    going = Running(job, asked.patience, asked.results, asked.resume)
    print(f"{job.about}\nMedians, and how often our time. {record.machine()}", flush=True)
    taken = []
    for size in sorted(asked.sizes):
        for contest in job.contests(size):
            if contest.task.startswith(tuple(asked.tasks) or ""):
                taken.append(going.take(contest))
                print(*rows(taken[-1], job.unit), sep="\n", flush=True)
    print("Faster than ours:", *behind(taken), sep="\n  ")
