"""Graph: records → quads → entailments → checks; the store and the named queries over it."""

from codev_graph.graph._build import Build, build_graph, split_build
from codev_graph.graph._jsonld import CONTEXT_FILE, make_context, write_jsonld
from codev_graph.graph._library import NamedQuery, Parameter, named_query, query_library
from codev_graph.graph._parameters import ask
from codev_graph.graph._pseudonyms import Pseudonym, pseudonymise
from codev_graph.graph._quads import Place
from codev_graph.graph._rdf_formats import RDF_WRITERS, read_rdf
from codev_graph.graph._rows import to_tables
from codev_graph.graph._shapes import Finding, check_shapes
from codev_graph.graph._store import GraphStore
from codev_graph.graph._trig import read_graph, write_trig
from codev_graph.graph.reasoning import OwlReport, check_consistency, has_reasoner

__all__ = [
    "CONTEXT_FILE",
    "RDF_WRITERS",
    "Build",
    "Finding",
    "GraphStore",
    "NamedQuery",
    "OwlReport",
    "Parameter",
    "Place",
    "Pseudonym",
    "ask",
    "build_graph",
    "check_consistency",
    "check_shapes",
    "has_reasoner",
    "make_context",
    "named_query",
    "pseudonymise",
    "query_library",
    "read_graph",
    "read_rdf",
    "split_build",
    "to_tables",
    "write_jsonld",
    "write_trig",
]
