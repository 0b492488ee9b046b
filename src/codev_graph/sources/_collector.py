"""Python's garbage collector out of the way while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Run the block without looking for circles of garbage, if they were looked for before.

    A table of 100,000 rows makes a million objects that all stay and form no circles; to look
    through them again and again takes half the time of an import. Afterwards they count as old, so
    that they are not all looked through at once then.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
