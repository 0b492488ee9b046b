"""``make bench``: every job at every size, each in a process of its own.

    python benchmarks/run.py --scale small --jobs import gaps

A job that has not ended a size within ``--limit`` seconds is stopped there; what it had taken by
then is kept, and that it was stopped is kept too. ``--resume`` leaves what was taken within a day.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import record
from job import PATIENCE, Job

HERE = Path(__file__).parent
LIMIT = 400.0
SCALES = ("small", "default", "xl")
LEAST, GREATEST, BEYOND = 1_000, 1_000_000, 10_000_000


def jobs(names: Sequence[str]) -> Iterator[tuple[Path, Job]]:
    """Yield the jobs of these names, or all, with their files; they are found by their files."""
    for path in sorted(HERE.glob("bench_*.py")):
        job = getattr(import_module(path.stem), "JOB", None)
        if isinstance(job, Job) and (not names or job.name in names):
            yield path, job


def sizes(job: Job, scale: str) -> list[int]:
    """Return the sizes that a job runs at a scale.

    ``small`` are those up to a thousand, or the least; ``xl`` adds ten million where a million is
    the greatest.
    """
    if scale == "small":
        return [size for size in job.sizes if size <= max(LEAST, min(job.sizes))]
    return [*job.sizes, *([BEYOND] if scale == "xl" and max(job.sizes) == GREATEST else [])]


def run(path: Path, job: Job, size: int, asked: argparse.Namespace) -> None:
    """Run one size of a job; note it if it has to be stopped or fails."""
    command = [sys.executable, str(path), "--sizes", str(size), "--results", str(asked.results)]
    command += ["--patience", str(asked.patience), *(["--resume"] if asked.resume else [])]
    # A session of its own: what the job has started is ended with it.
    process = subprocess.Popen(command, start_new_session=True)
    try:
        stopped = "failed" if process.wait(asked.limit) else ""
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        stopped = f"stopped after {asked.limit:g} s"
    if stopped:
        print(f"{job.name} at {size:,}: {stopped}", flush=True)
    record.note(job.name, size, stopped, asked.results)


def options(told: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", choices=SCALES, default="default")
    parser.add_argument("--jobs", nargs="*", default=[], help="only these")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds a call may take")
    parser.add_argument(
        "--limit", type=float, default=LIMIT, help="seconds a job and size may take"
    )
    parser.add_argument("--results", type=Path, default=record.RESULTS)
    parser.add_argument("--resume", action="store_true", help="leave what was taken today")
    return parser.parse_args(told)


def main() -> None:
    """Run what is asked."""
    asked, start = options(), time.perf_counter()
    for path, job in jobs(asked.jobs):
        for size in sizes(job, asked.scale):
            print(f"== {job.name}, {size:,} {job.unit} ({time.perf_counter() - start:.0f} s)")
            run(path, job, size, asked)


if __name__ == "__main__":
    main()
