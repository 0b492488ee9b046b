"""Networks of several layers (kinds of cooperation): how far the layers overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from codev_graph._i18n import gettext as _
from codev_graph._table import Cell, Table
from codev_graph.errors import NetworkError
from codev_graph.network._groups import Groups, groups
from codev_graph.network.kernels._adjacency import refuse_unless_graph

if TYPE_CHECKING:
    import networkx as nx

Pair = tuple[int, int]
COLUMNS: Final = ("measure", "layer", "other_layer", "value")
LAYERS: Final = ("purposes", "areas")
"""What of the documented ties of a knowledge graph names layers."""


def multiplexity(
    G: nx.Graph[Any],  # noqa: N803 - the name that NetworkX gives it
    layer: str = "purposes",
    group: str | Sequence[str] | None = None,
) -> Table:
    """Say how the layers of a network overlap: which actors cooperate in more than one way.

    Args:
        G: Any NetworkX graph, usually with parallel ties; loops are left out.
        layer: The tie attribute that names the layer of a tie: a text or number, or several in a
            list or set. Ties without it are left out and counted.
        group: A node attribute, or several; the share of multiplex pairs is then given among the
            pairs of two groups as well.

    Returns:
        Columns measure, layer, other_layer, value. ``layer_pairs``: tied pairs of actors (ordered
        if directed) in each layer; ``layer_overlap``: for each two layers the pairs in both over
        the pairs in either (Jaccard; ``None`` if there are none); ``layers_per_pair``: the mean
        number of layers of a tied pair; ``multiplex_share``: the share of tied pairs in two
        layers or more; ``cross_multiplex_share``: the same among pairs of two groups;
        ``ties_without_layer``: how many ties were left out.

    Raises:
        NetworkError: if ``G`` is no NetworkX graph, no tie of a network with ties has the
            attribute, or no actor the group.
    """
    refuse_unless_graph(G)
    layers, without = _layers(G, layer)
    if not layers and without:
        raise NetworkError(layer, _no_layer(G))
    every = [pairs for _name, pairs in sorted(layers.items())]
    found = list(_single(layers))
    found += [("layers_per_pair", None, None, _mean_layers(every))]
    found += [("multiplex_share", None, None, _share(every, lambda _pair: True))]
    if group is not None:
        across = _across(groups(G, group))
        found += [("cross_multiplex_share", None, None, _share(every, across))]
    return Table.of(COLUMNS, [*found, ("ties_without_layer", None, None, without)])


def _no_layer(graph: nx.Graph[Any]) -> str:
    """Say that no tie has the attribute, and which attributes ties have."""
    known = {name for *_ends, data in graph.edges(data=True) for name in data}
    if not known:
        return _("no tie has this attribute")
    text = _("no tie has this attribute; ties have {known}")
    return text.format(known=", ".join(sorted(map(str, known))))


def _layers(graph: nx.Graph[Any], layer: str) -> tuple[dict[str, set[Pair]], int]:
    """Return the tied pairs of each layer, by the actors' places, and the ties without one."""
    places = {node: place for place, node in enumerate(graph)}
    layers: dict[str, set[Pair]] = {}
    without = 0
    for source, target, data in graph.edges(data=True):
        names = _names(data.get(layer))
        pair = (places[source], places[target])
        if pair[0] != pair[1]:
            without += not names
            ordered = pair if graph.is_directed() else (min(pair), max(pair))
            for name in names:
                layers.setdefault(name, set()).add(ordered)
    return layers, without


def _names(value: object) -> list[str]:
    """Return the layers that a tie names: one text or number, or several; none if it is empty."""
    several = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    return [str(name) for name in several if not _empty(name)]


def _empty(name: object) -> bool:
    return name is None or name == "" or name != name  # noqa: PLR0124 - NaN


def _single(layers: Mapping[str, set[Pair]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the size of each layer, and the overlap of each two."""
    for name, pairs in sorted(layers.items()):
        yield ("layer_pairs", name, None, len(pairs))
    for (one, first), (other, second) in combinations(sorted(layers.items()), 2):
        yield ("layer_overlap", one, other, len(first & second) / len(first | second))


def _mean_layers(layers: Iterable[set[Pair]]) -> float | None:
    every = list(layers)
    tied = set().union(*every)
    return sum(map(len, every)) / len(tied) if tied else None


def _share(layers: list[set[Pair]], counts: Callable[[Pair], bool]) -> float | None:
    tied = [pair for pair in set().union(*layers) if counts(pair)]
    multiplex = sum(sum(pair in layer for layer in layers) > 1 for pair in tied)
    return multiplex / len(tied) if tied else None


def _across(grouping: Groups) -> Callable[[Pair], bool]:
    codes = grouping.codes

    def counts(pair: Pair) -> bool:
        one, other = codes[pair[0]], codes[pair[1]]
        return bool(one >= 0 and other >= 0 and one != other)

    return counts
