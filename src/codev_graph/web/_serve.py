"""Running the server: one process, or several that share the workspace."""

from __future__ import annotations

import os

from codev_graph.web._settings import ENVIRONMENT, Settings


def serve_forever(settings: Settings) -> None:
    """Serve until interrupted.

    Each worker is a process with readers of its own; all open the workspace for reading.
    """
    import uvicorn

    os.environ[ENVIRONMENT] = settings.to_json()
    uvicorn.run(
        "codev_graph.web:app_of_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        server_header=False,
    )
