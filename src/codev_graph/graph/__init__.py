"""Graph: records → quads → entailments → checks; the store and the named queries over it."""

from codev_graph.graph._build import Build, build_graph, split_build
from codev_graph.graph._library import NamedQuery, Parameter, named_query, query_library
from codev_graph.graph._parameters import ask
from codev_graph.graph._quads import Place
from codev_graph.graph._shapes import Finding, check_shapes
from codev_graph.graph._store import GraphStore
from codev_graph.graph._trig import read_graph, write_trig
from codev_graph.graph.reasoning import OwlReport, check_consistency, has_reasoner

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
