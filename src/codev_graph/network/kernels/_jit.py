"""Kernels: numeric functions that numba compiles once the work is worth the compiling.

A kernel is an ordinary function in the part of Python that numba understands. On a small network
it is simply run: nothing is imported and nothing compiled, so a first run on a fresh machine
answers at once. On a larger one, or once many small calls have added up, it is compiled, and the
machine code is kept on disk. Both ways run the same lines, and the tests compare them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

INTERPRETED = 150_000
"""Steps (arcs looked at) that a kernel is interpreted for, in all: about a tenth of a second."""

PARALLEL: Final = 500_000
"""Steps of one call under which it is not divided."""

CHUNKS: Final = 16
"""Parts that a divided kernel is cut into: fixed, so that sums are the same on every machine."""


class Kernel:
    """A function with its helpers (functions of the same module that it calls)."""

    def __init__(self, function: Callable[..., Any], *helpers: Callable[..., Any]) -> None:
        self.function = function
        self._helpers = helpers
        self._steps = 0

    @cached_property
    def compiled(self) -> Callable[..., Any]:
        """The function compiled by numba at its first call, or read from numba's cache on disk."""
        import numba
        from numba.extending import register_jitable

        for helper in self._helpers:
            register_jitable(helper)
        jitted: Callable[..., Any]
        try:
            jitted = numba.njit(cache=True, nogil=True)(self.function)
        except RuntimeError:  # there is nowhere to write a cache: compile anew in each run
            jitted = numba.njit(nogil=True)(self.function)
        return jitted

    def chosen(self, work: int) -> Callable[..., Any]:
        """Return the function to call for so many steps of work.

        Small calls are interpreted until they add up to what compiling is worth.
        """
        self._steps += work
        return self.function if self._steps < INTERPRETED else self.compiled

    def run(self, work: int, *arguments: object) -> NDArray[Any]:
        """Call a kernel that returns one array; ``work`` is the number of steps it will take."""
        result: NDArray[Any] = self.chosen(work)(*_unsigned(arguments))
        return result

    def all_of(self, work: int, *arguments: object) -> tuple[NDArray[Any], ...]:
        """Call a kernel that returns several arrays; see :meth:`run`."""
        result: tuple[NDArray[Any], ...] = self.chosen(work)(*_unsigned(arguments))
        return result

    def spread(
        self, work: int, bounds: NDArray[np.int64], *arguments: object
    ) -> list[tuple[NDArray[Any], ...]]:
        """Call the kernel on parts of a range, on all cores, and return what each part gives.

        The kernel takes ``arguments`` and then the first item and the one after the last. Small
        work is done in one part.
        """
        function, arguments = self.chosen(work), _unsigned(arguments)

        def part(first: int, last: int) -> tuple[NDArray[Any], ...]:
            result: tuple[NDArray[Any], ...] = function(*arguments, first, last)
            return result

        if work < PARALLEL:
            return [part(bounds[0], bounds[-1])]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return list(threads.map(part, bounds[:-1], bounds[1:]))


def _unsigned(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Hand places on as unsigned: the machine code then need not look out for negative ones."""
    return tuple(
        part.view(np.uint32) if isinstance(part, np.ndarray) and part.dtype == np.int32 else part
        for part in arguments
    )


def even(items: int, parts: int = CHUNKS) -> NDArray[np.int64]:
    """Return the bounds of about equal parts of ``range(items)``: ``parts``, or fewer, one each."""
    parts = max(1, min(parts, items))
    return np.arange(parts + 1) * items // parts


def added(parts: list[tuple[NDArray[Any], ...]]) -> tuple[NDArray[Any], ...]:
    """Add up, place by place, what the parts of a kernel returned."""
    return tuple(sum(arrays[1:], start=arrays[0]) for arrays in zip(*parts, strict=True))
