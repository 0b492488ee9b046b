"""The report on the made-up towns."""

from __future__ import annotations

from puerto_alba import CANDIDATES, NEWS, PARTIES, TIES
from puerto_alba_terms import AREAS, CITIES, CLASSES

from codev_graph.views import Candidate, Cell, Holding, Method, Reference, Report, State, Text


def _state(here: int, there: int) -> State:
    if not here and not there:
        return "empty"
    if not here or not there:
        return "one-sided"
    return "single-actor" if here == 1 else "held"


def _count(area: str, actor_class: str, city: str) -> int:
    return sum(
        (node.actor_class, node.city) == (actor_class, city) and area in node.areas
        for node in PARTIES
    )


def coverage() -> tuple[Cell, ...]:
    """Return the coverage of the made-up picture, counted from its nodes."""
    cells = []
    for area in AREAS:
        for kind in CLASSES:
            counts = {city.id: _count(area.notation, kind.notation, city.id) for city in CITIES}
            for city, here in counts.items():
                there = sum(counts.values()) - here
                cells.append(Cell(kind.notation, area.notation, city, here, _state(here, there)))
    return tuple(cells)


def report(**changes: object) -> Report:
    """Return the made-up report, with any field changed."""
    values: dict[str, object] = {
        "title": Text(
            "Puerto Alba – Villa Brisa: quién sostiene el hermanamiento",
            "Puerto Alba – Villa Brisa: who carries the twinning",
        ),
        "holdings": (
            Holding(2, Text("ciudad", "city"), Text("ciudades", "cities")),
            Holding(len(PARTIES + CANDIDATES), Text("actor", "actor"), Text("actores", "actors")),
            Holding(1, Text("acuerdo", "agreement"), Text("acuerdos", "agreements")),
            Holding(len(TIES), Text("lazo", "tie"), Text("lazos", "ties")),
        ),
        "asserted": 812,
        "entailed": 1234,
        "conforms": True,
        "coverage": coverage(),
        "candidates": tuple(
            Candidate(
                node.id,
                Text(
                    f"Daría a {node.label.es} un lugar en una casilla vacía.",
                    f"Would give {node.label.en} a place in an empty cell.",
                ),
            )
            for node in CANDIDATES
        ),
        "references": (
            Reference(
                "gaceta",
                "Gaceta de Villa Brisa",
                Text("prensa", "press"),
                "",
                NEWS.url,
                "2022-05-03",
                "2026-11-20",
                41,
            ),
            Reference(
                "informe",
                "Informe del hermanamiento",
                Text("documento", "document"),
                "Comisión mixta",
                "",
                "2022",
                "2026-11-20",
                7,
            ),
            Reference(
                "hostil",
                "Enlace hostil",
                Text("prensa", "press"),
                "",
                "javascript:alert(1)",
                "",
                "2026-11-20",
                1,
            ),
        ),
        "method": Method(
            versions={"codev-graph": "0.0.test", "networkx": "3.6.1"},
            seeds={"layout": 7},
            inputs={
                "actors.csv": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            },
            literature=(
                "Burt, R. S. (1992). Structural Holes. Harvard University Press.",
                "Freeman, L. C. (1977). A set of measures of centrality based on "
                "betweenness. Sociometry, 40(1), 35–41.",
            ),
        ),
    }
    return Report(**(values | changes))
