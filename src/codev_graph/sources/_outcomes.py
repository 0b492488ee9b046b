"""The tables of what comes of a twinning and what it takes: results, evaluations, resources."""

from __future__ import annotations

from typing import Annotated

from codev_graph.sources._columns import References, Term, Terms
from codev_graph.sources._fields import Areas, End, EnglishName, Name, Note, Start
from codev_graph.sources._record import Cited, Identified


class Result(Identified, Cited):
    """What an agreement or project brought about, or is expected to."""

    table = "results"
    spanish = "resultados"
    type = "result"
    rdf_class = "codev:Result"

    name: Name
    name_en: EnglishName = None
    kinds: Annotated[
        tuple[str, ...], Terms("tipos", "codev:hasResultKind", scheme="result-kind")
    ] = ()
    cities: Annotated[
        tuple[str, ...], References("ciudades", "codev:benefitsCity", tables=("cities",))
    ] = ()
    note: Note = None


class Evaluation(Identified, Cited):
    """That an agreement or project was examined, and the results of which that tells."""

    table = "evaluations"
    spanish = "evaluaciones"
    type = "evaluation"
    rdf_class = "codev:Evaluation"

    name: Name
    name_en: EnglishName = None
    of: Annotated[
        tuple[str, ...],
        References("de", "codev:evaluates", tables=("agreements", "projects")),
    ]
    areas: Areas = ()
    results: Annotated[
        tuple[str, ...], References("resultados", "codev:reportsResult", tables=("results",))
    ] = ()
    start: Start = None
    end: End = None
    note: Note = None


class Resource(Identified, Cited):
    """A means that a project needs or an actor provides; their own rows say which."""

    table = "resources"
    spanish = "recursos"
    type = "resource"
    rdf_class = "codev:Resource"

    name: Name
    name_en: EnglishName = None
    kind: Annotated[str, Term("tipo", "codev:hasResourceKind", scheme="resource-kind")]
    note: Note = None
