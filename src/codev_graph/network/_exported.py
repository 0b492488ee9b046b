"""Networks that codev-graph itself wrote for other tools, taken back as what they document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError
from codev_graph.network._from_graph import written_out
from codev_graph.network._network import Network
from codev_graph.network._projection import ActorRow, Projection, TieRow
from codev_graph.network._slices import Documented

if TYPE_CHECKING:
    import networkx as nx

# What the tables ask of every actor and of every tie, so that no export is without it.
_ACTOR: Final = frozenset({"name", "kind", "sources"})
_TIE: Final = "sources"
_YES: Final = (True, "yes", "true")


def exported_network(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    projection: Projection | None = None,
) -> Network | None:
    """Return the network of a file that ``export`` wrote, as the graph it came from gives it.

    Args:
        G: What :func:`graph_from_file` read from GraphML, GEXF or CSV with its list of actors.
        projection: As for ``KnowledgeGraph.network``.

    Returns:
        The network, its actors and cities by their ids; ``None`` if G does not say of every actor
        and tie what the tables of a twinning ask for, or has no actor.

    Raises:
        NetworkError: if a strength is not a number, or there is no such purpose or area.
    """
    nodes = list(G.nodes(data=True))
    ties = list(G.edges(data=True))
    foreign = any(not data.keys() >= _ACTOR for _node, data in nodes)
    if not nodes or foreign or any(_TIE not in data for *_ends, data in ties):
        return None
    documented = Documented(
        tuple(_actor(str(node), data) for node, data in nodes),
        tuple(_tie(str(source), str(target), data) for source, target, data in ties),
    )
    return Network(*documented.project(written_out(projection or Projection())), documented)


def _actor(key: str, data: Mapping[str, Any]) -> ActorRow:
    return ActorRow(
        id=key,
        name=str(data["name"]),
        actor_class=str(data.get("class", "")),
        city=data.get("city"),
        level=data.get("level"),
        kind=str(data["kind"]),
        city_name=str(data.get("city_name", "")),
    )


def _tie(source: str, target: str, data: Mapping[str, Any]) -> TieRow:
    return TieRow(
        source=source,
        target=target,
        mutual=data.get("mutual") in _YES,
        purposes=frozenset(_listed(data, "purposes")),
        areas=frozenset(_listed(data, "areas")),
        strength=_number(data.get("strength")),
        earliest=_day(data, "earliest", "start"),
        latest=_day(data, "latest", "end"),
    )


def _listed(data: Mapping[str, Any], name: str) -> Iterator[str]:
    return filter(None, str(data.get(name, "")).split("|"))


def _day(data: Mapping[str, Any], name: str, in_gexf: str) -> str:
    """Return the first or last day of a tie; GEXF has it in an attribute of the format."""
    return str(data.get(name, data.get(in_gexf, "")) or "")


def _number(value: object) -> float | None:
    try:
        return None if value is None else float(str(value))
    except ValueError as error:
        raise NetworkError("strength", _("a value is not a number")) from error
