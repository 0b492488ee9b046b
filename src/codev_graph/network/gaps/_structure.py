"""What is missing beside the cells: in committees, areas, ties and guidelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from codev_graph._table import Cell, Table
from codev_graph.graph import Store, ask, named_query

_QUERIES: Final = (
    # query, the column of what is missing something, the column of what it is missing
    ("areas-with-committee-in-one-city", "area", "city"),
    ("areas-without-committee", "area", ""),
    ("committees-in-one-city", "committee", "missing"),
    ("classes-missing-by-committee", "committee", "class"),
    ("areas-held-by-town-halls", "area", ""),
    ("areas-tied-by-town-halls", "area", ""),
    ("areas-without-project", "area", ""),
    ("classes-not-involved", "class", ""),
    ("sectors-without-actor", "sector", ""),
    ("phases-without-record", "phase", ""),
    ("recommendations-without-evidence", "recommendation", ""),
    ("steps-without-evidence", "step", ""),
    ("principles-without-evidence", "principle", ""),
    ("opportunities-without-evidence", "opportunity", ""),
)


@dataclass(frozen=True, slots=True)
class StructuralGap:
    """One thing that is missing, or that something is missing in.

    Attributes:
        query: The query that says so.
        agreement: IRI of the agreement, or an empty string.
        subject: IRI of the area, committee, class, sector or guideline.
        name: What it is called, in the language in which the query was asked.
        other: IRI of the city or class that goes with it, or an empty string.
        other_name: What that is called, or an empty string.
    """

    query: str
    agreement: str
    subject: str
    name: str
    other: str = ""
    other_name: str = ""

    @property
    def question(self) -> str:
        """The question that it answers, in the language in force."""
        query = named_query(self.query)
        return query.told(query.title)


def structural_gaps(store: Store) -> Iterator[StructuralGap]:
    """Yield what each of the queries finds; nothing for a graph without agreements."""
    for query, subject, other in _QUERIES:
        answer = ask(store, query)
        for row in answer.records():
            text = {key: str(cell or "") for key, cell in row.items()}
            yield StructuralGap(
                query=query,
                agreement=text.get("agreement", ""),
                subject=text[subject],
                name=_told(text, subject),
                other=text.get(other, ""),
                other_name=_told(text, other),
            )


def _told(text: dict[str, str], column: str) -> str:
    return text.get(f"{column}Label") or text.get(f"{column}Name", "")


def structure_table(gaps: Iterable[StructuralGap]) -> Table:
    """Return the structural gaps, one a row.

    Columns: question, name, other, query (that says so); then the IRIs.
    """
    columns = ["question", "name", "other", "query", "agreement_iri", "name_iri", "other_iri"]
    return Table.of(columns, map(_row, gaps))


def _row(gap: StructuralGap) -> list[Cell]:
    told = [gap.question, gap.name, gap.other_name or None, gap.query]
    return [*told, gap.agreement or None, gap.subject, gap.other or None]
