"""The sustainability scorecard: what stands behind each guideline, what is absent, who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from codev_graph._i18n import gettext as _
from codev_graph._i18n import mark
from codev_graph._table import Cell, Table
from codev_graph.graph import Store, ask
from codev_graph.network.gaps._structure import StructuralGap
from codev_graph.terms import concept_by_iri, vocabulary

Status = Literal["documented", "partly", "no-evidence"]
STATUS: Final[Mapping[Status, str]] = {
    "documented": mark("documented"),
    "partly": mark("partly"),
    "no-evidence": mark("no evidence"),
}
EVIDENCE: Final = "guideline-evidence"
Key = tuple[str, str]
# The lists of the document, and the query that says which of their guidelines nothing states.
_LISTS: Final = {
    "recommendation": "recommendations-without-evidence",
    "step": "steps-without-evidence",
    "phase": "phases-without-record",
    "codevelopment-principle": "principles-without-evidence",
}
# What would be there too if a guideline were followed throughout: our reading of the document.
_WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "recommendation/equality": ("areas-with-committee-in-one-city", "committees-in-one-city"),
    "recommendation/pragmatism": ("areas-held-by-town-halls",),
    "recommendation/coordination": ("areas-without-committee", "committees-in-one-city"),
    "recommendation/applicability": ("areas-without-project",),
    "step/involvement": ("classes-not-involved", "sectors-without-actor"),
    "step/strengthening": ("areas-tied-by-town-halls",),
    "step/launch": ("areas-without-project",),
    "codevelopment-principle/co-responsibility": (
        "areas-held-by-town-halls",
        "classes-missing-by-committee",
    ),
    "codevelopment-principle/horizontality": ("committees-in-one-city",),
}


def scorecard_rule() -> str:
    """Say what the statuses mean, in the language in force."""
    return _(
        "Documented: some row states that the guideline was put into practice, or the phase gone "
        "through, and nothing that goes with it is absent. Partly: there is evidence, but no row "
        "states as much, it is of one city alone, or something that goes with it is absent. No "
        "evidence: nothing on record is a sign of it. What was done and not recorded can not show."
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the tables that backs a guideline.

    Attributes:
        row: Its IRI.
        stated: Whether it says so; else it is a sign, by our reading.
        cities: The IRIs of the twinned cities that it is about; empty for the whole agreement.
        sources: The titles of its sources, with the place where there is one.
    """

    row: str
    stated: bool
    cities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that is not there, and the query of the library that says so.

    Attributes:
        name: What it is, or what it is absent in, in the language in which it was asked for.
        query: The query's name.
        other: The city or class that is absent in it, or an empty string.
    """

    name: str
    query: str
    other: str = ""

    @property
    def told(self) -> str:
        """Both by name."""
        return ": ".join(filter(None, (self.name, self.other)))


@dataclass(frozen=True, slots=True)
class Score:
    """How one guideline stands in one agreement.

    Attributes:
        agreement: IRI of the agreement.
        agreement_name: Its name.
        scheme: ``recommendation``, ``step``, ``phase`` or ``codevelopment-principle``.
        guideline: IRI of the guideline.
        evidence: What backs it.
        absent: What is absent.
        unstated: The query that says that nothing states it, or an empty string.
    """

    agreement: str
    agreement_name: str
    scheme: str
    guideline: str
    evidence: tuple[Evidence, ...] = ()
    absent: tuple[Absence, ...] = ()
    unstated: str = ""

    @property
    def status(self) -> Status:
        """``documented``, ``partly`` or ``no-evidence``; see :func:`scorecard_rule`."""
        if not self.evidence:
            return "no-evidence"
        return "partly" if self.absent or self.unstated else "documented"

    @property
    def status_label(self) -> str:
        """The status in words, in the language in force."""
        return _(STATUS[self.status])

    @property
    def label(self) -> str:
        """What the guideline is called, in the language in force."""
        concept = concept_by_iri(self.guideline)
        return concept.label() if concept else self.guideline

    @property
    def position(self) -> int:
        """Its place in the document's list, from 1; 0 where the list has no order."""
        concept = concept_by_iri(self.guideline)
        return concept.position if concept else 0

    @property
    def queries(self) -> tuple[str, ...]:
        """The queries that say all this, each once."""
        named = [EVIDENCE] if self.evidence else []
        named += [absence.query for absence in self.absent]
        return tuple(dict.fromkeys([*named, *filter(None, [self.unstated])]))


def scorecard(store: Store, structure: Iterable[StructuralGap]) -> Iterator[Score]:
    """Yield how each guideline stands in each agreement, in the order of the document.

    Args:
        store: The graph.
        structure: What is missing in it; see :func:`structural_gaps`.

    Returns:
        Nothing for a graph without agreements.
    """
    evidence, cities = _evidence(store), _twinned(store)
    missing: dict[Key, list[Absence]] = defaultdict(list)
    for gap in structure:
        missing[gap.agreement, gap.query].append(Absence(gap.name, gap.query, gap.other_name))
    for row in ask(store, "agreements").records():
        agreement, name = str(row["agreement"]), str(row["agreementName"])
        for scheme, query in _LISTS.items():
            for concept in vocabulary(scheme):
                found = evidence.get((agreement, concept.iri), ())
                wanted = _WANTED.get(f"{scheme}/{concept.notation}", ())
                absent = [
                    *_one_sided(found, cities.get(agreement, {})),
                    *(absence for each in wanted for absence in missing[agreement, each]),
                ]
                unstated = "" if any(each.stated for each in found) else query
                yield Score(agreement, name, scheme, concept.iri, found, tuple(absent), unstated)


def _one_sided(evidence: Iterable[Evidence], cities: Mapping[str, str]) -> Iterator[Absence]:
    """Yield the cities that no evidence is about, if all of it is about cities."""
    about = [each.cities for each in evidence]
    if about and all(about):
        seen = set().union(*about)
        yield from (Absence(cities[city], EVIDENCE) for city in cities if city not in seen)


def _evidence(store: Store) -> dict[Key, tuple[Evidence, ...]]:
    """Return what backs each guideline, by agreement and guideline."""
    twinned, sources = _twinned(store), _sources(store)
    cities: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    stated: dict[tuple[str, str, str], bool] = {}
    for row in ask(store, EVIDENCE).records():
        key = (str(row["agreement"]), str(row["guideline"]), str(row["row"]))
        stated[key] = stated.get(key, False) or row["basis"] == "stated"
        if row["city"] in twinned.get(key[0], {}):
            cities[key].add(str(row["city"]))
    found: dict[Key, list[Evidence]] = defaultdict(list)
    for key, told in stated.items():
        evidence = Evidence(key[2], told, tuple(sorted(cities[key])), sources.get(key[2], ()))
        found[key[:2]].append(evidence)
    return {key: tuple(rows) for key, rows in found.items()}


def _twinned(store: Store) -> dict[str, dict[str, str]]:
    """Return the names of the cities of each agreement, by IRI."""
    names = {str(row["city"]): str(row["name"]) for row in ask(store, "cities").records()}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for agreement, city, _area in ask(store, "agreement-frames"):
        found[str(agreement)][str(city)] = names.get(str(city), str(city))
    return found


def _sources(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(store, "citations").records():
        place = f" ({row['locator']})" if row["locator"] else ""
        found[str(row["row"])].append(f"{row['title']}{place}")
    return {key: tuple(titles) for key, titles in found.items()}


def scorecard_table(scores: Iterable[Score]) -> Table:
    """Return the scorecard, one guideline of one agreement a row.

    Columns: list, position, guideline, agreement (names); status; evidence (how many rows),
    stated (how many of them say so), rows (their IRIs) and sources; absent (what, by name);
    queries (that say all this); then the IRIs.
    """
    columns = ["list", "position", "guideline", "agreement", "status", "evidence", "stated"]
    columns += ["rows", "sources", "absent", "queries", "guideline_iri", "agreement_iri"]
    return Table.of(columns, map(_row, scores))


def _row(score: Score) -> list[Cell]:
    sources = dict.fromkeys(title for each in score.evidence for title in each.sources)
    told: list[Cell] = [score.scheme, score.position or None, score.label, score.agreement_name]
    told += [score.status_label, len(score.evidence)]
    told += [sum(each.stated for each in score.evidence)]
    told += [_joined(each.row for each in score.evidence), _joined(sources)]
    told += [_joined(dict.fromkeys(each.told for each in score.absent)), _joined(score.queries)]
    return [*told, score.guideline, score.agreement]


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
