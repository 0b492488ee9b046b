"""IATI activity files become projects, organisations and their parts in them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from inbound_rows import DAY, by_id, write

from codev_graph.errors import FileError
from codev_graph.sources import inbound
from codev_graph.sources.inbound import DraftTables, read_iati
from codev_graph.terms import vocabulary

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ACTIVITIES = """<iati-activities version="2.03" generated-datetime="2024-05-06T07:08:09Z">
<iati-activity xml:lang="en">
 <iati-identifier>XX-ORG-1</iati-identifier>
 <reporting-org ref="XX-ORG" type="10"><narrative>Agency of Examples</narrative></reporting-org>
 <title><narrative>Sister markets</narrative>
  <narrative xml:lang="es">Mercados hermanos</narrative>
  <narrative xml:lang="fr">Marchés jumelés</narrative></title>
 <participating-org ref="XX-ORG" type="10" role="1">
  <narrative>Agency of Examples</narrative></participating-org>
 <participating-org ref="XX-ORG" type="10" role="2"/>
 <participating-org ref="YY-7" type="24" role="3">
  <narrative xml:lang="es">Fundación “Ñ”</narrative>
  <narrative xml:lang="en">Ñ Trust</narrative>
  <narrative xml:lang="pt">Fundação Ñ</narrative></participating-org>
 <participating-org type="11" role="4"><narrative>Puerto Alba</narrative></participating-org>
 <participating-org type="11" role="4"><narrative>Puerto  Alba</narrative></participating-org>
 <participating-org type="30" role="9"><narrative>Both Halves</narrative></participating-org>
 <activity-status code="2"/>
 <activity-date type="1" iso-date="2019-01-01"/>
 <activity-date type="2" iso-date="2019-03-04"/>
 <activity-date type="3" iso-date="2021-12-31"/>
</iati-activity>
<iati-activity>
 <iati-identifier>XX-ORG-2</iati-identifier>
 <reporting-org ref="XX-ORG" type="10"><narrative>Agency of Examples</narrative></reporting-org>
 <title><narrative>Planned thing</narrative></title>
 <activity-status code="1"/>
 <activity-date type="1" iso-date="2030-01-01"/>
</iati-activity>
</iati-activities>"""


@pytest.fixture
def tables(tmp_path: Path) -> DraftTables:
    return read_iati(write(tmp_path, "actos.xml", HEAD + ACTIVITIES), DAY)


def test_an_activity_is_a_project_with_the_dates_that_happened(tables: DraftTables) -> None:
    assert by_id(tables, "projects")["xx-org-1"] == {
        "id": "xx-org-1",
        "name": "Mercados hermanos",
        "name_en": "Sister markets",
        "status": "under-way",
        "start": "2019-03-04",
        "note": "fr: Marchés jumelés",
        "sources": "actos-xml",
    }


def test_a_planned_date_counts_while_nothing_has_begun(tables: DraftTables) -> None:
    planned = by_id(tables, "projects")["xx-org-2"]
    assert (planned["start"], planned["status"]) == ("2030-01-01", "planned")
    assert planned["name"] == "Planned thing"


def test_the_four_roles_become_participations(tables: DraftTables) -> None:
    parts = [(row["actor"], row.get("role")) for row in tables.rows["participations"]]
    assert parts == [
        ("xx-org", "funder"),
        ("xx-org", "accountable"),
        ("yy-7", "extending"),
        ("puerto-alba", "implementer"),
        ("both-halves", None),
    ]
    assert {row["in"] for row in tables.rows["participations"]} == {"xx-org-1"}


def test_names_in_several_languages_are_kept(tables: DraftTables) -> None:
    trust = by_id(tables, "actors")["yy-7"]
    assert (trust["name"], trust["name_en"]) == ("Fundación “Ñ”", "Ñ Trust")
    assert trust["note"] == "pt: Fundação Ñ"
    assert by_id(tables, "projects")["xx-org-1"]["note"] == "fr: Marchés jumelés"


def _heard(*names: str) -> str:
    """Return one activity for each way in which one organisation is named."""
    part = '<participating-org ref="R" role="4">{}</participating-org>'
    activities = (
        f'<iati-activity xml:lang="en"><iati-identifier>{number}</iati-identifier>'
        f"{part.format(name)}</iati-activity>"
        for number, name in enumerate(names)
    )
    return f'{HEAD}<iati-activities version="2.03">{"".join(activities)}</iati-activities>'


SPANISH, ENGLISH = '<narrative xml:lang="es">Puerto</narrative>', "<narrative>Port</narrative>"


@pytest.mark.parametrize("names", [(SPANISH, ENGLISH), (ENGLISH, SPANISH), ("", ENGLISH, SPANISH)])
def test_a_name_that_a_later_activity_tells_goes_where_its_language_belongs(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    (row,) = read_iati(write(tmp_path, "a.xml", _heard(*names)), DAY).rows["actors"]
    assert (row["name"], row["name_en"], row.get("note")) == ("Puerto", "Port", None)


def test_types_become_kinds_and_what_has_none_is_left_to_a_person(tables: DraftTables) -> None:
    kinds = {key: row.get("kind") for key, row in by_id(tables, "actors").items()}
    assert kinds == {
        "xx-org": "public-administration",
        "yy-7": "ngo",
        "puerto-alba": "local-government",
        "both-halves": "",
    }
    assert not any("level" in row for row in tables.rows["actors"])


def test_codes_and_elements_that_no_table_can_hold_are_told(tmp_path: Path) -> None:
    text = ACTIVITIES.replace('type="30"', 'type="99"').replace(
        "</iati-activity>\n</", "<budget/><budget/></iati-activity>\n</"
    )
    notes = read_iati(write(tmp_path, "a.xml", HEAD + text), DAY).notes
    assert any("“99” of OrganisationType" in note for note in notes)
    assert any("“9” of OrganisationRole" in note for note in notes)
    assert any(note.startswith("2 elements “budget”") for note in notes)
    assert not any("title”" in note or "“1”" in note for note in notes)


def test_the_file_says_who_published_it_and_when(tables: DraftTables) -> None:
    assert tables.rows["sources"] == [
        {
            "id": "actos-xml",
            "title": "actos.xml",
            "consulted": "2026-11-22",
            "page_date": "2024-05-06",
            "author": "Agency of Examples",
        }
    ]


def test_every_code_becomes_a_concept_that_is_there_or_none_with_a_reason() -> None:
    schemes = {"kind": "actor-kind", "role": "role", "status": "project-status"}
    path = Path(inbound.__file__).with_name("iati-codes.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        known = {concept.notation for concept in vocabulary(schemes[row["column"]])}
        assert row["ours"] in known or (not row["ours"] and row["why"]), row
    roles = {row["code"]: row["ours"] for row in rows if row["codelist"] == "OrganisationRole"}
    assert set(roles) == set("1234")
    assert len(set(roles.values())) == 4, "a role of the standard, a concept of its own"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<iati-activities version='1.05'/>", "version “1.05”"),
        ("<iati-organisations version='2.03'/>", "no IATI activity file"),
        ("<iati-activities version='2.03'>", "not well-formed"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><iati-activities version='2.03'/>", "DOCTYPE"),
        (
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
            "<iati-activities version='2.03'>&a;</iati-activities>",
            "DOCTYPE",
        ),
    ],
)
def test_other_files_and_entities_are_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=told):
        read_iati(write(tmp_path, "x.xml", HEAD + text), DAY)
