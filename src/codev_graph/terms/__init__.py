"""Terms: IRIs and prefixes, the files that travel with the package, the controlled vocabularies."""

from codev_graph.terms._iris import (
    BASE,
    CODEV,
    DESCRIPTION,
    ENTAILMENTS,
    INDIVIDUALS,
    ONTOLOGY,
    PREFIXES,
    RESERVED_GRAPHS,
    SHAPES,
    VOCAB,
    expand,
    individual,
    named_graph,
)
from codev_graph.terms._resources import ontology_files, resource
from codev_graph.terms._vocabulary import (
    ACTOR_KIND,
    Concept,
    actor_classes,
    by_written_form,
    concept_by_iri,
    fold,
    ontology_store,
    vocabulary,
)

__all__ = [
    "ACTOR_KIND",
    "BASE",
    "CODEV",
    "DESCRIPTION",
    "ENTAILMENTS",
    "INDIVIDUALS",
    "ONTOLOGY",
    "PREFIXES",
    "RESERVED_GRAPHS",
    "SHAPES",
    "VOCAB",
    "Concept",
    "actor_classes",
    "by_written_form",
    "concept_by_iri",
    "expand",
    "fold",
    "individual",
    "named_graph",
    "ontology_files",
    "ontology_store",
    "resource",
    "vocabulary",
]
