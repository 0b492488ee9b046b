"""Running the server: one process, or several that share the workspace."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.web._settings import ENVIRONMENT, Settings


def serve_forever(settings: Settings, announce: Callable[[], None]) -> None:
    """Serve until interrupted or told to end.

    Each worker is a process with readers of its own; all open the workspace for reading.

    Args:
        settings: What to serve, and where.
        announce: Called once it is known that the address is free.

    Raises:
        FileError: if it is not.
    """
    import uvicorn

    _check_address(settings)
    announce()
    os.environ[ENVIRONMENT] = settings.to_json()
    # What is cleaned up when this returns must be so too when the system asks the process to end.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit())
    uvicorn.run(
        "codev_graph.web:app_of_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        server_header=False,
    )


def _check_address(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        reason = _("the server can not listen there: {why}").format(why=error.strerror)
        raise FileError(settings.address, reason) from error
