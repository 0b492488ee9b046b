"""The shipped tables, read with the csv module alone, and the answers of the queries on them.

What the tests expect is reasoned from these rows and from the founding document, never from SPARQL.
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from codev_graph.graph import GraphStore, ask, build_graph
from codev_graph.graph._quads import stated_quads
from codev_graph.graph.reasoning._entail import entail
from codev_graph.sources import load_dataset
from codev_graph.terms import ontology_store, resource, vocabulary

TWINNING, OTHERS = "santa-ana-tapachula", "hermanamientos"
# Made up, small, and with everything that the real tables do not show (yet): committees on both
# sides, contradicting dates, ties beyond the town halls, a city in two agreements.
MADE_UP = "villas"
SHIPPED = (TWINNING, OTHERS)
DATASETS = (*SHIPPED, MADE_UP)
AGREEMENT = "santa-ana-tapachula-2022"
STRATEGY = "estrategia-2022"

# Tabla 1 of section 5 (and the list of section 2.2), class by class, in its order.
TABLA_1: Mapping[str, frozenset[str]] = {
    "SupranationalBody": frozenset({"supranational-organ", "integration-mechanism"}),
    "InternationalOrganisation": frozenset(
        {
            "international-body",
            "international-agency",
            "international-programme",
            "international-fund",
        }
    ),
    "PublicAdministration": frozenset(
        {
            "central-government",
            "state-government",
            "departmental-government",
            "local-government",
            "diplomatic-mission",
            "government-association",
        }
    ),
    "CivilSociety": frozenset(
        {
            "migrant-association",
            "migrant-club",
            "foundation",
            "social-organisation",
            "ngo",
            "religious-organisation",
            "collective",
            "movement",
        }
    ),
    "PrivateSector": frozenset(
        {
            "financial-institution",
            "development-bank",
            "remittance-company",
            "company",
            "transnational-company",
        }
    ),
    "OtherActor": frozenset(
        {
            "media",
            "transport-company",
            "university",
            "knowledge-centre",
            "training-centre",
            "cultural-institution",
        }
    ),
}
# A class may stand as the kind itself, when a source tells no more.
CLASS_OF: Mapping[str, str] = {
    notation: name
    for name, kinds in TABLA_1.items()
    for notation in (
        *kinds,
        "".join(f"-{char.lower()}" if char.isupper() else char for char in name)[1:],
    )
}
AUTHORITY = {"SupranationalBody", "InternationalOrganisation", "PublicAdministration"}
SUBNATIONAL = {"state-government", "departmental-government", "local-government"}

Row = dict[str, str]


def folder_of(dataset: str) -> Path:
    return (Path(__file__).parent if dataset == MADE_UP else resource("data")) / dataset


@cache
def store(dataset: str) -> GraphStore:
    return GraphStore(build_graph(load_dataset(folder_of(dataset))).quads)


@cache
def table(dataset: str, name: str) -> tuple[Row, ...]:
    with (folder_of(dataset) / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(cell: str) -> set[str]:
    return set(filter(None, cell.split("|")))


def short(cell: object) -> object:
    """Return the last part of an IRI of ours; anything else as it is."""
    if isinstance(cell, str) and cell.startswith("https://w3id.org/codev-graph/"):
        return cell.rsplit("#")[-1].rsplit("/")[-1]
    return cell


def answer(name: str, dataset: str | GraphStore = TWINNING, **told: str) -> list[dict[str, object]]:
    """Return the rows of a query; a trailing "_" frees a parameter from Python's keywords."""
    asked = store(dataset) if isinstance(dataset, str) else dataset
    found = ask(asked, name, {key.rstrip("_"): text for key, text in told.items()})
    return [{key: short(cell) for key, cell in row.items()} for row in found.records()]


def column(rows: Iterable[Mapping[str, object]], name: str) -> set[object]:
    return {row[name] for row in rows}


def pairs(rows: Iterable[Mapping[str, object]], *names: str) -> set[tuple[object, ...]]:
    return {tuple(row[name] for name in names) for row in rows}


def told_of(rows: Iterable[Mapping[str, object]], key: str, *names: str) -> dict[object, object]:
    """Return the values of one or several columns by that of the column ``key``."""
    return {
        row[key]: row[names[0]] if len(names) == 1 else tuple(row[name] for name in names)
        for row in rows
    }


def changed(
    folder: Path,
    rows: Mapping[str, list[Row]],
    dataset: str = TWINNING,
    facts: Iterable[tuple[str, str, str]] = (),
) -> GraphStore:
    """Return the graph of a shipped data set with more rows, and with facts no table can hold."""
    place = folder / dataset
    shutil.copytree(folder_of(dataset), place)
    for name, added in rows.items():
        path = place / f"{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        headers = next(csv.reader(lines[:1]))
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, headers).writerows({"sources": STRATEGY} | row for row in added)
    graph = ox.NamedNode("https://w3id.org/codev-graph/id/test/graph/more")
    quads = list(stated_quads(load_dataset(place)))
    quads += [
        ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value), graph)
        for subject, predicate, value in facts
    ]
    inferred = ox.NamedNode("https://w3id.org/codev-graph/id/test/graph/entailments")
    quads += [
        ox.Quad(fact.subject, fact.predicate, fact.object, inferred)
        for fact in entail(quads, tuple(ontology_store()))
    ]
    return GraphStore(quads)


# --- What the rows say


def actors(dataset: str = TWINNING) -> dict[str, Row]:
    return {row["id"]: row for row in table(dataset, "actors")}


def class_of(actor: str, dataset: str = TWINNING) -> str:
    return CLASS_OF[actors(dataset)[actor]["kind"]]


def city_of(actor: str, dataset: str = TWINNING) -> str:
    return actors(dataset)[actor]["city"]


def is_town_hall(actor: str, dataset: str = TWINNING) -> bool:
    return actors(dataset)[actor]["kind"] == "local-government"


def numbered(keys: Iterable[str]) -> list[str]:
    """Return the ids of rows that have none of their own: a repeated key is counted."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}~{seen[key]}")
    return found


def ties(dataset: str = TWINNING) -> dict[str, Row]:
    rows = table(dataset, "ties")
    return dict(zip(numbered(f"{row['from']}--{row['to']}" for row in rows), rows, strict=True))


def neighbours(dataset: str = TWINNING) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table(dataset, "ties"):
        found[row["from"]].add(row["to"])
        found[row["to"]].add(row["from"])
    return found


def agreements(dataset: str = TWINNING) -> dict[str, Row]:
    return {row["id"]: row for row in table(dataset, "agreements")}


def twins(dataset: str = TWINNING) -> set[tuple[str, str]]:
    return {
        (one, other)
        for row in table(dataset, "agreements")
        for one in listed(row["cities"])
        for other in listed(row["cities"])
        if one != other
    }


def crosses(row: Row, dataset: str = TWINNING) -> bool:
    return (city_of(row["from"], dataset), city_of(row["to"], dataset)) in twins(dataset)


def framework(what: str, dataset: str = TWINNING) -> str:
    """Return the agreement under which a committee or project stands, or the agreement itself."""
    for name in ("committees", "projects"):
        for row in table(dataset, name):
            if row["id"] == what:
                return row["agreement"]
    return what


def participants(agreement: str = AGREEMENT, dataset: str = TWINNING) -> set[str]:
    return {
        row["actor"]
        for row in table(dataset, "participations")
        if framework(row["in"], dataset) == agreement
    }


def involved(dataset: str = TWINNING) -> set[str]:
    return {row["actor"] for row in table(dataset, "participations")}


def active_areas(actor: str, dataset: str = TWINNING) -> set[str]:
    """Return the areas of its participations, committees and projects; of what it signed, all."""
    held = {
        row["id"]: listed(row["areas"])
        for name in ("committees", "projects")
        for row in table(dataset, name)
    }
    areas: set[str] = set()
    for row in table(dataset, "participations"):
        if row["actor"] == actor:
            areas |= listed(row["areas"]) | held.get(row["in"], set())
            if row["role"] == "signatory":
                areas |= listed(agreements(dataset)[row["in"]]["areas"])
    return areas


def areas_of(agreement: str, dataset: str = TWINNING) -> set[str]:
    return listed(agreements(dataset)[agreement]["areas"])


def citations(dataset: str = TWINNING) -> set[tuple[str, str, str, str | None]]:
    """Return (table's type, row id, source, locator) for every citation of every table."""
    found = set()
    for kind, name, key in (
        ("city", "cities", "{id}"),
        ("actor", "actors", "{id}"),
        ("agreement", "agreements", "{id}"),
        ("committee", "committees", "{id}"),
        ("project", "projects", "{id}"),
        ("participation", "participations", "{actor}--{role}--{in}"),
        ("tie", "ties", "{from}--{to}"),
        ("sector-presence", "sector-presences", "{agreement}--{sector}"),
        ("phase-record", "phase-records", "{agreement}--{phase}"),
        ("result", "results", "{id}"),
        ("evaluation", "evaluations", "{id}"),
        ("resource", "resources", "{id}"),
    ):
        rows = table(dataset, name)
        keys = numbered(key.format_map(row) for row in rows)
        for row_id, row in zip(keys, rows, strict=True):
            for citation in listed(row["sources"]):
                source, _mark, locator = citation.partition("#")
                found.add((kind, row_id, source, locator or None))
    return found


def notation(iri_end: object) -> str:
    """Return the code of a kind of actor whose class ends so."""
    kinds = {kind.iri.rsplit("#")[-1]: kind.notation for kind in vocabulary("actor-kind")}
    return kinds[str(iri_end)]
