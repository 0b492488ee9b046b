"""The shipped tables have the contract's form; each row rests on a source that is there."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest
from shipped_tables import PEERS, ROOT, TWINNING, actor_classes, by_id, cell_list, notations, rows

COLUMNS = {
    "sources": "id title author url page_date consulted kind",
    "cities": "id name name_en country wikidata latitude longitude criteria sources",
    "actors": "id name name_en acronym kind city level sectors note sources",
    "agreements": (
        "id name name_en kind cities signed term_years renewable status areas modalities sources"
    ),
    "committees": "id name name_en agreement cities areas sources",
    "projects": "id name name_en agreement areas start end status sources",
    "participations": "actor in role areas start end confidence sources",
    "ties": (
        "from to purposes modalities areas agreement mutual direction start end strength"
        " evidence confidence sources"
    ),
    "sector-presences": "agreement sector sources",
    "phase-records": "agreement phase start end note sources",
    "results": "id name name_en kinds cities note sources",
    "evaluations": "id name name_en of areas results start end note sources",
    "resources": "id name name_en kind note sources",
}
REQUIRED = {
    "sources": "id title consulted kind",
    "cities": "id name country sources",
    "actors": "id name kind level sources",
    "agreements": "id name kind cities sources",
    "committees": "id name cities sources",
    "projects": "id name sources",
    "participations": "actor in role sources",
    "ties": "from to sources",
    "sector-presences": "agreement sector sources",
    "phase-records": "agreement phase sources",
    "results": "id name sources",
    "evaluations": "id name of sources",
    "resources": "id name kind sources",
}
# Column → the tables whose ids it may hold.
REFERENCES = {
    ("actors", "city"): ["cities"],
    ("agreements", "cities"): ["cities"],
    ("committees", "agreement"): ["agreements"],
    ("committees", "cities"): ["cities"],
    ("projects", "agreement"): ["agreements"],
    ("participations", "actor"): ["actors"],
    ("participations", "in"): ["agreements", "committees", "projects"],
    ("ties", "from"): ["actors"],
    ("ties", "to"): ["actors"],
    ("ties", "agreement"): ["agreements"],
    ("sector-presences", "agreement"): ["agreements"],
    ("phase-records", "agreement"): ["agreements"],
    ("results", "cities"): ["cities"],
    ("evaluations", "of"): ["agreements", "projects"],
    ("evaluations", "results"): ["results"],
}
CONCEPTS = {
    ("sources", "kind"): "source-kind",
    ("actors", "level"): "level",
    ("actors", "sectors"): "sector",
    ("agreements", "kind"): "agreement-kind",
    ("agreements", "status"): "agreement-status",
    ("agreements", "areas"): "area",
    ("agreements", "modalities"): "modality",
    ("committees", "areas"): "area",
    ("projects", "areas"): "area",
    ("projects", "status"): "project-status",
    ("participations", "role"): "role",
    ("participations", "areas"): "area",
    ("participations", "confidence"): "confidence",
    ("ties", "purposes"): "purpose",
    ("ties", "modalities"): "modality",
    ("ties", "areas"): "area",
    ("ties", "direction"): "direction",
    ("ties", "confidence"): "confidence",
    ("sector-presences", "sector"): "sector",
    ("phase-records", "phase"): "phase",
    ("cities", "criteria"): "selection-criterion",
    ("results", "kinds"): "result-kind",
    ("evaluations", "areas"): "area",
    ("resources", "kind"): "resource-kind",
}
both = pytest.mark.parametrize("dataset", [TWINNING, PEERS])
every_table = pytest.mark.parametrize("table", list(COLUMNS))


@both
@every_table
def test_columns_are_those_of_the_contract(dataset: str, table: str) -> None:
    path = ROOT / "data" / dataset / f"{table}.csv"
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    header = next(csv.reader(raw.decode("utf-8").splitlines()))
    assert header == COLUMNS[table].split()


@both
@every_table
def test_required_cells_are_filled_and_no_cell_has_stray_blanks(dataset: str, table: str) -> None:
    for row in rows(dataset, table):
        assert None not in row
        assert all(row[column] for column in REQUIRED[table].split()), row
        assert all(cell == cell.strip() for cell in row.values()), row


@both
def test_ids_are_plain_and_unique_where_references_may_point(dataset: str) -> None:
    taken: Counter[str] = Counter()
    for table in ("sources", "cities", "actors", "agreements", "committees", "projects"):
        ids = [row["id"] for row in rows(dataset, table)]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) for key in ids)
        if table in {"agreements", "committees", "projects"}:
            taken.update(ids)
    assert all(count == 1 for count in taken.values())


@both
@pytest.mark.parametrize("place", list(REFERENCES))
def test_references_resolve(dataset: str, place: tuple[str, str]) -> None:
    table, column = place
    known = {row["id"] for target in REFERENCES[place] for row in rows(dataset, target)}
    used = {key for row in rows(dataset, table) for key in cell_list(row[column])}
    assert used <= known


@both
@pytest.mark.parametrize("place", list(CONCEPTS))
def test_concepts_are_in_their_vocabulary(dataset: str, place: tuple[str, str]) -> None:
    table, column = place
    used = {term for row in rows(dataset, table) for term in cell_list(row[column])}
    assert used <= notations()[CONCEPTS[place]]


@both
def test_kinds_of_actor_are_classes_of_the_ontology(dataset: str) -> None:
    assert {row["kind"] for row in rows(dataset, "actors")} <= set(actor_classes())


@both
def test_dates_are_as_precise_as_written_and_in_order(dataset: str) -> None:
    form = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
    dated = [
        (row, column)
        for table in COLUMNS
        for row in rows(dataset, table)
        for column in ("start", "end", "signed", "page_date", "consulted")
        if row.get(column)
    ]
    assert dated
    for row, column in dated:
        assert form.fullmatch(row[column]), row
    for row, _column in dated:
        start, end = row.get("start", ""), row.get("end", "")
        shorter = min(len(start), len(end))
        assert start[:shorter] <= end[:shorter], row


@both
def test_no_tie_of_an_actor_to_itself_and_every_tie_says_its_evidence(dataset: str) -> None:
    for row in rows(dataset, "ties"):
        assert row["from"] != row["to"]
        assert row["evidence"]
        assert row["confidence"]


@both
def test_every_row_cites_a_source_that_is_there_and_every_source_is_cited(dataset: str) -> None:
    cited = [
        citation.partition("#")
        for table in COLUMNS
        if table != "sources"
        for row in rows(dataset, table)
        for citation in cell_list(row["sources"])
    ]
    assert {source for source, _hash, _locator in cited} == set(by_id(dataset, "sources"))
    sections = {locator for source, _hash, locator in cited if source == "estrategia-2022"}
    assert sections <= set("123456789")


@both
def test_pages_have_an_address_and_were_consulted_when_or_after_they_were_written(
    dataset: str,
) -> None:
    for row in rows(dataset, "sources"):
        if row["kind"] != "strategy-document":
            assert re.fullmatch(r"https?://[^\s/]+/\S+", row["url"]), row
            assert row["author"], row
        if row["page_date"]:
            assert row["page_date"] <= row["consulted"][: len(row["page_date"])]


@both
def test_notes_point_only_at_sources_that_the_row_cites(dataset: str) -> None:
    known = set(by_id(dataset, "sources"))
    for row in rows(dataset, "actors"):
        cited = {citation.partition("#")[0] for citation in cell_list(row["sources"])}
        assert set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", row["note"])) & known <= cited, row


@both
def test_organisations_only(dataset: str) -> None:
    """No row but a page's own address carries a person's name behind a form of address."""
    address = re.compile(
        r"\b(Lic|Dr|Dra|Ing|Mtra?|Sra?|Prof|Arq|Pbro|Mons|Don|Doña)\b\.?\s+[A-ZÁÉÍÓÚÑ]"
        r"|\b(alcalde|alcaldesa|presidenta?|rector|rectora|cónsul|padre)\s+[A-ZÁÉÍÓÚÑ]"
    )
    for table in COLUMNS:
        for row in rows(dataset, table):
            text = " ".join(cell for column, cell in row.items() if column != "url")
            assert not address.search(text), row


@both
@every_table
def test_the_readme_counts_the_rows_that_are_there(dataset: str, table: str) -> None:
    text = (ROOT / "data" / dataset / "README.md").read_text(encoding="utf-8")
    counts = re.findall(rf"^\| `{table}` \| (\d+) \|", text, flags=re.MULTILINE)
    assert counts == [str(len(rows(dataset, table)))] * 2, "once in Spanish, once in English"
