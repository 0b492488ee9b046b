"""What a store holds of its network, row by row into CSV files, however many rows there are.

None of the questions orders, groups or compares its rows: a store answers them as it walks through
its index, and what is put together is put together in SQL, which can spill to disk.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from codev_graph.graph import Store

_CSV: Final = ox.QueryResultsFormat.CSV
# Each under the name of the view that the SQL reads it by.
QUESTIONS: Final = MappingProxyType(
    {
        "said_kinds": """SELECT ?kind ?notation ?above WHERE {
  ?kind rdfs:subClassOf+ ?above ; skos:notation ?notation .
  ?above rdfs:subClassOf* codev:Actor }""",
        "said_actors": """SELECT ?actor ?name ?kind ?city ?cityName ?level WHERE {
  ?actor a codev:Actor ; rdfs:label ?name ; a ?kind . ?kind skos:notation ?notation .
  FILTER(LANG(?name) = "")
  OPTIONAL { ?actor codev:locatedIn ?city .
    ?city rdfs:label ?cityName . FILTER(LANG(?cityName) = "") }
  OPTIONAL { ?actor codev:actsAtLevel ?place . ?place skos:notation ?level } }""",
        "said_ties": """SELECT ?tie ?from ?to ?mutual ?strength ?earliest ?latest ?area ?purpose
WHERE {
  ?tie codev:tieFrom ?from ; codev:tieTo ?to .
  OPTIONAL { ?tie codev:mutual ?mutual }
  OPTIONAL { ?tie codev:strength ?strength }
  OPTIONAL { ?tie codev:startEarliest ?earliest }
  OPTIONAL { ?tie codev:endLatest ?latest }
  OPTIONAL { ?tie codev:hasArea ?field . ?field skos:notation ?area }
  OPTIONAL { ?tie codev:hasPurpose ?aim . ?aim skos:notation ?purpose } }""",
        "said_activity": """SELECT ?agreement ?area ?actor WHERE {
  { ?part codev:participationIn ?agreement ; codev:hasArea ?field ; codev:participant ?actor }
  UNION
  { ?what codev:underAgreement ?agreement .
    ?part codev:participationIn ?what ; codev:participant ?actor .
    { ?part codev:hasArea ?field } UNION { ?what codev:hasArea ?field } }
  UNION
  { ?actor codev:signatoryOf ?agreement . ?agreement codev:hasArea ?field }
  ?agreement a codev:Agreement ; codev:hasArea ?field . ?field skos:notation ?area }""",
        "said_frames": """SELECT ?agreement ?city ?area WHERE {
  ?agreement a codev:Agreement ; codev:twinsCity ?city .
  OPTIONAL { ?agreement codev:hasArea ?field . ?field skos:notation ?area } }""",
    }
)


def stage(store: Store, question: str, folder: Path) -> Path:
    """Write what a store answers to one of :data:`QUESTIONS` to a CSV file and return it.

    Every row is written as it is found, after a header.

    Raises:
        QueryError: if the store can not answer to the end.
        EndpointError: the same of a store on another machine.
    """
    file = folder / f"{question}.csv"
    with file.open("wb") as stream:
        for answer in store.stream(QUESTIONS[question]):
            if not stream.tell():
                answer.serialize(output=stream, format=_CSV)
            else:
                page = answer.serialize(format=_CSV) or b""
                stream.write(page.partition(b"\n")[2])
    return file
