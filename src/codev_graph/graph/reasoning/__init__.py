"""Reasoning: what follows from a graph, by our own Horn rules in every build, by HermiT on request.

Reading order: ``_tbox`` (an ontology's triples) → ``_compile`` with ``_expressions`` and ``_swrl``
(axioms → ``_rules``) → ``_entail`` with ``_facts``, ``_joins`` and ``_fixpoint`` (rules → new
triples); ``_owl`` with ``_hermit``, ``_owlapi`` and ``_justify`` is full OWL 2 DL.
"""

from codev_graph.graph.reasoning._compile import compile_rules
from codev_graph.graph.reasoning._entail import Derivation, Entailments, entail
from codev_graph.graph.reasoning._hermit import has_reasoner
from codev_graph.graph.reasoning._owl import OwlReport, check_consistency
from codev_graph.graph.reasoning._rules import LeftAxiom, RulePlan

__all__ = [
    "Derivation",
    "Entailments",
    "LeftAxiom",
    "OwlReport",
    "RulePlan",
    "check_consistency",
    "compile_rules",
    "entail",
    "has_reasoner",
]
