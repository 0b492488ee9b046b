"""A table that is not UTF-8 is read in the code that makes words of it; the reader sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import run, set_cell
from codev_graph.sources import rewrite_tables
from codev_graph.sources._encoding import decode

WORDS = "Comité de Niñez, Educación y Cámara «El Búho»; Arequipá"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (WORDS, "mac_roman", "Mac Roman"),
        (WORDS, "cp1252", "Windows-1252"),
        (WORDS, "cp850", "CP850 (MS-DOS)"),
        ("Arequipá", "mac_roman", "Mac Roman"),
        ("Cuenca–Arequipa, l’acord: “don’t”", "cp1252", "Windows-1252"),
        ("CÁMARA; ¿Qué?", "cp1252", "Windows-1252"),
        (WORDS, "utf-16", "UTF-16"),
        (WORDS, "utf-8", ""),
    ],
)
def test_the_code_is_told_by_the_words_that_it_makes(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


def test_a_mended_table_of_an_old_mac_shows_its_words(real_tables: Path) -> None:
    set_cell(real_tables, "cities", 2, "name", "Arequipá")
    path = real_tables / "cities.csv"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode("mac_roman"))
    told = run("check", str(real_tables), "--fix").stderr
    assert "read as Mac Roman" in told
    assert "“Arequipá”" in told
    assert path.read_text(encoding="utf-8") == text


def test_what_was_utf8_shows_no_words(real_tables: Path) -> None:
    path = real_tables / "cities.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (table,) = rewrite_tables(real_tables)
    assert (table.code, table.words) == ("", [])
