"""``check`` says the same thing of many rows on one line, with the rows; JSON keeps a row each."""

from __future__ import annotations

import json
from pathlib import Path

from builders import read_rows, run, write_rows


def test_a_renamed_source_is_one_line_a_file(real_tables: Path) -> None:
    header, first, *rows = read_rows(real_tables, "cities")
    place = header.index("sources")
    cells = [[*row[:place], "estrategya", *row[place + 1 :]] for row in (first, *rows)]
    write_rows(real_tables, "cities", [header, *cells])
    lines = run("check", str(real_tables)).stdout.splitlines()
    rows_told = ", ".join(str(row) for row in range(2, len(cells) + 2))
    start = f"  cities.csv, rows {rows_told}, column “sources”: found “estrategya”; expected"
    assert [line.startswith(start) for line in lines] == [False, True]
    assert lines[0] == f"{len(cells)} errors"

    told = json.loads(run("check", str(real_tables), "--format", "json").stdout)
    assert [row["row"] for row in told] == list(range(2, len(cells) + 2))


def test_rows_in_a_run_are_told_by_its_ends(real_tables: Path) -> None:
    header, *rows = read_rows(real_tables, "ties")
    place = header.index("mutual")
    wrong = {2, 3, 5, 6, 7, 9}
    cells = [
        [*row[:place], "perhaps", *row[place + 1 :]] if number in wrong else row
        for number, row in enumerate(rows, start=2)
    ]
    write_rows(real_tables, "ties", [header, *cells])
    (_head, line) = run("check", str(real_tables)).stdout.splitlines()
    assert line.startswith("  ties.csv, rows 2, 3, 5–7, 9, column “mutual”: found “perhaps”")
