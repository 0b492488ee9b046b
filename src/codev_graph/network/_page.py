"""The page that defines every measure, written from the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.network._citations import CITATIONS
from codev_graph.network._definitions import measures_of, registry
from codev_graph.network._measure import Measure, Scope

SECTIONS: Final[tuple[tuple[Scope, str], ...]] = (
    ("actor", mark("Measures of actors")),
    ("tie", mark("Measures of ties")),
    ("group", mark("Measures of groups")),
    ("pair", mark("Measures of pairs of groups")),
    ("network", mark("Measures of the whole network")),
    ("two-mode", mark("Networks of two modes")),
    ("method", mark("Tests, intervals, shares of paths")),
)
NOTATION: Final = mark(
    "Notation: a_ij is 1 for a tie from i to j, else 0 (an undirected tie counts both ways); w_ij "
    "is its strength; n is the number of actors and m that of ties; N(i) are the actors tied to i "
    "in either direction and k_i is their number; d(i, j) is the length of a shortest path; σ_st "
    "is the number of shortest paths from s to t and σ_st(v) that of those through v; g_i is the "
    "group of i, n_g the size of group g and K the number of groups."
)
PROMISES: Final = (
    mark(
        "A network is measured as it is: directed or not, with strengths or without. Ties of an "
        "actor with itself are dropped and parallel ties are merged; both are counted and said."
    ),
    mark(
        "Strength and length are two attributes. Paths count steps unless an attribute is named "
        "for lengths; lengths that differ by less than a part in 10¹⁰ count as equal."
    ),
    mark(
        "An actor without a group is left out of the measures on groups, counted and said. It is "
        "never a group."
    ),
    mark(
        "What is not defined has no value and no rank; it is never 0. Equal values share the "
        "better rank."
    ),
)


def measures_page() -> str:
    """Return the definitions of all measures as Markdown, in the language in force."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# {_('The measures')}"
    yield ""
    yield _(NOTATION)
    yield ""
    yield from (f"- {_(promise)}" for promise in PROMISES)
    for scope, title in SECTIONS:
        yield from ("", f"## {_(title)}")
        for measure in measures_of(scope):
            yield from _entry(measure)
    yield from ("", f"## {_('References')}", "")
    yield from (f"- {CITATIONS[key]}" for key in sorted(_cited()))


def _entry(measure: Measure) -> Iterator[str]:
    yield from ("", f"### {measure.label} (`{measure.name}`)", "", measure.reading, "")
    if measure.formula:
        yield f"- {_('Formula')}: {measure.formula}"
    if measure.extent:
        yield f"- {_('Range')}: {measure.extent}"
    yield f"- {_('Conventions')}: {measure.convention}"
    yield f"- {_('Undefined')}: {measure.undefined_case}"
    if measure.low_first:
        yield f"- {_('Rank 1 is the lowest value.')}"
    yield f"- {_('Source')}: {'; '.join(_short(key) for key in measure.sources)}"


def _short(key: str) -> str:
    """Return the authors' names and the year of a reference."""
    authors, _bracket, rest = CITATIONS[key].partition(" (")
    names = [part.strip() for part in authors.split(",")]
    surnames = [name.removeprefix("& ") for name in names if not name.endswith(".")]
    if len(surnames) > 2:
        surnames = [f"{surnames[0]} et al."]
    return f"{' & '.join(surnames)} {rest[:4]}"


def _cited() -> set[str]:
    return {key for measure in registry().values() for key in measure.sources}
