"""``network.html``: one file, opened without a network, that shows who ties the cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import language
from codev_graph.views._data import page_data
from codev_graph.views._environment import environment, page_code, vis_code
from codev_graph.views._model import Picture

if TYPE_CHECKING:
    from pyvis.network import Network

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
    that says so. Meant for up to about 2,000 actors.
    """
    data = page_data(picture)
    net = _network(data)
    net.templateEnv = environment(net.templateEnv.loader)
    net.templateEnv.globals.update(
        page=data,
        texts=data["texts"][language()],
        language=language(),
        code=page_code(),
        vis=vis_code(),
    )
    net.path = "network.html.j2"
    return str(net.generate_html("network.html"))


def _network(data: dict[str, Any]) -> Network:
    """Fill a pyvis network with what does not depend on the reader's choices.

    It is a directed one, whatever the ties are, because pyvis drops parallel ties otherwise.
    """
    from pyvis.network import Network

    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    net.options = _OPTIONS
    shapes = {concept["id"]: concept["shape"] for concept in data["classes"]}
    for name, node in data["nodes"].items():
        x, y = node["at"][0]
        net.add_node(name, label=node["short"][language()], shape=shapes[node["class"]], x=x, y=y)
    for name, tie in data["ties"].items():
        bend = tie["bend"]
        smooth = {
            "enabled": True,
            "type": "curvedCW" if bend > 0 else "curvedCCW",
            "roundness": abs(bend),
        }
        arrows = "" if tie["mutual"] else "to"
        net.add_edge(tie["source"], tie["target"], id=name, arrows=arrows, smooth=smooth)
    return net
