"""HermiT as the judge of our entailments."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from codev_graph.graph.reasoning._entail import entail
from codev_graph.graph.reasoning._owl import check_consistency
from codev_graph.terms import ontology_store

_BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


def generated(individuals: int, seed: int) -> list[ox.Quad]:
    """Return the twinning that the benchmark draws."""
    quads: list[ox.Quad] = runpy.run_path(str(_BENCHMARKS / "twinnings.py"))["generate"](
        individuals, seed
    )
    return quads


def assert_entails_what_hermit_does(data: Iterable[ox.Quad]) -> None:
    """Fail unless memberships and property values are exactly those that HermiT infers."""
    quads, ontology = list(data), list(ontology_store())
    report = check_consistency(quads, ontology, infer=True)
    assert report.ok
    assert report.ignored == ()
    ours = {t for t in entail(quads, ontology) if not isinstance(t.object, ox.Literal)}
    assert ours
    assert ours - report.entailed == set()
    assert report.entailed - ours == set()
