"""What a server is told: where the graph lies, where to listen, and what one query may cost."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from ipaddress import ip_address
from typing import Final

ENVIRONMENT: Final = "CODEV_GRAPH_SERVE"
MEBIBYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server; each of its processes gets the same.

    Attributes:
        workspace: The folder that ``write_workspace`` made.
        host: The address to listen at.
        port: The port.
        workers: How many processes answer HTTP.
        readers: How many queries each of them runs at once, in processes of their own.
        time_limit: The longest that a query may run, in seconds.
        row_limit: The most rows, or triples, that an answer may have.
        memory_limit: The most memory that a query may take, in MiB.
        body_limit: The most bytes that a request may carry.
        services: The hosts that ``SERVICE`` may ask.
        origins: The origins whose pages may ask by script (CORS).
    """

    workspace: str
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    readers: int = 2
    time_limit: float = 30.0
    row_limit: int = 100_000
    memory_limit: int = 2048
    body_limit: int = MEBIBYTE
    services: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    @property
    def on_loopback(self) -> bool:
        """Return whether only this machine can reach the server."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def to_json(self) -> str:
        """Return the settings as they are handed to another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """Return the settings that :meth:`to_json` wrote."""
        told = json.loads(text)
        lists = {key: tuple(told[key]) for key in ("services", "origins")}
        return cls(**(told | lists))
