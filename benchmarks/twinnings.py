"""Twinnings drawn at random, as large as asked, in the terms of the ontology.

The proportions follow the founding case: most individuals are actors, their participations and
their ties; a few actors hold most ties, as in any social network (Zipf's law).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from random import Random

import pyoxigraph as ox

from codev_graph.terms import (
    actor_classes,
    expand,
    individual,
    named_graph,
    vocabulary,
)

DATASET = "generated"
SHARES = {
    "actor": 0.40,
    "participation": 0.30,
    "tie": 0.20,
    "project": 0.03,
    "committee": 0.02,
    "phase-record": 0.02,
    "sector-presence": 0.01,
    "agreement": 0.01,
    "source": 0.005,
    "city": 0.002,
}
TARGETS = ("agreement", "committee", "project")
Fact = tuple[str, str | bool | Decimal | ox.NamedNode]


def generate(individuals: int, seed: int = 0) -> list[ox.Quad]:
    """Return the quads of a data set of about ``individuals`` rows, the same for the same seed.

    Every actor is in one city, every agreement twins two; it is consistent with the ontology.
    """
    drawing = _Drawing(individuals, Random(seed))  # noqa: S311 - nothing here is a secret
    graph = ox.NamedNode(named_graph(DATASET, "source-0"))
    return [quad for kind in SHARES for quad in drawing.quads(kind, graph)]


class _Drawing:
    """The rows of each kind, and what each of them says."""

    def __init__(self, individuals: int, random: Random) -> None:
        self._random = random
        self._rows = {kind: _rows(kind, individuals) for kind in SHARES}
        self._actors = [concept.iri for concept in actor_classes()]
        ranks = range(1, len(self._rows["actor"]) + 1)
        self._zipf = list(accumulate(1.0 / rank for rank in ranks))

    def quads(self, kind: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """Yield what the rows of ``kind`` say."""
        source = self._rows["source"][0]
        for number, row in enumerate(self._rows[kind]):
            facts = [("rdf:type", self._class(kind)), ("rdfs:label", f"{kind} {number}")]
            facts += self._facts(kind, number)
            if kind != "source":
                facts.append(("prov:wasDerivedFrom", source))
            for curie, value in facts:
                yield ox.Quad(row, ox.NamedNode(expand(curie)), _term(value), graph)

    def _class(self, kind: str) -> ox.NamedNode:
        if kind == "actor":
            return ox.NamedNode(self._random.choice(self._actors))
        name = "".join(word.capitalize() for word in kind.split("-"))
        return ox.NamedNode(expand(f"codev:{name}"))

    def _facts(self, kind: str, number: int) -> list[Fact]:
        drawn = {
            "city": self._city,
            "actor": self._actor,
            "agreement": self._agreement,
            "committee": self._committee,
            "project": self._project,
            "participation": self._participation,
            "tie": self._tie,
            "sector-presence": self._presence,
            "phase-record": self._phase,
        }
        return drawn[kind](number) if kind in drawn else []

    def _some(self, kind: str) -> ox.NamedNode:
        return self._random.choice(self._rows[kind])

    def _concepts(self, scheme: str, most: int = 1) -> list[ox.NamedNode]:
        found: Sequence[str] = [concept.iri for concept in vocabulary(scheme)]
        return [ox.NamedNode(iri) for iri in self._random.sample(found, min(most, len(found)))]

    def _under(self) -> Fact:
        return "codev:underAgreement", self._some("agreement")

    def _areas(self, most: int) -> list[Fact]:
        return [("codev:hasArea", area) for area in self._concepts("area", most)]

    def _dates(self) -> list[Fact]:
        year = self._random.randint(1990, 2026)
        stamp = f"{year}-01-01T00:00:00Z"
        return [("codev:start", str(year)), ("codev:startEarliest", stamp)]

    def _city(self, number: int) -> list[Fact]:
        return [("codev:country", "SV" if number % 2 else "MX"), ("codev:latitude", Decimal(14))]

    def _actor(self, number: int) -> list[Fact]:
        level = self._concepts("level")[0]
        sectors = [("codev:inSector", sector) for sector in self._concepts("sector", 2)]
        city = self._rows["city"][number % len(self._rows["city"])]
        return [("codev:locatedIn", city), ("codev:actsAtLevel", level), *sectors]

    def _agreement(self, number: int) -> list[Fact]:
        cities = self._rows["city"]
        first = 2 * (number % (len(cities) // 2))
        twinned: list[Fact] = [("codev:twinsCity", city) for city in cities[first : first + 2]]
        kinds: list[Fact] = [
            ("codev:hasAgreementKind", self._concepts("agreement-kind")[0]),
            ("codev:hasStatus", self._concepts("agreement-status")[0]),
        ]
        return [*twinned, *kinds, *self._areas(4), *self._dates(), ("codev:renewable", True)]

    def _committee(self, _number: int) -> list[Fact]:
        cities: list[Fact] = [("codev:committeeOf", self._some("city"))]
        return [*cities, self._under(), *self._areas(1)]

    def _project(self, _number: int) -> list[Fact]:
        status: Fact = ("codev:hasStatus", self._concepts("project-status")[0])
        return [self._under(), status, *self._areas(2), *self._dates()]

    def _participation(self, _number: int) -> list[Fact]:
        target = self._some(self._random.choice(TARGETS))
        role = self._concepts("role")[0]
        return [
            ("codev:participant", self._hub()),
            ("codev:participationIn", target),
            ("codev:hasRole", role),
            ("codev:hasConfidence", self._concepts("confidence")[0]),
        ]

    def _tie(self, _number: int) -> list[Fact]:
        one, other = self._hub(), self._some("actor")
        ends: list[Fact] = [("codev:tieFrom", one), ("codev:tieTo", other)]
        terms: list[Fact] = [
            ("codev:hasPurpose", self._concepts("purpose")[0]),
            ("codev:hasModality", self._concepts("modality")[0]),
            ("codev:hasConfidence", self._concepts("confidence")[0]),
            ("codev:strength", Decimal(self._random.randint(1, 5))),
            ("codev:mutual", self._random.random() < 0.5),
        ]
        return [*ends, *terms, *self._areas(1), self._under(), *self._dates()]

    def _hub(self) -> ox.NamedNode:
        return self._random.choices(self._rows["actor"], cum_weights=self._zipf)[0]

    def _presence(self, _number: int) -> list[Fact]:
        return [self._under(), ("codev:inSector", self._concepts("sector")[0])]

    def _phase(self, _number: int) -> list[Fact]:
        return [self._under(), ("codev:hasPhase", self._concepts("phase")[0]), *self._dates()]


def _rows(kind: str, individuals: int) -> list[ox.NamedNode]:
    count = max(2 if kind == "city" else 1, round(individuals * SHARES[kind]))
    count += count % 2 if kind == "city" else 0
    return [ox.NamedNode(individual(DATASET, kind, f"{kind}-{n}")) for n in range(count)]


def _term(value: str | bool | Decimal | ox.NamedNode) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.NamedNode):
        return value
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=ox.NamedNode(expand("xsd:boolean")))
    if isinstance(value, Decimal):
        return ox.Literal(str(value), datatype=ox.NamedNode(expand("xsd:decimal")))
    if value.endswith("T00:00:00Z"):
        return ox.Literal(value, datatype=ox.NamedNode(expand("xsd:dateTime")))
    return ox.Literal(value)
