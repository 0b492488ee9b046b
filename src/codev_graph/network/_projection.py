"""How documented ties become a network: the choice, what it left out, and the graph itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.errors import NetworkError

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as a node: its IRI and what it may be grouped by; ``None`` or empty if unknown."""

    id: str
    name: str
    actor_class: str
    city: str | None = None
    level: str | None = None
    kind: str = ""
    city_name: str = ""


@dataclass(frozen=True, slots=True)
class TieRow:
    """A documented tie: it and its ends by IRI, concepts by notation, bounds as ISO 8601."""

    source: str
    target: str
    mutual: bool = False
    purposes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    strength: float | None = None
    earliest: str = ""
    latest: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Projection:
    """Which documented ties count, and as what. Printing it says so in a sentence.

    Attributes:
        purposes: Only ties with one of these purposes (notations); empty for all.
        areas: Only ties with one of these areas (notations); empty for all.
        year: Only ties that may have been active in this year: begun by its end, not ended
            before its start; a tie without dates may always have been. ``None`` for all.
        until: With ``year``: the last year of a period of several; ``None`` for that year alone.
        directed: Whether ties keep their direction; a mutual tie then goes both ways.
        weighted: Whether the strength of a tie, 1 where the source gives none, is its weight;
            of several ties of one pair the strongest counts. Otherwise every pair weighs 1,
            because several rows may be several sources for the same tie.
        isolates: Whether actors without any tie are kept.
        ties: How many documented ties the graph rests on; set when it is made.
        undated: How many of these have no date at all.
        unended: How many of these have a start and no end.
        loops: How many ties of an actor to itself were dropped.
        pairs: How many pairs of actors (ordered ones, if directed) they join.
        unconnected: How many actors have no tie.
        unlocated: How many actors are of no city: what compares the cities leaves them out.
    """

    purposes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    year: int | None = None
    until: int | None = None
    directed: bool = False
    weighted: bool = False
    isolates: bool = True
    ties: int = 0
    undated: int = 0
    unended: int = 0
    loops: int = 0
    pairs: int = 0
    unconnected: int = 0
    unlocated: int = 0

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins.

        Raises:
            NetworkError: if ``until`` lies before ``year``, or stands without it.
        """
        if self.until is not None and (self.year is None or self.until < self.year):
            raise NetworkError("until", _("a period ends no earlier than it begins"))

    def takes(self, tie: TieRow) -> bool:
        """Return whether a tie counts."""
        if self.purposes and not tie.purposes.intersection(self.purposes):
            return False
        if self.areas and not tie.areas.intersection(self.areas):
            return False
        return self.year is None or active(tie, self.year, self.until)

    def as_dict(self) -> dict[str, Any]:
        """Return the choice and its counts, for a manifest."""
        return asdict(self)

    def __str__(self) -> str:
        """Say what counts as a tie, what was merged or dropped, and who has none."""
        return " ".join(self._sentences())

    @property
    def choice(self) -> str:
        """Which ties and actors were chosen, in words; empty if all were."""
        left_out = [] if self.isolates else [self._unconnected()]
        return " ".join([*self._choices(), *left_out])

    def _choices(self) -> Iterator[str]:
        if self.purposes or self.areas:
            chosen = ", ".join(self.purposes + self.areas)
            yield _("Only ties of {chosen} count.").format(chosen=chosen)
        if self.year is not None:
            yield self._period()

    def _sentences(self) -> Iterator[str]:
        pairs = ngettext("{n} pair of actors", "{n} pairs of actors", self.pairs)
        yield ngettext(
            "{n} documented tie joins {pairs}.", "{n} documented ties join {pairs}.", self.ties
        ).format(n=self.ties, pairs=pairs.format(n=self.pairs))
        yield _("Ties keep their direction.") if self.directed else _("Directions are not heeded.")
        yield self._weights()
        yield from self._choices()
        if self.loops:
            yield ngettext(
                "{n} tie of an actor to itself was dropped.",
                "{n} ties of an actor to itself were dropped.",
                self.loops,
            ).format(n=self.loops)
        yield self._unconnected()
        if self.unlocated:
            yield ngettext(
                "{n} actor of no single city is left out of what compares the cities.",
                "{n} actors of no single city are left out of what compares the cities.",
                self.unlocated,
            ).format(n=self.unlocated)

    def _period(self) -> str:
        text = _("Only ties that may have been active in {year} count.")
        if self.until not in (None, self.year):
            text = _("Only ties that may have been active from {year} to {until} count.")
        period = text.format(year=self.year, until=self.until)
        return " ".join([period, *self._open()])

    def _open(self) -> Iterator[str]:
        if self.undated:
            yield ngettext(
                "{n} of them has no date and may always have been.",
                "{n} of them have no date and may always have been.",
                self.undated,
            ).format(n=self.undated)
        if self.unended:
            yield ngettext(
                "{n} of them has no end and may go on still.",
                "{n} of them have no end and may go on still.",
                self.unended,
            ).format(n=self.unended)

    def _weights(self) -> str:
        if self.weighted:
            return _("The strongest of several ties of a pair gives its weight.")
        return _("Several ties of one pair count once.")

    def _unconnected(self) -> str:
        kept = ngettext(
            "{n} actor without any tie is kept.",
            "{n} actors without any tie are kept.",
            self.unconnected,
        )
        left_out = ngettext(
            "{n} actor without any tie is left out.",
            "{n} actors without any tie are left out.",
            self.unconnected,
        )
        return (kept if self.isolates else left_out).format(n=self.unconnected)


def active(tie: TieRow, year: int, until: int | None = None) -> bool:
    """Return whether a tie may have been active in a year, or at some time from it to another."""
    begun = not tie.earliest or int(tie.earliest[:4]) <= (year if until is None else until)
    return begun and (not tie.latest or int(tie.latest[:4]) >= year)


def undated(tie: TieRow) -> bool:
    """Return whether nothing is known of when a tie was active."""
    return not tie.earliest and not tie.latest


def unended(tie: TieRow) -> bool:
    """Return whether a tie is known to have begun and not to have ended."""
    return bool(tie.earliest) and not tie.latest


def project(
    actors: Iterable[ActorRow], ties: Iterable[TieRow], choice: Projection
) -> tuple[nx.Graph[str], Projection]:
    """Return the network that a projection makes, and the projection with its counts.

    Nodes carry ``name``, ``class``, ``kind``, ``city`` and ``level`` (a missing one is left out,
    not guessed); edges carry ``ties``, how many documented ties they stand for, and ``weight`` if
    the projection is weighted. The graph is simple: loops are dropped, parallel ties merged,
    and both are counted.

    Raises:
        NetworkError: if a tie names an actor that is not there.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.DiGraph() if choice.directed else nx.Graph()
    for actor in actors:
        graph.add_node(actor.id, **_attributes(actor))
    taken = list(filter(choice.takes, ties))
    counted = [tie for tie in taken if tie.source != tie.target]
    loops = _add_ties(graph, taken, choice)
    isolates = list(nx.isolates(graph))
    if not choice.isolates:
        graph.remove_nodes_from(isolates)
    made = replace(
        choice,
        ties=len(counted),
        undated=sum(map(undated, counted)),
        unended=sum(map(unended, counted)),
        loops=loops,
        pairs=graph.number_of_edges(),
        unconnected=len(isolates),
        unlocated=sum("city" not in data for _node, data in graph.nodes(data=True)),
    )
    return graph, made


def _attributes(actor: ActorRow) -> dict[str, str]:
    values = {"name": actor.name, "class": actor.actor_class, "city": actor.city}
    values |= {"level": actor.level, "kind": actor.kind}
    return {key: value for key, value in values.items() if value}


def _add_ties(graph: nx.Graph[str], ties: Iterable[TieRow], choice: Projection) -> int:
    """Add the ties of two actors; return how many loops there were beside."""
    loops = 0
    for tie in ties:
        _refuse_unknown(graph, tie)
        if tie.source == tie.target:
            loops += 1
        else:
            _add(graph, tie, choice)
    return loops


def _refuse_unknown(graph: nx.Graph[str], tie: TieRow) -> None:
    for end in (tie.source, tie.target):
        if end not in graph:
            raise NetworkError(end, _("a tie names this actor, which is not in the graph"))


def _add(graph: nx.Graph[str], tie: TieRow, choice: Projection) -> None:
    ways = [(tie.source, tie.target)]
    if choice.directed and tie.mutual:
        ways.append((tie.target, tie.source))
    for source, target in ways:
        if not graph.has_edge(source, target):
            graph.add_edge(source, target, ties=0)
        edge = graph.edges[source, target]
        edge["ties"] += 1
        if choice.weighted:
            strength = 1.0 if tie.strength is None else tie.strength
            edge["weight"] = max(edge.get("weight", strength), strength)
