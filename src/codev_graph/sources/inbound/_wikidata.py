"""Twin towns from Wikidata (P190) or any endpoint of its shape → cities and agreements."""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.sources.inbound._tables import DraftTables, Row

_ITEM: Final = re.compile(r"Q[1-9][0-9]*")
_POINT: Final = re.compile(r"Point\((-?[0-9.]+) (-?[0-9.]+)\)", re.IGNORECASE)
_AGENT: Final = "codev-graph (https://w3id.org/codev-graph/)"
_SECONDS: Final = 60
_SOURCE: Final = "wikidata"
# Wikibase's precisions of a point in time: the signs of an ISO date that it vouches for.
_PRECISION: Final = {"9": 4, "10": 7, "11": 10}

# The twin's side is asked too, since many statements stand on one item only.
_QUERY: Final = """
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?from ?to ?item ?es ?en (MIN(STR(?label)) AS ?any) ?country ?point ?start ?precision ?end
WHERE {
  { VALUES ?from { %(cities)s } ?from p:P190 ?statement . ?statement ps:P190 ?to }
  UNION
  { VALUES ?to { %(cities)s } ?statement ps:P190 ?to . ?from p:P190 ?statement }
  VALUES ?side { 1 2 }
  BIND(IF(?side = 1, ?from, ?to) AS ?item)
  OPTIONAL { ?item rdfs:label ?es . FILTER(LANG(?es) = "es") }
  OPTIONAL { ?item rdfs:label ?en . FILTER(LANG(?en) = "en") }
  OPTIONAL { ?item rdfs:label ?label . FILTER(!BOUND(?es) && !BOUND(?en)) }
  OPTIONAL { ?item wdt:P17/wdt:P297 ?country }
  OPTIONAL { ?item wdt:P625 ?point }
  OPTIONAL {
    ?statement pqv:P580 ?time .
    ?time wikibase:timeValue ?start ; wikibase:timePrecision ?precision
  }
  OPTIONAL { ?statement pqv:P582/wikibase:timeValue ?end }
}
GROUP BY ?from ?to ?item ?es ?en ?country ?point ?start ?precision ?end
ORDER BY ?from ?to ?item ?country ?point ?start
"""


def read_wikidata(endpoint: str, cities: Collection[str], consulted: date) -> DraftTables:
    """Return the rows that the twin towns of some cities become.

    Both ends of each statement are cities, the statement an agreement of the kind twinning,
    signed on its start as precise as it is given and named after both. The endpoint tells no
    actors: they are left for a person. A city without a name in Spanish or English has the first
    that it has in any language. Of several countries of a city none is chosen.

    Args:
        endpoint: The address of a SPARQL endpoint that serves data of Wikidata's shape.
        cities: Their items, such as ``Q12345``; at least one.
        consulted: The day of the request.

    Raises:
        FileError: if the address or an item is none, the endpoint does not answer as one, or it
            knows no twin town of any of the cities.
    """
    answers = [_plain(row) for row in _ask(endpoint, _query(endpoint, cities))]
    if not answers:
        raise FileError(
            endpoint, _("tells no twin town of {cities}").format(cities=", ".join(cities))
        )
    tables = DraftTables()
    tables.add("sources", _source(endpoint, consulted))
    for item in dict.fromkeys(row["item"] for row in answers):
        _add_city(tables, item, [row for row in answers if row["item"] == item])
    names = {row["id"]: row.get("name", row["id"]) for row in tables.rows["cities"]}
    for pair in dict.fromkeys(_pair(row) for row in answers):
        name = " – ".join(names[item] for item in pair)
        _add_agreement(tables, pair, name, [row for row in answers if _pair(row) == pair])
    return tables


def _query(endpoint: str, cities: Collection[str]) -> str:
    parts = urlsplit(endpoint)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise FileError(endpoint, _("a web address that begins with http:// or https://"))
    for item in cities:
        if not _ITEM.fullmatch(item):
            raise FileError(item, _("a Wikidata item such as Q12345"))
    return _QUERY % {"cities": " ".join(f"wd:{item}" for item in cities)}


def _ask(endpoint: str, query: str) -> list[dict[str, dict[str, str]]]:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    client = SPARQLWrapper(endpoint, returnFormat=JSON, agent=_AGENT)
    client.setMethod(POST)
    client.setTimeout(_SECONDS)
    client.setQuery(query)
    try:
        with warnings.catch_warnings():
            # That an answer is of no known type is told below.
            warnings.simplefilter("ignore", RuntimeWarning)
            answer: Any = client.query().convert()
    except (SPARQLWrapperException, OSError, ValueError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise FileError(endpoint, _("does not answer: {why}").format(why=why)) from error
    try:
        rows: list[dict[str, dict[str, str]]] = answer["results"]["bindings"]
    except (TypeError, KeyError) as error:
        reason = _("answers, but not with results of SPARQL: is a SPARQL service there?")
        raise FileError(endpoint, reason) from error
    return rows


def _plain(row: Mapping[str, Mapping[str, str]]) -> Row:
    found = {name: value["value"] for name, value in row.items()}
    items = {name: found[name].rsplit("/", 1)[-1] for name in ("from", "to", "item")}
    return {**found, **items}


def _source(endpoint: str, consulted: date) -> Row:
    day = consulted.isoformat()
    cells = {"id": _SOURCE, "title": "Wikidata", "url": endpoint, "consulted": day}
    return {**cells, "kind": "reference-database"}


def _add_city(tables: DraftTables, item: str, rows: list[Row]) -> None:
    spanish, english = _only(rows, "es"), _only(rows, "en")
    place = _POINT.match(_only(rows, "point"))
    cells = {
        "id": item,
        "name": spanish or english or _only(rows, "any"),
        "name_en": english,
        "country": _only(rows, "country"),
        "wikidata": item,
        "longitude": place[1] if place else "",
        "latitude": place[2] if place else "",
        "sources": f"{_SOURCE}#{item}",
    }
    tables.add("cities", cells)
    for column in ("country", "point"):
        _note_several(tables, item, column, sorted(_values(rows, column)))


def _add_agreement(tables: DraftTables, pair: tuple[str, str], name: str, rows: list[Row]) -> None:
    starts = sorted(set(filter(None, map(_start, rows))))
    key = "--".join(pair)
    tables.add(
        "agreements",
        {
            "id": key,
            "name": name,
            "kind": "twinning",
            "cities": "|".join(pair),
            "signed": starts[0] if len(starts) == 1 else "",
            "sources": "|".join(dict.fromkeys(f"{_SOURCE}#{row['from']}" for row in rows)),
        },
    )
    _note_several(tables, key, "signed", starts)
    for end in sorted(_values(rows, "end")):
        text = _("{item} ended on {day}, which agreements have no column for.")
        tables.note(text.format(item=key, day=end[:10]))


def _note_several(tables: DraftTables, item: str, column: str, values: list[str]) -> None:
    if len(values) > 1:
        text = _("{item} has several values of “{column}” ({values}); the cell is left empty.")
        tables.note(text.format(item=item, column=column, values=", ".join(values)))


def _start(row: Row) -> str:
    """Return the start as far as it is known: a decade or less is no date of ours."""
    return row.get("start", "")[: _PRECISION.get(row.get("precision", ""), 0)]


def _pair(row: Row) -> tuple[str, str]:
    first, second = sorted((row["from"], row["to"]), key=lambda item: (len(item), item))
    return first, second


def _values(rows: list[Row], column: str) -> set[str]:
    return {row[column] for row in rows if row.get(column)}


def _only(rows: list[Row], column: str) -> str:
    """Return the one value of a column, or an empty string for none or several."""
    values = list(_values(rows, column))
    return values[0] if len(values) == 1 else ""
