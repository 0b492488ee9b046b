"""The scorecard as the findings show it: each guideline with its evidence and its commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.network.gaps._absences import absences
from codev_graph.network.gaps._gaps import Gaps
from codev_graph.network.gaps._scorecard import EVIDENCE, Score, scorecard_rule
from codev_graph.network.gaps._words import in_words, key_of, table
from codev_graph.terms import concept_by_iri

SCORE_LISTS: Final = {
    "recommendation": mark("The ten recommendations"),
    "step": mark("The nine steps"),
    "phase": mark("The phases"),
    "codevelopment-principle": mark("The principles of co-development"),
}
"""The lists of the document by their schemes; read in the language in force."""


def of_agreement(gaps: Gaps, agreement: str) -> str:
    """Return the agreement that a sentence is about, where there are several."""
    return f" ({gaps.label(agreement)})" if len(gaps.cells.frames) > 1 else ""


def scorecard_lines(gaps: Gaps) -> Iterator[str]:
    """Yield the scorecard: a table a list of guidelines, for each agreement."""
    yield scorecard_rule()
    if not gaps.scorecard:
        yield from ("", _("No agreement is on record: there is nothing to score."))
    for agreement in dict.fromkeys(score.agreement for score in gaps.scorecard):
        for scheme, title in SCORE_LISTS.items():
            scores = [s for s in gaps.scorecard if (s.agreement, s.scheme) == (agreement, scheme)]
            yield from ("", f"### {_(title)}{of_agreement(gaps, agreement)}")
            head = (_("guideline"), _("status"), _("evidence"), _("absent"), _("commands"))
            yield from table(head, map(_score_row, scores))


def _score_row(score: Score) -> list[str]:
    place = f"{score.position}. " if score.position else ""
    absent = " ".join(sentence for _query, sentence in absences(score.absent, most=5))
    commands = "<br>".join(f"`codev-graph query {each}`" for each in score_commands(score))
    name = f"{place}{score.label}"
    return [name, score.status_label, _evidence(score), absent or "–", commands]


def score_commands(score: Score) -> Iterator[str]:
    """Yield the queries behind a score, as ``codev-graph query`` takes them."""
    concept = concept_by_iri(score.guideline)
    for query in score.queries:
        code = f" --code {concept.notation}" if concept and query == EVIDENCE else ""
        yield f"{query} --agreement {key_of(score.agreement)}{code}"


def _evidence(score: Score) -> str:
    """Say which rows back a guideline, and in which sources."""
    if not score.evidence:
        return "–"
    rows = in_words((f"`{key_of(each.row)}`" for each in score.evidence), most=4)
    sources = dict.fromkeys(title for each in score.evidence for title in each.sources)
    return f"{rows}. {in_words((f'“{title}”' for title in sources), most=3)}."
