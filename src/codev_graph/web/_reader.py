"""A reader: the process that runs one query at a time, and that can be killed while it does.

Oxigraph has no time-out, and neither signals nor threads of Python interrupt it; a process can be
ended. It reads questions line by line from standard input until that ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import IO, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import use_language
from codev_graph.errors import CodevGraphError
from codev_graph.graph import GraphStore, open_workspace
from codev_graph.web._answering import Limits, answer
from codev_graph.web._exchange import Question, RefusedError, refusal_frame
from codev_graph.web._settings import MEBIBYTE, Settings

# The pool ends a reader that is late; this much later the system does, should the pool be gone.
_GRACE: Final = 2.0


def main() -> None:
    """Answer questions until there are no more."""
    settings = Settings.from_json(sys.argv[1])
    # A terminal's Ctrl+C goes to all processes at once; the pool ends its readers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output = _own_output()
    try:
        store = open_workspace(Path(settings.workspace))
    except CodevGraphError as error:
        _send(output, refusal_frame(RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, str(error))))
        return
    _limit_memory(settings.memory_limit)
    _send(output, json.dumps({"digest": store.digest, "length": 0}).encode() + b"\n")
    limits = Limits(settings.row_limit, settings.services)
    for line in sys.stdin.buffer:
        with _at_most(settings.time_limit + _GRACE):
            _send(output, _frame(store, Question.from_line(line), limits))


def _own_output() -> IO[bytes]:
    """Return standard output for frames alone: whatever else writes to it goes to the log."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def _send(output: IO[bytes], frame: bytes) -> None:
    output.write(frame)
    output.flush()


def _frame(store: GraphStore, question: Question, limits: Limits) -> bytes:
    use_language(question.language)
    try:
        return answer(store, question, limits).to_frame()
    except RefusedError as refusal:
        return refusal_frame(refusal)
    except MemoryError:
        reason = _("The query needs more memory than a query may take.")
        return refusal_frame(RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, reason))


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Let the system end this process should the block take longer; where it can, on POSIX."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(mebibytes: int) -> None:
    """Allow this process so much more memory than it has; only Linux keeps such a limit."""
    if sys.platform != "linux":
        return
    import resource

    # Oxigraph maps its files into the address space; what it allocates counts as data.
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    allowed = pages * resource.getpagesize() + mebibytes * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, allowed))


if __name__ == "__main__":
    main()
