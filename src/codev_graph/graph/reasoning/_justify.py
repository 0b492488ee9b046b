"""Why a graph is inconsistent: one smallest set of axioms that can not all hold, in words.

The set is found by the OWL API's black-box search (Kalyanpur, Parsia, Horridge, Sirin, 2007)
with HermiT as the judge: leave any one of its axioms out and the rest has a model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from codev_graph._i18n import gettext as _
from codev_graph.graph._quads import Place
from codev_graph.graph.reasoning._axiom_words import Labels, Wording
from codev_graph.graph.reasoning._owlapi import has_owl_api, java_class, load_ontology

_GENERATORS: Final = "org.semanticweb.owl.explanation.impl.blackbox.checker."
_MOST_MILLISECONDS: Final = 600_000


@dataclass(frozen=True, slots=True)
class Reason:
    """One axiom of an explanation.

    Attributes:
        text: The axiom in words, in the language in force when it was found.
        axiom: The axiom in Manchester syntax, things by their labels.
        place: The file and row that state it; ``None`` for an axiom of the ontology and for the
            uniqueness of names.
        origin: The place, or what else states it, in words.
    """

    text: str
    axiom: str
    place: Place | None
    origin: str

    def __str__(self) -> str:
        """Return the words and where they were stated."""
        return f"{self.text} ({self.origin})"


def justify(
    triples: Sequence[ox.Triple],
    described: Sequence[ox.Triple],
    places: Mapping[str, Place],
) -> tuple[Reason, ...]:
    """Return why ``triples`` are inconsistent: what the tables state first, by file and row.

    Args:
        triples: The inconsistent graph, in OWL 2 DL.
        described: Triples that hold the labels of what it speaks of.
        places: The file and row of each individual, by IRI.

    Returns:
        The reasons; empty if the OWL API is not installed.
    """
    if not has_owl_api():
        return ()
    axioms = _justification(triples)
    wording = Wording(Labels(described))
    reasons = []
    for axiom in axioms:
        place = _place(axiom, places)
        words = wording.words(axiom, axioms)
        reasons.append(Reason(words, wording.text(axiom), place, _origin(axiom, place)))
    return tuple(sorted(reasons, key=_order))


def _origin(axiom: Any, place: Place | None) -> str:  # noqa: ANN401 - a Java object
    if place is not None:
        return _("{file}, row {row}").format(file=place.file, row=place.row)
    if str(axiom.getAxiomType().getName()) == "DifferentIndividuals":
        return _("each name stands for one thing")
    return _("the ontology")


def _order(reason: Reason) -> tuple[bool, str, int, str]:
    place = reason.place or Place("", 0)
    return reason.place is None, place.file, place.row, reason.text


def _justification(triples: Sequence[ox.Triple]) -> list[Any]:
    ontology = load_ontology(triples)
    factory = java_class("org.semanticweb.HermiT.ReasonerFactory")()
    generators = java_class(_GENERATORS + "InconsistentOntologyExplanationGeneratorFactory")
    search = generators(factory, _MOST_MILLISECONDS).createExplanationGenerator(ontology)
    things = ontology.getOWLOntologyManager().getOWLDataFactory()
    nothing_holds = things.getOWLSubClassOfAxiom(things.getOWLThing(), things.getOWLNothing())
    found = search.getExplanations(nothing_holds, 1)
    return [axiom for explanation in found for axiom in explanation.getAxioms()]


def _place(axiom: Any, places: Mapping[str, Place]) -> Place | None:  # noqa: ANN401 - Java
    """Return where an assertion was stated: the row of what it speaks of."""
    for getter in ("getSubject", "getIndividual"):
        if hasattr(axiom, getter) and hasattr(thing := getattr(axiom, getter)(), "getIRI"):
            return places.get(str(thing.getIRI().getIRIString()))
    return None
