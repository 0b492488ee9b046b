"""What is absent, in whole sentences: the same in the scorecard and in the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph.network.gaps._scorecard import EVIDENCE, Absence
from codev_graph.network.gaps._words import in_words

SENTENCES: Final = {
    EVIDENCE: mark("Nothing of it is on record in {names}."),
    "areas-with-committee-in-one-city": mark("A committee of one city alone has: {names}."),
    "areas-without-committee": mark("No committee is on record in these areas: {names}."),
    "committees-in-one-city": mark("A committee without its peer in the city named: {names}."),
    "classes-missing-by-committee": mark("Classes without a member in a committee: {names}."),
    "areas-held-by-town-halls": mark(
        "Nobody beyond the municipal governments is on record as active in: {names}."
    ),
    "areas-tied-by-town-halls": mark(
        "Every tie between the cities runs through a municipal government in: {names}."
    ),
    "areas-without-project": mark("No project is known in these areas: {names}."),
    "classes-not-involved": mark("Classes of Tabla 1 that take no part: {names}."),
    "sectors-without-actor": mark("Sectors said to take part, with nobody named: {names}."),
}


def absences(found: Iterable[Absence], most: int) -> Iterator[tuple[str, str]]:
    """Yield each query with the sentence of what it finds absent, in the language in force.

    Args:
        found: What is absent.
        most: How many names are told; the rest is counted.
    """
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for absence in found:
        names[absence.query][absence.name] += filter(None, [absence.other])
    for query, listed in names.items():
        told = (_with(name, others) for name, others in listed.items())
        yield query, _(SENTENCES[query]).format(names=in_words(told, most))


def _with(name: str, others: Iterable[str]) -> str:
    listed = in_words(dict.fromkeys(others))
    return f"{name} ({listed})" if listed else name
