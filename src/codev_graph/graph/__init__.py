"""Graph: records → quads → entailments → checks; the store and the named queries over it."""

from codev_graph.graph._build import Build, build_graph, split_build
from codev_graph.graph._hermit import has_reasoner
from codev_graph.graph._library import NamedQuery, Parameter, named_query, query_library
from codev_graph.graph._owl import OwlReport, check_consistency
from codev_graph.graph._parameters import ask
from codev_graph.graph._quads import Place
from codev_graph.graph._shapes import Finding, check_shapes
from codev_graph.graph._store import GraphStore
from codev_graph.graph._trig import read_graph, write_trig

__all__ = [
    "Build",
    "Finding",
    "GraphStore",
    "NamedQuery",
    "OwlReport",
    "Parameter",
    "Place",
    "ask",
    "build_graph",
    "check_consistency",
    "check_shapes",
    "has_reasoner",
    "named_query",
    "query_library",
    "read_graph",
    "split_build",
    "write_trig",
]
