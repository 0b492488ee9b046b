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


def stage(store: Store, question: str, folder: Path) -> list[Path]:
    """Write what a store answers to one of :data:`QUESTIONS` and return the files, in order.

    Each is CSV with a header; every row is written as it is found. A store that gives its answers
    in pages makes a file a page, so there is always one.

    Raises:
        QueryError: if the store can not answer to the end.
        EndpointError: the same of a store on another machine.
    """
    files = []
    for number, answer in enumerate(store.stream(QUESTIONS[question])):
        files.append(folder / f"{question}-{number:06}.csv")
        answer.serialize(output=files[-1], format=ox.QueryResultsFormat.CSV)
    return files
