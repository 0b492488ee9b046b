"""Graph: records → quads → entailments → checks; the store and the named queries over it."""

from codev_graph.graph._answers import (
    Answer,
    answer_kind,
    answer_types,
    write_answer,
)
from codev_graph.graph._asked import Store
from codev_graph.graph._build import Build, build_graph, split_build
from codev_graph.graph._changes import Change, Changes, How, read_changes
from codev_graph.graph._completed import complete_graph
from codev_graph.graph._jsonld import CONTEXT_FILE, make_context, write_jsonld
from codev_graph.graph._library import (
    NamedQuery,
    Parameter,
    find_queries,
    named_query,
    query_library,
)
from codev_graph.graph._parameters import answered, ask, bound_query
from codev_graph.graph._pseudonyms import Pseudonym, pseudonymise
from codev_graph.graph._quads import Place
from codev_graph.graph._rdf_formats import RDF_WRITERS, read_rdf
from codev_graph.graph._rows import to_tables
from codev_graph.graph._shapes import Finding, check_shapes
from codev_graph.graph._statements import only_follows
from codev_graph.graph._store import GraphStore
from codev_graph.graph._trig import read_graph, stream_graph, write_trig
from codev_graph.graph._unknown_terms import unknown_terms
from codev_graph.graph._workspace import (
    Manifest,
    is_workspace,
    manifest_in_force,
    open_workspace,
    read_manifest,
    write_workspace,
)
from codev_graph.graph.reasoning import OwlReport, check_consistency, has_reasoner
from codev_graph.graph.remote import Patience, Pushed, RemoteStore, Upload, open_remote

__all__ = [
    "CONTEXT_FILE",
    "RDF_WRITERS",
    "Answer",
    "Build",
    "Change",
    "Changes",
    "Finding",
    "GraphStore",
    "How",
    "Manifest",
    "NamedQuery",
    "OwlReport",
    "Parameter",
    "Patience",
    "Place",
    "Pseudonym",
    "Pushed",
    "RemoteStore",
    "Store",
    "Upload",
    "answer_kind",
    "answer_types",
    "answered",
    "ask",
    "bound_query",
    "build_graph",
    "check_consistency",
    "check_shapes",
    "complete_graph",
    "find_queries",
    "has_reasoner",
    "is_workspace",
    "make_context",
    "manifest_in_force",
    "named_query",
    "only_follows",
    "open_remote",
    "open_workspace",
    "pseudonymise",
    "query_library",
    "read_changes",
    "read_graph",
    "read_manifest",
    "read_rdf",
    "split_build",
    "stream_graph",
    "to_tables",
    "unknown_terms",
    "write_answer",
    "write_jsonld",
    "write_trig",
    "write_workspace",
]
