"""The ontology as the graph uses it: its rules, and what follows from it without any data."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from codev_graph.graph.reasoning import Entailments, RulePlan, compile_rules
from codev_graph.terms import ontology_store


@cache
def ontology_plan() -> RulePlan:
    """Return the rules that the ontology compiles to."""
    return compile_rules(ontology_store())


@cache
def ontology_entailments() -> frozenset[ox.Triple]:
    """Return what the ontology entails of its own concepts: it is no news of any data."""
    return frozenset(Entailments((), ontology_plan()).triples())
