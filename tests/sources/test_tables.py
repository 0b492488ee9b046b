"""What a table may look like: Spanish or English, labels or notations, as spreadsheets save it."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from builders import (
    REAL,
    actor,
    agreement,
    city,
    copy_of_real,
    read_rows,
    set_cell,
    taking_part,
    write_rows,
    write_twinning,
)
from codev_graph import build
from codev_graph.sources import (
    RECORDS,
    Actor,
    Agreement,
    Citation,
    City,
    Participation,
    Project,
    Tie,
    columns,
    header,
    load_dataset,
)
from codev_graph.terms import vocabulary


def written_in_spanish(folder: Path, target: Path) -> Path:
    """Write the tables under their Spanish names, each column under its Spanish header."""
    target.mkdir(parents=True)
    for record in RECORDS:
        spanish = {header(field): column.es for field, column in columns(record).items()}
        first, *rows = read_rows(folder, record.table)
        write_rows(target, record.spanish, [[spanish[name] for name in first], *rows])
    return target


def test_spanish_names_and_headers_give_the_same_graph(tmp_path: Path) -> None:
    folder = written_in_spanish(REAL, tmp_path / REAL.name)
    assert "vinculos.csv" in {path.name for path in folder.iterdir()}
    assert build(folder).to_trig() == build(REAL).to_trig()


def test_headers_may_have_capitals_accents_and_another_order(tmp_path: Path) -> None:
    folder = copy_of_real(tmp_path)
    rows = read_rows(folder, "projects")
    shown = {"id": "ID", "name": "Nombre", "agreement": "Convenio", "areas": "Áreas"}
    rows[0] = [shown.get(name, name) for name in rows[0]]
    write_rows(folder, "projects", [row[::-1] for row in rows])
    assert load_dataset(folder).of(Project)[0].name == load_dataset(REAL).of(Project)[0].name


@pytest.mark.parametrize("code", ["es", "en"])
@pytest.mark.parametrize("scheme", ["area", "purpose", "level", "sector", "role", "phase"])
def test_every_label_means_its_concept(code: str, scheme: str) -> None:
    column = next(
        column
        for record in RECORDS
        for column in columns(record).values()
        if getattr(column, "scheme", "") == scheme
    )
    for concept in vocabulary(scheme):
        iri = concept.iri
        assert column.parse(concept.labels[code]) in (iri, (iri,))
        assert column.parse(concept.labels[code].upper()) in (iri, (iri,))
        assert column.parse(concept.notation) in (iri, (iri,))


def test_labels_in_a_cell_give_the_same_graph(tmp_path: Path) -> None:
    folder = copy_of_real(tmp_path)
    kinds = {kind.notation: kind for kind in vocabulary("actor-kind")}
    rows = read_rows(folder, "actors")
    place = rows[0].index("kind")
    for number, row in enumerate(rows[1:]):
        row[place] = kinds[row[place]].labels["es" if number % 2 else "en"]
    write_rows(folder, "actors", rows)
    assert build(folder).to_trig() == build(REAL).to_trig()


def test_rows_become_records(tmp_path: Path) -> None:
    twinned = {"signed": "2022-03", "term_years": "2.5", "renewable": "sí"}
    tables = {
        "cities": [city("a", "Áá"), city("b", country="MX")],
        "actors": [actor("x", "a"), actor("y", "b")],
        "agreements": [agreement("t", "a|b", "culture|tourism|culture", **twinned)],
        "participations": [taking_part("x", "t", role="signatory")],
        "ties": [{"from": "x", "to": "y", "strength": "2", "sources": "s1#4 | s1#§ 2"}],
    }
    dataset = load_dataset(write_twinning(tmp_path / "t", tables))
    (tie,) = dataset.of(Tie)
    (deal,) = dataset.of(Agreement)
    assert [found.name for found in dataset.of(City)] == ["Áá", "B"]
    assert [found.row for found in dataset.of(Actor)] == [2, 3]
    assert [iri.rsplit("/", 1)[-1] for iri in deal.areas] == ["culture", "tourism"]
    assert (str(deal.term_years), deal.renewable, deal.cities) == ("2.5", True, ("a", "b"))
    assert deal.signed is not None
    assert deal.signed.text == "2022-03"
    assert tie.sources == (Citation("s1", "4"), Citation("s1", "§ 2"))
    assert (tie.mutual, tie.start, str(tie.strength)) == (None, None, "2")
    assert dataset.of(Participation)[0].key() == "x--signatory--t"


def test_blank_rows_do_not_count_but_keep_the_numbers(real_tables: Path) -> None:
    rows = read_rows(real_tables, "projects")
    write_rows(real_tables, "projects", [rows[0], [""] * len(rows[0]), [], rows[1]])
    (project,) = load_dataset(real_tables).of(Project)
    assert project.row == 4


def test_line_ends_and_quotes_of_a_spreadsheet_do_not_matter(real_tables: Path) -> None:
    for path in real_tables.glob("*.csv"):
        rows = read_rows(real_tables, path.stem)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert build(real_tables).to_trig() == build(REAL).to_trig()


def test_a_comma_or_a_line_end_may_stand_in_quotes(real_tables: Path) -> None:
    set_cell(real_tables, "actors", 2, "note", 'one, two;\n"three"')
    assert load_dataset(real_tables).of(Actor)[0].note == 'one, two;\n"three"'


def test_tables_that_are_not_needed_may_be_missing(tmp_path: Path) -> None:
    folder = write_twinning(tmp_path / "two", {"cities": [city("a")], "actors": [actor("x", "a")]})
    dataset = load_dataset(folder)
    assert sorted(dataset.files) == ["actors", "cities", "sources"]
    assert dataset.of(Tie) == ()
    assert dataset.name == "two"


def test_checksums_are_those_of_the_bytes() -> None:
    sums = load_dataset(REAL).checksums()
    assert sorted(sums) == sorted(path.name for path in REAL.glob("*.csv"))
    content = (REAL / "ties.csv").read_bytes()
    assert sums["ties.csv"] == hashlib.sha256(content).hexdigest()
