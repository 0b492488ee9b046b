"""The commands that look ahead: what-if, invite, key-players, predict; and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import REAL, run

COUNCIL = "Ayuntamiento de Tapachula"


def test_a_departure_is_told_before_and_after() -> None:
    result = run("what-if", str(REAL), "--remove", COUNCIL, "--format", "json", "--lang", "en")
    assert result.exit_code == 0
    rows = {row["measure"]: row for row in json.loads(result.stdout)}
    assert rows["actors"]["after"] == rows["actors"]["before"] - 1
    assert rows["tied_areas"]["after"] < rows["tied_areas"]["before"] == 1
    cut_off = rows["cut_off"]["actors"].split("|")
    assert len(cut_off) == rows["cut_off"]["after"] > 0
    assert all(name in result.stderr for name in cut_off)


def test_departures_at_random_and_a_picture(tmp_path: Path) -> None:
    figure = tmp_path / "f.svg"
    asked = ("--remove-random", "10%", "--repeats", "20", "--seed", "1", "--figure", str(figure))
    one, same = (run("what-if", str(REAL), *asked, "--format", "csv") for _run in range(2))
    assert one.exit_code == 0
    assert one.stdout == same.stdout
    assert b"<svg" in figure.read_bytes()


def test_arrivals_are_read_from_a_table(tmp_path: Path) -> None:
    table = tmp_path / "candidates.csv"
    table.write_text("actor,with,areas\nUNACH,alcaldia-santa-ana,academic\nmutap,,\n", "utf-8")
    result = run("what-if", str(REAL), "--add", str(table), "--format", "json", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    rows = {row["measure"]: row for row in json.loads(result.stdout)}
    assert rows["cross_ties_total"]["after"] == rows["cross_ties_total"]["before"] + 1
    assert "Coming: Universidad Autónoma de Chiapas; Museo de Tapachula." in result.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("actor\nUNACHH\n", "row 2, column “actor”: found “UNACHH”"),
        ("actor,with\nUNACH,zzzz\n", "row 2, column “with”: found “zzzz”"),
        ("actor,areas\nUNACH,witchcraft\n", "row 2, column “areas”: found “witchcraft”"),
        ("name\nUNACH\n", "column “name”: found an unknown column"),
        ("actor,with\n,UNACH\n", "row 2, column “actor”: found an empty cell"),
        ("", "an empty file"),
    ],
)
def test_what_is_wrong_in_the_table_is_told_with_its_place(
    content: str, told: str, tmp_path: Path
) -> None:
    table = tmp_path / "candidates.csv"
    table.write_text(content, "utf-8")
    result = run("what-if", str(REAL), "--add", str(table), "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "candidates.csv" in result.stderr
    assert told in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["what-if", "--remove", "Ayuntamiento de Tapachla"], 1, f"Did you mean “{COUNCIL}”"),
        (["what-if", "--remove-class", "local-goverment"], 1, "“Local government”"),
        (["what-if", "--remove-random", "150%"], 2, "expected a share"),
        (["what-if", "--add", "nowhere.csv"], 1, "there is no such file"),
        (["what-if", "--figure", "f.gif"], 1, ".svg, .pdf or .png"),
        (["invite", "--rule", "mst=3"], 1, "Did you mean “most”"),
        (["invite", "--weight", "filled=0"], 1, "“filled”"),
        (["key-players", "--steps", "2"], 2, "--reach"),
        (["predict", "--by", "katz"], 2, "adamic_adar"),
    ],
)
def test_wrong_use_is_told_plainly(arguments: list[str], code: int, told: str) -> None:
    name, *rest = arguments
    result = run(name, str(REAL), *rest, "--lang", "en")
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stdout == ""


def test_invitations_come_with_their_rule() -> None:
    result = run("invite", str(REAL), "-k", "3", "--format", "json", "--lang", "en")
    rows = json.loads(result.stdout)
    best = [row for row in rows if row["list"] == "best"]
    assert [row["place"] for row in best] == [1, 2, 3]
    assert all(row["filled"] > 0 and row["name"] in row["reason"] for row in best)
    assert len(rows) == 3 + 15
    assert "An invited actor is assumed to bring ties" in result.stderr
    assert "--all lists every one" in result.stderr


def test_every_candidate_is_ranked_when_asked() -> None:
    result = run("invite", str(REAL), "--all", "-k", "0", "--format", "json", "--lang", "en")
    rows = json.loads(result.stdout)
    assert len(rows) > 15
    assert "--all" not in result.stderr
    # No source, sector or kind tells of a newspaper's areas; a museum's are those of its kind.
    told = {row["name"]: row for row in rows}
    assert told["El Orbe"]["areas"] in ("", None)
    assert "its areas are not known: ask it" in told["El Orbe"]["reason"]
    assert told["Museo Regional de Occidente"]["areas"] == "culture"


def test_a_drawn_table_shows_the_sentences() -> None:
    result = run("invite", str(REAL), "-k", "1", "--format", "table", "--lang", "en")
    assert result.stdout.split()[:4] == ["List", "Place", "city", "Gain"]
    assert result.stdout.count("by itself") == 15


def test_key_players_and_likely_ties_are_listed() -> None:
    players = run("key-players", str(REAL), "-k", "2", "--format", "json", "--lang", "en")
    assert COUNCIL in {row["name"] for row in json.loads(players.stdout)}
    asked = ("--repeats", "5", "--format", "json", "--lang", "en")
    ties = run("predict", str(REAL), "--most", "1", *asked)
    assert {row["scope"] for row in json.loads(ties.stdout)} == {"all", "within", "across"}
    skill = run("predict", str(REAL), "--skill", *asked)
    assert {row["predictor"] for row in json.loads(skill.stdout)} >= {"random", "adamic_adar"}
    assert "too few ties to trust any prediction" in skill.stderr


def test_a_rule_is_told_of_those_alone_to_whom_it_was_applied(tmp_path: Path) -> None:
    table = tmp_path / "candidates.csv"
    table.write_text("actor,with,areas\nUNACH,alcaldia-santa-ana,academic\n", "utf-8")
    asked = ("what-if", str(REAL), "--add", str(table), "--format", "csv", "--lang", "en")
    assert "assumed" not in run(*asked).stderr
    table.write_text("actor,with\nUNACH,alcaldia-santa-ana\nmutap,\n", "utf-8")
    told = run(*asked).stderr
    assert "Ties are assumed for: Museo de Tapachula." in told
    assert "is assumed to bring ties" in told


def test_nobody_both_leaves_and_comes(tmp_path: Path) -> None:
    table = tmp_path / "candidates.csv"
    table.write_text("actor\nUNACH\n", "utf-8")
    asked = ("--remove", "Universidad Autónoma de Chiapas", "--add", str(table), "--lang", "en")
    result = run("what-if", str(REAL), *asked)
    assert result.exit_code != 0
    assert "can not both leave and come" in result.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["key-players", str(REAL), "-k", "500"], "-k asks for 500 actors; there are only"),
        (["invite", str(REAL), "--weight", "filled=nan"], "finite number"),
        (["invite", str(REAL), "--weight", "filled=inf"], "finite number"),
        (["predict", str(REAL), "--repeats", "0"], "0 is not in the range x>=1"),
        (["what-if", str(REAL), "--remove", "Teatro Santa"], "“Teatro de Santa Ana”"),
        (["what-if", str(REAL), "--remove-class", "local governmnt"], "“Local government”"),
    ],
)
def test_what_can_not_be_is_refused(asked: list[str], told: str) -> None:
    result = run(*asked, "--lang", "en")
    assert result.exit_code != 0
    assert told in result.stderr
