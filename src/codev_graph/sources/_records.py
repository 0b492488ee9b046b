"""The tables of a twinning as data: one record class a table, one annotated field a column."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final

from codev_graph.sources._columns import Reference, References, Term, Terms, Text
from codev_graph.sources._dates import Date
from codev_graph.sources._fields import (
    Agreement_,
    Areas,
    Confidence,
    End,
    EnglishName,
    ExpectedResults,
    Modalities,
    Name,
    Note,
    Results,
    Start,
    Supports,
)
from codev_graph.sources._observations import PhaseRecord, SectorPresence
from codev_graph.sources._outcomes import Evaluation, Resource, Result
from codev_graph.sources._record import (
    Cited,
    Identified,
    Record,
    RecordT,
    column_name,
    columns,
    header,
    headers,
    required,
    table_name,
)
from codev_graph.sources._value_columns import (
    DateColumn,
    Number,
    Pattern,
    Positive,
    Url,
    YesNo,
)


class Source(Identified):
    """A document or page that facts were taken from."""

    table = "sources"
    spanish = "fuentes"
    type = "source"
    rdf_class = "codev:Source"

    title: Annotated[str, Text("titulo", "dcterms:title")]
    author: Annotated[str | None, Text("autor", "dcterms:creator")] = None
    url: Annotated[str | None, Url("url", "schema:url")] = None
    page_date: Annotated[Date | None, DateColumn("fecha_pagina", "dcterms:date")] = None
    consulted: Annotated[Date, DateColumn("consultada", "codev:consulted")]
    kind: Annotated[str, Term("tipo", "dcterms:type", scheme="source-kind")]


class City(Identified, Cited):
    """A city that is, or was, a party to a twinning."""

    table = "cities"
    spanish = "ciudades"
    type = "city"
    rdf_class = "codev:City"

    name: Name
    name_en: EnglishName = None
    country: Annotated[str, Pattern("pais", "codev:country", code="country")]
    wikidata: Annotated[str | None, Pattern("wikidata", "", code="wikidata")] = None
    latitude: Annotated[Decimal | None, Number("latitud", "codev:latitude", -90, 90)] = None
    longitude: Annotated[Decimal | None, Number("longitud", "codev:longitude", -180, 180)] = None
    criteria: Annotated[
        tuple[str, ...],
        Terms("criterios", "codev:meetsCriterion", scheme="selection-criterion"),
    ] = ()


class Actor(Identified, Cited):
    """An organisation of one city, or of a wider level."""

    table = "actors"
    spanish = "actores"
    type = "actor"
    # An actor's class is its kind, which a column gives.
    rdf_class = ""

    name: Name
    name_en: EnglishName = None
    acronym: Annotated[str | None, Text("siglas", "skos:altLabel")] = None
    kind: Annotated[str, Term("tipo", "rdf:type", scheme="actor-kind")]
    city: Annotated[str | None, Reference("ciudad", "codev:locatedIn", tables=("cities",))] = None
    level: Annotated[str, Term("nivel", "codev:actsAtLevel", scheme="level")]
    sectors: Annotated[tuple[str, ...], Terms("sectores", "codev:inSector", scheme="sector")] = ()
    resources: Annotated[
        tuple[str, ...], References("recursos", "codev:providesResource", tables=("resources",))
    ] = ()
    note: Note = None


class Agreement(Identified, Cited):
    """An agreement between cities."""

    table = "agreements"
    spanish = "convenios"
    type = "agreement"
    rdf_class = "codev:Agreement"

    name: Name
    name_en: EnglishName = None
    kind: Annotated[str, Term("tipo", "codev:hasAgreementKind", scheme="agreement-kind")]
    cities: Annotated[
        tuple[str, ...], References("ciudades", "codev:twinsCity", tables=("cities",))
    ]
    signed: Annotated[Date | None, DateColumn("firma", "codev:start")] = None
    term_years: Annotated[Decimal | None, Positive("vigencia_anios", "codev:termYears")] = None
    renewable: Annotated[bool | None, YesNo("prorrogable", "codev:renewable")] = None
    status: Annotated[str | None, Term("estado", "codev:hasStatus", scheme="agreement-status")] = (
        None
    )
    areas: Areas = ()
    modalities: Modalities = ()
    expected_results: ExpectedResults = ()
    results: Results = ()
    supports: Supports = ()


class Committee(Identified, Cited):
    """A committee through which actors of a city work on areas of an agreement."""

    table = "committees"
    spanish = "comites"
    type = "committee"
    rdf_class = "codev:Committee"

    name: Name
    name_en: EnglishName = None
    agreement: Agreement_ = None
    cities: Annotated[
        tuple[str, ...], References("ciudades", "codev:committeeOf", tables=("cities",))
    ]
    areas: Areas = ()
    supports: Supports = ()


class Project(Identified, Cited):
    """A project, planned or done."""

    table = "projects"
    spanish = "proyectos"
    type = "project"
    rdf_class = "codev:Project"

    name: Name
    name_en: EnglishName = None
    agreement: Agreement_ = None
    areas: Areas = ()
    start: Start = None
    end: End = None
    status: Annotated[str | None, Term("estado", "codev:hasStatus", scheme="project-status")] = None
    resources: Annotated[
        tuple[str, ...], References("recursos", "codev:requiresResource", tables=("resources",))
    ] = ()
    expected_results: ExpectedResults = ()
    results: Results = ()
    supports: Supports = ()
    note: Note = None


class Participation(Cited):
    """That an actor takes part in an agreement, committee or project, and as what."""

    table = "participations"
    spanish = "participaciones"
    type = "participation"
    rdf_class = "codev:Participation"

    actor: Annotated[str, Reference("actor", "codev:participant", tables=("actors",))]
    in_: Annotated[
        str,
        Reference("en", "codev:participationIn", tables=("agreements", "committees", "projects")),
    ]
    role: Annotated[str, Term("papel", "codev:hasRole", scheme="role")]
    areas: Areas = ()
    start: Start = None
    end: End = None
    confidence: Confidence = None

    def key(self) -> str:
        """Return actor, role and what it takes part in."""
        return "--".join((self.actor, self.role.rsplit("/", 1)[-1], self.in_))


class Tie(Cited):
    """A documented relation between two actors."""

    table = "ties"
    spanish = "vinculos"
    type = "tie"
    rdf_class = "codev:Tie"

    from_: Annotated[str, Reference("desde", "codev:tieFrom", tables=("actors",))]
    to: Annotated[str, Reference("hacia", "codev:tieTo", tables=("actors",))]
    purposes: Annotated[tuple[str, ...], Terms("fines", "codev:hasPurpose", scheme="purpose")] = ()
    modalities: Modalities = ()
    areas: Areas = ()
    agreement: Agreement_ = None
    mutual: Annotated[bool | None, YesNo("mutuo", "codev:mutual")] = None
    direction: Annotated[
        str | None, Term("direccion", "codev:hasDirection", scheme="direction")
    ] = None
    start: Start = None
    end: End = None
    strength: Annotated[Decimal | None, Positive("fuerza", "codev:strength")] = None
    evidence: Annotated[str | None, Text("evidencia", "codev:evidence")] = None
    confidence: Confidence = None

    def key(self) -> str:
        """Return the two ends."""
        return f"{self.from_}--{self.to}"


RECORDS: Final[tuple[type[Record], ...]] = (
    Source,
    City,
    Actor,
    Agreement,
    Committee,
    Project,
    Participation,
    Tie,
    SectorPresence,
    PhaseRecord,
    Result,
    Evaluation,
    Resource,
)
REQUIRED: Final = ("sources", "cities", "actors")

__all__ = [
    "RECORDS",
    "REQUIRED",
    "Actor",
    "Agreement",
    "Cited",
    "City",
    "Committee",
    "Evaluation",
    "Identified",
    "Participation",
    "PhaseRecord",
    "Project",
    "Record",
    "RecordT",
    "Resource",
    "Result",
    "SectorPresence",
    "Source",
    "Tie",
    "column_name",
    "columns",
    "header",
    "headers",
    "required",
    "table_name",
]
