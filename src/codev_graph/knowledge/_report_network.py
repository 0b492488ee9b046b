"""The network → what the report says of its crossing, part by part, and of how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import percentage
from codev_graph._table import Cell
from codev_graph.network import Network, definition, slices
from codev_graph.terms import actor_classes, vocabulary
from codev_graph.views import Grid, Passage

if TYPE_CHECKING:
    import networkx as nx

_STATEMENTS: Final = ("density", "transitivity", "fragmentation", "cross_ties_share")
_REPEATS: Final = 200
_SEED: Final = 0


def network_passages(network: Network) -> Iterator[Passage]:
    """Yield who carries the crossing, in which parts it lies, and how sure the whole is.

    Without a tie nothing is yielded: the section says so itself.
    """
    if not network.graph.number_of_edges():
        return
    if _crossing(network.graph):
        yield Passage(
            (_town_halls(network),), _("Where the crossing lies"), grids=tuple(_parts(network))
        )
    yield _sureness(network)


def _town_halls(network: Network) -> str:
    pairs, _total, share = next(iter(network.path_share()))
    if not isinstance(share, float):
        return _("No path joins two actors of different cities that are no municipal governments.")
    text = _(
        "Of the shortest paths that join actors of two cities, other than the municipal "
        "governments themselves, {share} run through a municipal government (pairs: {pairs})."
    )
    return text.format(share=percentage(share), pairs=pairs)


def _crossing(graph: nx.Graph[str]) -> int:
    cities = graph.nodes(data="city")
    return sum(
        bool(cities[one] and cities[other] and cities[one] != cities[other])
        for one, other in graph.edges
    )


def _parts(network: Network) -> Iterator[Grid]:
    areas = {term.notation: term.label() for term in vocabulary("area")}
    classes = {term.notation: term.label() for term in actor_classes()}
    unnamed = _("no area named")
    parts = (
        ("area", _("Cooperation area"), areas | {"": unnamed}, _("By cooperation area")),
        ("class", _("Actor class"), classes, _("By class of one of the two")),
    )
    for part, head, labels, caption in parts:
        counted = _counted(network, part)
        yield _grid(
            caption,
            head,
            ((labels.get(key, key), n, across) for key, n, across in counted if across),
        )
    yield _grid(_("By year"), _("Years"), _periods(network))


def _grid(part: str, head: str, rows: Iterable[tuple[str, int, int]]) -> Grid:
    caption = _("{part}: pairs of actors tied across the border, of all that are tied")
    return Grid(
        caption.format(part=part), (head, _("Tied pairs"), _("Across the border")), tuple(rows)
    )


def _counted(network: Network, part: str) -> Iterator[tuple[str, int, int]]:
    for label, graph in slices(network.documented, network.projection, part):
        yield str(label or ""), graph.number_of_edges(), _crossing(graph)


def _periods(network: Network) -> Iterator[tuple[str, int, int]]:
    """Yield the years in which some tie crosses, then the ties without a date.

    Years alike that follow each other are one row.
    """
    rows = list(_counted(network, "year"))
    for (ties, across), alike in groupby((row for row in rows if row[0]), itemgetter(1, 2)):
        years = [year for year, *_counts in alike]
        if across:
            yield "–".join(dict.fromkeys((years[0], years[-1]))), ties, across
    for year, ties, across in rows:
        if across and not year:
            yield _("no date"), ties, across


def _sureness(network: Network) -> Passage:
    """Return each statement on the whole beside chance and with its interval."""
    grouped = any(city for _node, city in network.graph.nodes(data="city"))
    names = [name for name in _STATEMENTS if grouped or not definition(name).grouped]
    found = network.uncertainty(names, _SEED, repeats=_REPEATS).records()
    lead = _(
        "Every measure here is exact: no path and no actor was sampled. What is not sure is the "
        "record. The interval tells how far a number could differ had other actors been on record "
        "(bootstrap over actors, 95%); p, how often chance alone gives a value as extreme, with "
        "every actor keeping its number of ties and, for the share across, with the cities dealt "
        "anew ({repeats} draws each, seed {seed})."
    )
    head = (_("Measure"), _("Value"), _("Low"), _("High"), _("p"))
    rows = tuple((definition(name).label, *_tested(name, found)) for name in names)
    return Passage(
        paragraphs=(lead.format(repeats=_REPEATS, seed=_SEED),),
        title=_("How sure this is"),
        grids=(Grid(_("The network as a whole, with intervals and tests"), head, rows),),
        commands=(f"measures --whole --uncertainty --seed {_SEED}",),
    )


def _tested(name: str, found: list[dict[str, Cell]]) -> Iterator[float | None]:
    """Yield value, interval and p of one measure; no p of what the numbers of ties settle alone."""
    by_method = {row["method"]: row for row in found if row["measure"] == name}
    drawn = by_method["bootstrap_intervals"]
    yield from (_number(drawn[column]) for column in ("value", "low", "high"))
    test = by_method["label_test" if definition(name).grouped else "rewiring_test"]
    yield _number(test["p"]) if test["z"] is not None else None


def _number(cell: Cell) -> float | None:
    return None if cell is None else float(cell)
