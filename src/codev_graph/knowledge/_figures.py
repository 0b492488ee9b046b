"""The graph → figures for print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.knowledge._picture import both_names, picture
from codev_graph.knowledge._report import coverage
from codev_graph.views import (
    FIGURES,
    FigureName,
    Span,
    Width,
    coverage_figure,
    distributions_figure,
    form_of,
    sides_figure,
    timeline_figure,
)

if TYPE_CHECKING:
    from codev_graph.knowledge._graph import KnowledgeGraph

_AGREEMENTS: Final = """SELECT ?name ?nameEn ?start ?latest ?end ?years WHERE {
  ?agreement a codev:Agreement ; rdfs:label ?name ; codev:startEarliest ?start ;
             codev:startLatest ?latest .
  FILTER(LANG(?name) = "")
  OPTIONAL { ?agreement rdfs:label ?nameEn . FILTER(LANG(?nameEn) = "en") }
  OPTIONAL { ?agreement codev:endLatest ?end }
  OPTIONAL { ?agreement codev:termYears ?years }
} ORDER BY ?start ?name"""


def figure(graph: KnowledgeGraph, name: FigureName, path: Path, width: Width) -> bytes:
    """Return the content of a figure in the form that the ending of ``path`` means.

    Raises:
        FileError: if the ending means none, or there is no figure of this name.
    """
    form = form_of(path)
    shown = picture(graph)
    if name == "network":
        return sides_figure(shown, form, width)
    if name == "coverage":
        return coverage_figure(coverage(graph.gaps()), shown, form, width)
    if name == "measures":
        return distributions_figure(shown, (), form, width)
    if name == "timeline":
        return timeline_figure([*_agreements(graph)], shown, form, width)
    reason = _("there is no figure {name}: {names}").format(name=name, names=", ".join(FIGURES))
    raise FileError(path, reason)


def _agreements(graph: KnowledgeGraph) -> Iterator[Span]:
    """Yield the dated agreements; one whose end no source dates ends when its term does."""
    for row in graph.sparql(_AGREEMENTS).records():
        end, latest = str(row["end"] or ""), str(row["latest"])
        if not end and row["years"]:
            end = f"{int(latest[:4]) + round(float(row['years'])):04}{latest[4:]}"
        yield Span(both_names(row["name"], row["nameEn"]), str(row["start"]), end)
