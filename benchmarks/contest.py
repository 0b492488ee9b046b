"""One task at one size, asked of several packages in turns.

    contest = Contest("closeness", 1000, {OURS: ours, "networkx": theirs})

A bench_*.py makes contests of its task; :mod:`job` runs them, prints them and keeps them.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

OURS = "codev-graph"
RUNS, MOST = 5, 50
ENOUGH = 0.2
"""Seconds of one package after which calls shorter than a fifth of it are not repeated more."""


@dataclass(frozen=True)
class Fresh:
    """A call that spoils what it is given: ``made`` anew before each, which is not timed."""

    made: Callable[[], Any]
    use: Callable[[Any], object]


Call = Callable[[], object] | Fresh


def ready(call: Call) -> Callable[[], object]:
    """Return the call with everything it needs made."""
    return partial(call.use, call.made()) if isinstance(call, Fresh) else call


@dataclass(frozen=True)
class Contest:
    """What several packages are asked; each call starts from data made beforehand.

    Attributes:
        task: What is asked, such as ``closeness``.
        size: How much of it, in the unit of the job.
        calls: The call of each package by its name, ours first. The name tells whose version is
            noted: ``pandas + rdflib`` notes two.
        same: Whether an answer (the second) says what ours (the first) does; ``None`` where the
            answers can not be compared.
        growth: The power of the size that the calls grow with at least; a greater one is found
            from two sizes.
        parts: How often a package's call would have to be made for the whole task, where it does
            only a part of it; what it took is multiplied, and the table says so.
    """

    task: str
    size: int
    calls: Mapping[str, Call]
    same: Callable[[object, object], bool] | None = None
    growth: float = 1.0
    parts: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Outcome:
    """What one package took, the first call (which may compile or fill caches) at the head.

    Attributes:
        seconds: By the clock; two of them where one is too long to repeat.
        processor: The processors' seconds of the same calls, children's included.
        memory: The greatest memory held during the first call less what was held before it, in
            megabytes; ``None`` where the system does not tell.
        failed: Why there is no answer, or an empty string.
    """

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: float | None = None
    failed: str = ""

    def run(self, call: Callable[[], object]) -> None:
        """Run a call that is ready and note what it took."""
        worked, start = _worked(), time.perf_counter()
        call()
        self.seconds.append(time.perf_counter() - start)
        self.processor.append(_worked() - worked)

    def wants_more(self, longest: float) -> bool:
        """Return whether the median would gain by another run.

        One that takes long is run twice: the first call may have compiled or filled caches.
        """
        runs = len(self.seconds) - 1
        if self.failed or min(self.seconds) > longest:
            return not self.failed and runs < 1
        return runs < RUNS or (runs < MOST and sum(self.seconds) < ENOUGH)


def outcomes(calls: Mapping[str, Call], longest: float) -> dict[str, Outcome]:
    """Run every call once, then in turns; one that takes ``longest`` seconds only once more.

    A peer is given up after so many seconds: at once where it is Python, else when it returns.

    Raises:
        Exception: what our own call raises; a peer's is noted.
    """
    gc.collect()
    found = {package: _first(package, call, longest) for package, call in calls.items()}
    while waiting := [each for each in calls if found[each].wants_more(longest)]:
        for package in waiting:
            found[package].run(ready(calls[package]))
    return found


def _first(package: str, call: Call, longest: float) -> Outcome:
    outcome, before = Outcome(), 0.0
    try:
        prepared = ready(call)
        before = _held()
        with _given_up_after(0 if package == OURS else longest):
            outcome.run(prepared)
    except Exception as error:
        if package == OURS:
            raise
        outcome.failed = type(error).__name__
    outcome.memory = _greatest() - before if before else None
    return outcome


@contextmanager
def _given_up_after(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block once it has taken so many seconds; 0 for no bound."""

    def give_up(_signal: int, _frame: object) -> None:
        raise TimeoutError

    former = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _worked() -> float:
    """Return the seconds of processors so far, finer for this process than for its children."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def _held() -> float:
    """Return the megabytes held now, and let the greatest be counted from here."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except (OSError, AttributeError, TypeError):
        return 0.0
    return _greatest()


def _greatest() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
