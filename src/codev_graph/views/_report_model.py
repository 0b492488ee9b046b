"""What a report tells beside its picture, as plain frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from codev_graph.views._model import Text

State = Literal["empty", "one-sided", "single-actor", "held"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the coverage: an actor class in a cooperation area in a city.

    Attributes:
        actor_class: Notation of the class.
        area: Notation of the area.
        city: Id of the city.
        actors: How many actors of that class of that city are active in that area.
        state: ``empty`` if it has no actor; ``one-sided`` if it has some, but no other city of
            the agreement has; ``single-actor`` if it has one; ``held`` if it has more.
    """

    actor_class: str
    area: str
    city: str
    actors: int
    state: State


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor not yet involved: a node of the picture, and why it matters, best first."""

    node: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Holding:
    """How many things of one kind the graph holds; the labels are lower-case nouns."""

    count: int
    singular: Text
    plural: Text


@dataclass(frozen=True, slots=True)
class Reference:
    """A source of the data, as the bibliography lists it.

    Attributes:
        id: Its id in the table of sources.
        title: Its title, in its own language.
        kind: What kind of source it is.
        author: Its author, or an empty string.
        url: Its address, or an empty string.
        page_date: The date it bears (EDTF), or an empty string.
        consulted: When it was consulted (EDTF).
        rows: How many rows of the tables rest on it.
    """

    id: str
    title: str
    kind: Text
    author: str = ""
    url: str = ""
    page_date: str = ""
    consulted: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing, and the commands with which anybody sees the same.

    Attributes:
        texts: Sentences, a paragraph each.
        title: What it is about, or an empty string.
        commands: What to type after ``codev-graph``.
    """

    texts: tuple[str, ...]
    title: str = ""
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: the first cell of a row names it.

    Attributes:
        caption: What it shows.
        head: The heads of its columns.
        rows: Its cells: texts, or numbers; ``None`` where one is undefined.
        texts: So many columns, from the first, hold texts; the others are set as numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure of shares.

    Attributes:
        label: What it is the share of, or when.
        share: From 0 to 1; ``None`` where it is undefined.
        low: The lower end of the interval it lies in, ``None`` if none is known.
        high: Its upper end likewise.
    """

    label: str
    share: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a section, in the language that the report was made in.

    It stands in this order: paragraphs, figure, findings, tables, commands, what lies behind it.

    Attributes:
        paragraphs: What it says.
        title: Its heading, or an empty string.
        bars: The bars of a figure.
        caption: What the figure shows.
        findings: What was found, one by one.
        grids: Tables.
        behind: Rules and assumptions, which a reader may skip.
        commands: What to type after ``codev-graph`` to see the same.
        brief: What of it stands among the main findings in front, or an empty string.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    bars: tuple[Bar, ...] = ()
    caption: str = ""
    findings: tuple[Finding, ...] = ()
    grids: tuple[Grid, ...] = ()
    behind: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """What is needed to repeat the run.

    Attributes:
        versions: Version by name of software, codev-graph first.
        seeds: Seed by step.
        inputs: SHA-256 by name of input file.
        literature: References for the measures, ready to print.
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    seeds: Mapping[str, int] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    literature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the run found, beside its :class:`~codev_graph.views.Picture`.

    Attributes:
        title: The report's title.
        holdings: How many things of each kind the graph holds.
        asserted: How many statements the sources make.
        entailed: How many the ontology adds.
        conforms: Whether the graph passed its SHACL shapes; ``None`` if it was not checked.
        coverage: Every class × area × city; areas and classes as in the picture.
        candidates: The actors not yet involved, best first.
        references: The sources of the data.
        method: What is needed to repeat the run.
        passages: What the run found beyond the picture, by section.
    """

    title: Text
    holdings: tuple[Holding, ...]
    asserted: int
    entailed: int
    conforms: bool | None
    coverage: tuple[Cell, ...]
    candidates: tuple[Candidate, ...]
    references: tuple[Reference, ...]
    method: Method = field(default_factory=Method)
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
