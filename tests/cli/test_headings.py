"""Drawn tables are in the language in force and fit a screen; machine names stay elsewhere."""

from __future__ import annotations

import pytest

from builders import REAL, run
from codev_graph import use_language
from codev_graph._table import Table
from codev_graph.cli import _headings
from codev_graph.cli._output import in_words
from codev_graph.network.definitions import definition

WIDE = 100
ASKED = [
    ["invite", str(REAL), "-k", "1"],
    ["predict", str(REAL), "--repeats", "2"],
    ["predict", str(REAL), "--repeats", "2", "--skill"],
    ["measures", str(REAL), "--brokerage"],
    ["key-players", str(REAL), "-k", "1"],
]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join((asked[0], *asked[4:])))
def test_a_drawn_table_has_no_machine_names_and_breaks_no_word(asked: list[str]) -> None:
    drawn = run(*asked, "--format", "table", "--lang", "es").stdout
    head = next(line for line in drawn.splitlines() if line.strip())
    assert "_" not in head
    assert max(map(len, drawn.splitlines())) <= WIDE
    words = set(run(*asked, "--format", "csv", "--lang", "es").stdout.replace(",", " ").split())
    assert {"Universidad", "Ayuntamiento", "Alcaldía"} & words or "--skill" in asked
    pieces = {word for word in drawn.split() if word.startswith(("Univ", "Ayunt"))}
    assert pieces <= {"Universidad", "Universidad,", "Ayuntamiento"} | words


def test_codes_are_told_in_words_and_machine_names_stay_in_other_forms() -> None:
    use_language("en")
    told, headings = in_words(
        Table.of(["list", "state", "measure", "x"], [["best", "one-sided", "key_players_neg", 1]])
    )
    assert told.rows == (("best set", "one-sided", definition("key_players_neg").label, 1),)
    assert headings["x"] == "x"
    assert headings["list"] == "List"
    written = run("key-players", str(REAL), "-k", "1", "--format", "csv", "--lang", "es").stdout
    assert written.startswith("measure,place,name,value,before,exact,actor\nkey_players_neg,1,")


def test_own_sparql_keeps_the_names_of_its_variables() -> None:
    asked = ("-e", "SELECT ?city WHERE { ?city a codev:City }", "--format", "table", "--lang", "es")
    assert run("query", "--graph", str(REAL), *asked).stdout.split()[0] == "city"


def test_a_measure_heads_a_column_by_its_label() -> None:
    use_language("en")
    assert _headings.heading("jaccard") == definition("jaccard").label
