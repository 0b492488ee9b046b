"""Requests that are tried again while what stops them may pass."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from ssl import SSLError
from typing import Final, TypeVar
from urllib.error import HTTPError, URLError

T = TypeVar("T")
_PASSING: Final = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is tried, and how long it is waited for.

    Attributes:
        timeout: Seconds for which a store may be silent, before an answer or within one.
        attempts: How often it is tried at most.
        first: Seconds before the second attempt; each further pause is twice as long.
        longest: Seconds that no pause exceeds, whatever the store asks for (``Retry-After``).
        pause: What waits.
    """

    timeout: float = 60
    attempts: int = 5
    first: float = 0.5
    longest: float = 60
    pause: Callable[[float], None] = time.sleep

    def pauses(self) -> Iterator[float]:
        """Yield the seconds to wait after each attempt but the last.

        Each is drawn from the upper half of its span, so that many clients do not come back at
        once.
        """
        for turn in range(self.attempts - 1):
            yield min(self.first * 2**turn, self.longest) * random.uniform(0.5, 1)  # noqa: S311 -- no secret


def patiently(attempt: Callable[[], T], patience: Patience) -> T:
    """Return what ``attempt`` returns, tried again while the store is busy or the line is broken.

    Raises:
        OSError: of the last attempt, or of one that trying again would not mend: a refusal, a
            certificate, an answer that took too long.
        HTTPException: if the last answer was cut off.
    """
    for pause in patience.pauses():
        try:
            return attempt()
        except (OSError, HTTPException) as error:
            if not _may_pass(error):
                raise
            patience.pause(min(max(pause, _asked_for(error)), patience.longest))
    return attempt()


def _may_pass(error: Exception) -> bool:
    if isinstance(error, HTTPError):
        return error.code in _PASSING
    cause = error.reason if isinstance(error, URLError) else error
    return not isinstance(cause, TimeoutError | SSLError)


def _asked_for(error: Exception) -> float:
    """Return the seconds that ``Retry-After`` asks for, as a number or as a date."""
    said = error.headers.get("Retry-After", "") if isinstance(error, HTTPError) else ""
    if said.strip().isdecimal():
        return float(said)
    try:
        return (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return 0
