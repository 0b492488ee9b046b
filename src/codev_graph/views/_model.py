"""What a page shows, as plain frozen records: the views know neither graph, store nor network.

Every text that comes from the data is a :class:`Text`, which holds both languages, because one
page can show both. Notations (``"private-sector"``, ``"culture"``, ``"betweenness"``) are the keys
by which nodes and ties refer to the concepts of their picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from codev_graph._i18n import Language
from codev_graph._i18n import gettext as _
from codev_graph.errors import NetworkError


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    es: str
    en: str

    @classmethod
    def same(cls, text: str) -> Text:
        """Return a text that reads the same in both languages, such as a proper name."""
        return cls(text, text)

    def of(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary: an actor class, an area, a purpose."""

    notation: str
    label: Text
    definition: Text | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of an actor's position.

    Attributes:
        notation: The key in :attr:`Node.measures`.
        label: Its name.
        definition: What it is, exactly: a formula or a sentence.
        reading: What it tells, and how to read a high and a low value, in a sentence or two.
        reference: Author and year, or an empty string.
        low_first: Whether the lowest values are those of the foremost actors.
    """

    notation: str
    label: Text
    definition: Text
    reading: Text
    reference: str = ""
    low_first: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a source says something; ``locator`` is a section or page, or empty."""

    title: str
    url: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class City:
    """A twinned city.

    Attributes:
        id: Unique in the picture.
        label: Its name.
        country: An ISO 3166-1 alpha-2 code.
        latitude: In degrees, north positive; ``None`` if not known.
        longitude: In degrees, east positive; ``None`` if not known.
    """

    id: str
    label: Text
    country: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def place(self) -> tuple[float, float] | None:
        """Its longitude and latitude, ``None`` unless both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.longitude, self.latitude


@dataclass(frozen=True, slots=True)
class Node:
    """An actor.

    Attributes:
        id: Unique in the picture.
        label: The full name.
        actor_class: Notation of one of :attr:`Picture.classes`.
        kind: The kind of actor within its class.
        city: Id of one of :attr:`Picture.cities`; ``None`` for an actor of a wider level.
        level: The level at which it acts (local, national, …).
        involved: Whether a source shows it taking part; the others are candidates.
        bridging: Whether it has a tie that crosses the border.
        measures: Value by notation; ``None`` where the measure is undefined.
        areas: Notations of the areas in which it is active.
        acronym: The short name, or an empty string.
        reason: Why it is a candidate, or ``None``.
        sources: What says that it exists.
    """

    id: str
    label: Text
    actor_class: str
    kind: Text
    city: str | None
    level: Text
    involved: bool
    bridging: bool
    measures: Mapping[str, float | None] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    acronym: str = ""
    reason: Text | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two actors.

    Attributes:
        id: Unique in the picture; two actors may be joined by several ties.
        source: Id of the actor it comes from.
        target: Id of the actor it goes to.
        mutual: Whether it has no direction.
        crossing: Whether it joins two cities of the twinning.
        areas: Notations of its areas.
        purposes: Notations of its purposes.
        start: Its start as the source dates it (EDTF), or an empty string.
        end: Its end likewise.
        start_year: The earliest year it may have started, ``None`` if nothing is known.
        end_year: The latest year it may have ended, ``None`` if it is open or nothing is known.
        evidence: What it rests on, in the words of the data.
        sources: What says so.
    """

    id: str
    source: str
    target: str
    mutual: bool
    crossing: bool
    areas: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    start_year: int | None = None
    end_year: int | None = None
    evidence: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with all that its legend needs.

    Attributes:
        title: What the picture shows.
        cities: The twinned cities, in reading order: the first stands on the left.
        classes: The actor classes, in the order of the legend.
        areas: The cooperation areas.
        purposes: The purposes of ties.
        measures: The measures that the nodes carry, in the order of the menus.
        nodes: The actors.
        ties: The ties between them.
        projection: What counts as a tie in this picture, in a sentence.
        version: The version of codev-graph, or an empty string.
        seed: The seed of the free layout.

    Raises:
        NetworkError: if two nodes share an id, a tie joins an unknown actor, or a node has an
            unknown class or city.
    """

    title: Text
    cities: tuple[City, ...]
    classes: tuple[Concept, ...]
    areas: tuple[Concept, ...]
    purposes: tuple[Concept, ...]
    measures: tuple[Measure, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    projection: Text
    version: str = ""
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse a picture whose parts do not fit together."""
        known = {node.id for node in self.nodes}
        _refuse_repeated([node.id for node in self.nodes] + [tie.id for tie in self.ties])
        _refuse_unknown(
            (node.actor_class for node in self.nodes), {c.notation for c in self.classes}
        )
        _refuse_unknown((n.city for n in self.nodes if n.city), {city.id for city in self.cities})
        _refuse_unknown((end for tie in self.ties for end in (tie.source, tie.target)), known)


def _refuse_repeated(ids: list[str]) -> None:
    for found, count in Counter(ids).items():
        if count > 1:
            raise NetworkError(found, _("the id is given to more than one actor or tie"))


def _refuse_unknown(found: Iterable[str], known: set[str]) -> None:
    for notation in found:
        if notation not in known:
            raise NetworkError(notation, _("the picture refers to it but does not hold it"))
