"""Tables of another form are written anew, no cell changed, the old file kept."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from builders import REAL, read_rows, write_rows
from codev_graph import build
from codev_graph.errors import FileError
from codev_graph.sources import load_dataset, rewrite_tables


def recode(path: Path, encoding: str) -> bytes:
    content = path.read_text(encoding="utf-8").encode(encoding, errors="xmlcharrefreplace")
    path.write_bytes(content)
    return content


def test_plain_tables_are_left_alone(real_tables: Path) -> None:
    before = {path: path.read_bytes() for path in real_tables.iterdir()}
    assert rewrite_tables(real_tables) == []
    assert {path: path.read_bytes() for path in real_tables.iterdir()} == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_an_encoding_is_mended_and_the_old_file_kept(encoding: str, real_tables: Path) -> None:
    path = real_tables / "committees.csv"
    old = recode(path, encoding)
    assert [table.path for table in rewrite_tables(real_tables)] == [path]
    assert read_rows(real_tables, "committees") == read_rows(REAL, "committees")
    assert path.with_name("committees.csv.original").read_bytes() == old


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_separator_is_mended(separator: str, real_tables: Path) -> None:
    path = write_rows(real_tables, "ties", read_rows(real_tables, "ties"), separator)
    assert [table.path for table in rewrite_tables(real_tables)] == [path]
    assert read_rows(real_tables, "ties") == read_rows(REAL, "ties")


def test_a_spanish_spreadsheets_tables_build_the_same_graph(real_tables: Path) -> None:
    """Semicolons, a BOM, CRLF and quotes as Excel writes them, all in one file."""
    for path in real_tables.glob("*.csv"):
        rows = read_rows(real_tables, path.stem)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    assert len(rewrite_tables(real_tables)) == len(list(REAL.glob("*.csv")))
    assert build(real_tables).to_trig() == build(REAL).to_trig()


def test_a_mended_folder_needs_no_second_mending(real_tables: Path) -> None:
    recode(real_tables / "actors.csv", "utf-8-sig")
    rewrite_tables(real_tables)
    assert rewrite_tables(real_tables) == []
    assert load_dataset(real_tables).files.keys() == load_dataset(REAL).files.keys()


def test_bytes_of_no_known_encoding_are_refused(real_tables: Path) -> None:
    path = real_tables / "actors.csv"
    content = path.read_bytes() + b"\x81\x8d\xff"
    path.write_bytes(content)
    with pytest.raises(FileError, match="the encoding can not be told"):
        rewrite_tables(real_tables)
    assert path.read_bytes() == content


def test_a_table_whose_quotes_do_not_match_is_left_alone(real_tables: Path) -> None:
    path = real_tables / "projects.csv"
    content = b'id;name;sources\na;"A;estrategia-2022\n'
    path.write_bytes(content)
    assert rewrite_tables(real_tables) == []
    assert path.read_bytes() == content


def test_any_line_end_within_a_cell_is_kept(real_tables: Path) -> None:
    path = real_tables / "projects.csv"
    path.write_bytes(b'id;name;note\r\na;"one\rtwo\r\nthree\nfour; five ""six""";x\r\n')
    rewrite_tables(real_tables)
    assert read_rows(real_tables, "projects")[1] == [
        *("a", 'one\rtwo\r\nthree\nfour; five "six"', "x"),
    ]


def test_what_is_no_folder_has_no_tables(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    graph.write_bytes(b"")
    assert rewrite_tables(graph) == []
    assert rewrite_tables(tmp_path / "nowhere") == []
