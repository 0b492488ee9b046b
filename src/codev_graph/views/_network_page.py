"""``network.html``: one file, opened without a network, that shows who ties the cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import language
from codev_graph.views._data import page_data
from codev_graph.views._environment import environment
from codev_graph.views._model import Picture
from codev_graph.views._renderers import VIS, WEBGL, Renderer

if TYPE_CHECKING:
    from pyvis.network import Network

LARGE: Final = 2000
_OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "tooltipDelay": 0,
        "selectConnectedEdges": False,
    },
    "nodes": {"labelHighlightBold": False, "chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0},
}


def network_page(picture: Picture) -> str:
    """Return the interactive page of a picture as one HTML document.

    It asks nothing of any server: data, scripts and styles are inside it, and its own content
    policy forbids the browser to fetch anything. It holds both languages and opens in the one in
    force. The same picture gives the same bytes. A picture without actors or ties gives a page
    that says so.

    Up to 2,000 actors pyvis draws it. Above, WebGL does, and the page opens on a summary: one
    mark for the actors of one class in one city, which opens into its actors on demand.
    """
    if len(picture.nodes) > LARGE:
        template = environment().get_template("network.html.j2")
        context = _context(picture, page_data(picture, summary=True), WEBGL)
        return template.render(context, nodes=[], edges=[], options="{}")
    data = page_data(picture)
    net = _network(data)
    net.templateEnv = environment(net.templateEnv.loader)
    net.templateEnv.globals.update(_context(picture, data, VIS))
    net.path = "network.html.j2"
    return str(net.generate_html("network.html"))


def _context(picture: Picture, data: dict[str, Any], renderer: Renderer) -> dict[str, Any]:
    return {
        "title": picture.title.of(language()),
        "projection": picture.projection.of(language()),
        "page": data,
        "texts": data["texts"][language()],
        "language": language(),
        "renderer": renderer,
        "code": renderer.code(),
        "library": renderer.library(),
    }


def _network(data: dict[str, Any]) -> Network:
    """Fill a pyvis network with what does not depend on the reader's choices.

    It is a directed one, whatever the ties are, because pyvis drops parallel ties otherwise.
    """
    from pyvis.network import Network

    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    net.options = _OPTIONS
    shapes = {concept["id"]: concept["shape"] for concept in data["classes"]}
    actors = [node["id"] for node in data["nodes"]]
    for name, node in zip(actors, data["nodes"], strict=True):
        x, y = node["at"][0]
        net.add_node(name, label=name, shape=shapes[node["class"]], x=x, y=y)
    for tie in data["ties"]:
        bend = tie["bend"]
        smooth = {
            "enabled": True,
            "type": "curvedCW" if bend > 0 else "curvedCCW",
            "roundness": abs(bend),
        }
        arrows = "" if tie["mutual"] else "to"
        ends = actors[tie["source"]], actors[tie["target"]]
        net.add_edge(*ends, id=tie["id"], arrows=arrows, smooth=smooth)
    return net
