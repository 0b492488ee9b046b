"""Web: the server that answers SPARQL, graphs, entities and people, all from one workspace."""

from codev_graph.web._app import app_of_environment, create_app
from codev_graph.web._load import made_workspace
from codev_graph.web._serve import serve_forever
from codev_graph.web._settings import Settings

__all__ = ["Settings", "app_of_environment", "create_app", "made_workspace", "serve_forever"]
