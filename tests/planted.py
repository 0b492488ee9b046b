"""One flaw each, planted in a copy of the real tables, and the problem that must be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builders import cell, read_rows, set_cell, write_rows
from codev_graph.errors import Problem


@dataclass(frozen=True)
class Flaw:
    """How to spoil the tables, and where and how the problem must be told.

    ``found``, ``expected`` and ``hint`` are parts of what the problem says.
    """

    name: str
    plant: Callable[[Path], object]
    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    hint: str = ""

    def told_by(self, problem: Problem) -> bool:
        place = (problem.file, problem.row, problem.column)
        return (
            place == (self.file, self.row, self.column)
            and self.found in problem.found
            and self.expected in problem.expected
            and self.hint in problem.hint
        )


def in_cell(table: str, row: int, column: str, value: str) -> Callable[[Path], object]:
    return lambda folder: set_cell(folder, table, row, column, value)


def without_column(table: str, column: str) -> Callable[[Path], object]:
    def plant(folder: Path) -> None:
        rows = read_rows(folder, table)
        place = rows[0].index(column)
        write_rows(folder, table, [row[:place] + row[place + 1 :] for row in rows])

    return plant


def misspelt_header(table: str, column: str, written: str) -> Callable[[Path], object]:
    def plant(folder: Path) -> None:
        rows = read_rows(folder, table)
        rows[0][rows[0].index(column)] = written
        write_rows(folder, table, rows)

    return plant


def separated(table: str, separator: str) -> Callable[[Path], object]:
    return lambda folder: write_rows(folder, table, read_rows(folder, table), separator)


def recoded(table: str, encoding: str) -> Callable[[Path], object]:
    def plant(folder: Path) -> None:
        path = folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.encode(encoding, errors="replace"))

    return plant


def with_bytes(table: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / f"{table}.csv").write_bytes(content)


def repeated_row(folder: Path) -> None:
    rows = read_rows(folder, "actors")
    write_rows(folder, "actors", [*rows[:3], rows[1], *rows[3:]])


def two_in_one_row(folder: Path) -> None:
    """A row that is wrong by itself is still held against the other tables."""
    set_cell(folder, "participations", 2, "start", "soon")
    set_cell(folder, "participations", 2, "actor", "alcaldia-santana")


def too_many_cells(folder: Path) -> None:
    rows = read_rows(folder, "actors")
    rows[4].append("left over")
    write_rows(folder, "actors", rows)


def unbalanced_quote(folder: Path) -> None:
    """Open a quote in a last column of free text: it swallows the rows under it."""
    path = folder / "projects.csv"
    path.write_text(
        'id,sources,name\na,estrategia-2022,A\nb,estrategia-2022,"B\nc,estrategia-2022,C\n',
        encoding="utf-8",
    )


def end_before_start(folder: Path) -> None:
    set_cell(folder, "ties", 3, "start", "2022-03")
    set_cell(folder, "ties", 3, "end", "2021")


def self_tie(folder: Path) -> None:
    set_cell(folder, "ties", 4, "to", cell(folder, "ties", 4, "from"))


CELLS = (
    Flaw(
        "unknown category",
        in_cell("actors", 2, "kind", "local-goverment"),
        *("actors.csv", 2, "kind", "“local-goverment”", "one of the vocabulary “actor-kind”"),
        "“local-government”",
    ),
    Flaw(
        "unknown category in a list",
        in_cell("agreements", 2, "areas", "culture|turism"),
        *("agreements.csv", 2, "areas", "“culture|turism”", "one of the vocabulary “area”"),
        "“tourism”",
    ),
    Flaw(
        "tie to an actor that does not exist",
        in_cell("ties", 2, "to", "ayuntamiento-tapachla"),
        *("ties.csv", 2, "to", "“ayuntamiento-tapachla”", "the id of a row of actors.csv"),
        "“ayuntamiento-tapachula”",
    ),
    Flaw(
        "wrong date",
        in_cell("phase-records", 3, "start", "31/03/2022"),
        *("phase-records.csv", 3, "start", "“31/03/2022”", "2022-03-31 (EDTF)"),
    ),
    Flaw(
        "date that is not in the calendar",
        in_cell("phase-records", 4, "start", "2022-02-30"),
        *("phase-records.csv", 4, "start", "“2022-02-30”", "EDTF"),
    ),
    Flaw(
        "end before start", end_before_start, "ties.csv", 3, "end", "“2021”", "the start, 2022-03"
    ),
    Flaw("self tie", self_tie, "ties.csv", 4, "to", "“", "another actor than the tie begins at"),
    Flaw(
        "unknown source",
        in_cell("ties", 5, "sources", "estrategia-2021#4"),
        *("ties.csv", 5, "sources", "“estrategia-2021”", "the id of a row of sources.csv"),
        "“estrategia-2022”",
    ),
    Flaw(
        "empty cell",
        in_cell("sources", 4, "title", ""),
        *("sources.csv", 4, "title", "an empty cell", "a value"),
    ),
    Flaw(
        "no web address",
        in_cell("sources", 3, "url", "www.example.org"),
        *("sources.csv", 3, "url", "“www.example.org”", "http:// or https://"),
    ),
    Flaw(
        "comma of thousands or of decimals",
        in_cell("cities", 2, "latitude", "13,980"),
        *("cities.csv", 2, "latitude", "“13,980”", "a decimal point", "“13.980”, “13980”"),
    ),
    Flaw(
        "number out of bounds",
        in_cell("cities", 3, "latitude", "91"),
        *("cities.csv", 3, "latitude", "“91”", "from -90 to 90"),
    ),
    Flaw(
        "unknown country",
        in_cell("cities", 3, "country", "México"),
        *("cities.csv", 3, "country", "“México”", "ISO 3166-1"),
    ),
    Flaw(
        "neither yes nor no",
        in_cell("ties", 6, "mutual", "perhaps"),
        *("ties.csv", 6, "mutual", "“perhaps”", "yes or no"),
    ),
    Flaw(
        "id that an IRI can not hold",
        in_cell("sources", 5, "id", "página uno"),
        *("sources.csv", 5, "id", "“página uno”", "letters without accents"),
    ),
    Flaw(
        "unknown actor in a row that is wrong by itself",
        two_in_one_row,
        *("participations.csv", 2, "actor", "“alcaldia-santana”", "the id of a row of actors.csv"),
        "“alcaldia-santa-ana”",
    ),
    Flaw(
        "NUL byte",
        in_cell("ties", 7, "evidence", "a\0b"),
        *("ties.csv", 7, "evidence", "“a\\0b”", "text without NUL bytes"),
    ),
    Flaw("duplicated id", repeated_row, "actors.csv", 4, "id", "“", "row 2 has this one"),
    Flaw(
        "row with too many cells", too_many_cells, "actors.csv", 5, None, "11 cells", "10", "comma"
    ),
)

HEADS = (
    Flaw(
        "missing column",
        without_column("sources", "consulted"),
        *("sources.csv", 1, "consulted", "no such column", "“consulted” (or “consultada”)"),
    ),
    Flaw(
        "unknown column",
        misspelt_header("actors", "acronym", "acronim"),
        *("actors.csv", 1, "acronim", "an unknown column", "one of the columns id, name"),
        "“acronym”",
    ),
    Flaw(
        "column given twice",
        misspelt_header("actors", "note", "name"),
        *("actors.csv", 1, "name", "the column a second time", "each column once"),
    ),
)

FILES = (
    Flaw(
        "Latin-1",
        recoded("sources", "latin-1"),
        *("sources.csv", 2, "title", "in another encoding", "UTF-8", "check --fix"),
    ),
    Flaw(
        "BOM",
        recoded("participations", "utf-8-sig"),
        *("participations.csv", 1, "actor", "byte-order mark", "without a BOM", "check --fix"),
    ),
    Flaw(
        "semicolons",
        separated("sector-presences", ";"),
        *("sector-presences.csv", 1, None, "semicolons", "commas", "check --fix"),
    ),
    Flaw(
        "tabs",
        separated("phase-records", "\t"),
        *("phase-records.csv", 1, None, "separated by tabs", "commas", "check --fix"),
    ),
    Flaw(
        "empty file",
        with_bytes("committees", b""),
        *("committees.csv", 1, None, "an empty file", "a header row"),
    ),
    Flaw(
        "file of blanks",
        with_bytes("committees", b" \n\n"),
        *("committees.csv", 1, None, "an empty file", "a header row"),
    ),
    Flaw(
        "unbalanced quote",
        unbalanced_quote,
        *("projects.csv", 3, None, "quotes that do not match", "quotes in pairs"),
    ),
    Flaw(
        "unknown table",
        with_bytes("actorz", b"id\n"),
        *("actorz.csv", None, None, "an unknown table", "one of the tables sources", "“actors”"),
    ),
    Flaw(
        "table given twice",
        with_bytes("ciudades", b"id\n"),
        *("ciudades.csv", None, None, "the table “cities” a second time", "each table once"),
    ),
    Flaw(
        "missing table",
        lambda folder: (folder / "actors.csv").unlink(),
        *("actors.csv", None, None, "no such file", "the table “actors”"),
    ),
)

FLAWS = (*CELLS, *HEADS, *FILES)
# A folder can hold all of these at once; the others spoil the same file in another way.
TOGETHER = tuple(flaw for flaw in FLAWS if flaw.name not in {"missing table", "file of blanks"})
