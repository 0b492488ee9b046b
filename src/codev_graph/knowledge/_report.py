"""The graph → what the report tells beside its picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import Language, gettext, in_language, mark
from codev_graph.knowledge._picture import both, label_of
from codev_graph.knowledge._report_gaps import candidate_passages, coverage_passages
from codev_graph.knowledge._report_invitations import invitation_passages
from codev_graph.knowledge._report_network import network_passages
from codev_graph.knowledge._report_robustness import robustness_passages
from codev_graph.knowledge._report_rows import RowNames
from codev_graph.knowledge._report_scorecard import scorecard_passages
from codev_graph.knowledge._versions import versions
from codev_graph.network import CITATIONS, Gaps, outlook
from codev_graph.network import Candidate as Missing
from codev_graph.terms import CODEV, concept_by_iri
from codev_graph.views import Candidate, Cell, Holding, Method, Passage, Reference, Report, Text

if TYPE_CHECKING:
    from codev_graph.knowledge._graph import KnowledgeGraph


_NOUNS: Final = {
    "Actor": (mark("actor"), mark("actors")),
    "Agreement": (mark("agreement"), mark("agreements")),
    "City": (mark("city"), mark("cities")),
    "Committee": (mark("committee"), mark("committees")),
    "Evaluation": (mark("evaluation"), mark("evaluations")),
    "Participation": (mark("participation"), mark("participations")),
    "PhaseRecord": (mark("phase on record"), mark("phases on record")),
    "Project": (mark("project"), mark("projects")),
    "Resource": (mark("resource"), mark("resources")),
    "Result": (mark("result"), mark("results")),
    "SectorPresence": (mark("sector present"), mark("sectors present")),
    "Tie": (mark("tie"), mark("ties")),
}


def report(graph: KnowledgeGraph, code: Language) -> Report:
    """Return the content of the report on a graph, its shapes checked.

    Args:
        graph: The graph.
        code: The language of its passages; all else is in both.
    """
    gaps = graph.gaps()
    with in_language(code):
        passages = {name: tuple(found) for name, found in _passages(graph, gaps).items()}
    return Report(
        title=both(lambda: gettext("Who ties the cities together, and who is missing")),
        holdings=tuple(_holdings(graph)),
        asserted=graph.asserted,
        entailed=graph.entailed,
        conforms=not any(problem.severity == "error" for problem in graph.check()),
        coverage=coverage(gaps),
        candidates=tuple(_candidate(found) for found in gaps.candidates),
        references=tuple(_references(graph)),
        method=Method(
            versions=versions(),
            seeds={"layout": graph.seed},
            inputs=graph.inputs,
            literature=tuple(sorted(CITATIONS.values())),
        ),
        passages=passages,
    )


def coverage(gaps: Gaps) -> tuple[Cell, ...]:
    """Return every cell of the coverage, as the views show them."""
    return tuple(
        Cell(_notation(c.actor_class), _notation(c.area), c.city, c.actors, c.state)
        for c in gaps.cells
    )


def _passages(graph: KnowledgeGraph, gaps: Gaps) -> dict[str, Iterator[Passage]]:
    """Return what each section says beyond the picture."""
    network = graph.network()
    found = outlook(graph.store, network, gaps)
    return {
        "ties": network_passages(network),
        "robustness": robustness_passages(found, network),
        "coverage": coverage_passages(gaps, graph.gaps("kind")),
        "candidates": candidate_passages(gaps),
        "invitations": invitation_passages(found),
        "scorecard": scorecard_passages(gaps, RowNames(graph)),
    }


def _candidate(found: Missing) -> Candidate:
    return Candidate(found.actor, both(lambda: found.reason))


def _holdings(graph: KnowledgeGraph) -> Iterator[Holding]:
    for row in graph.query("holdings").records():
        name = str(row["class"]).removeprefix(CODEV)
        if name in _NOUNS:
            singular, plural = _NOUNS[name]
            count = int(row["count"] or 0)
            yield Holding(count, _noun(singular), _noun(plural))


def _noun(message: str) -> Text:
    return both(lambda: gettext(message))


def _references(graph: KnowledgeGraph) -> Iterator[Reference]:
    for row in graph.query("sources").records():
        yield Reference(
            id=str(row["source"]).rsplit("/", 1)[-1],
            title=str(row["sourceTitle"]),
            kind=label_of(row["kind"]),
            author=str(row["author"] or ""),
            url=str(row["url"] or ""),
            page_date=str(row["pageDate"] or ""),
            consulted=str(row["consulted"] or ""),
            rows=int(row["statements"] or 0),
        )


def _notation(iri: str) -> str:
    term = concept_by_iri(iri)
    return term.notation if term else iri
