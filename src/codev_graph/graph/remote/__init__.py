"""Stores on other machines: asked by the SPARQL protocol, filled by the Graph Store Protocol."""

from codev_graph.graph.remote._access import Credentials
from codev_graph.graph.remote._patience import Patience
from codev_graph.graph.remote._push import Pushed, Upload
from codev_graph.graph.remote._store import RemoteStore, open_remote

__all__ = ["Credentials", "Patience", "Pushed", "RemoteStore", "Upload", "open_remote"]
