"""IATI activity files 2.0x → projects, the organisations that take part, and as what.

The codes of the standard become our concepts by ``iati-codes.csv``, which says why.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from codev_graph._i18n import gettext as _
from codev_graph._i18n import ngettext
from codev_graph.errors import FileError
from codev_graph.sources.inbound._tables import DraftTables, Ids, Row, add_file_source, slug
from codev_graph.sources.inbound._xml import elements, read_bytes, told_errors

_CODES: Final = Path(__file__).with_name("iati-codes.csv")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_READ: Final = (
    *("iati-identifier", "title", "reporting-org", "participating-org"),
    *("activity-status", "activity-date"),
)
# Of the four dates of an activity, those that happened; the others are plans.
_ACTUAL: Final = {"2": "start", "4": "end"}
_PLANNED: Final = {"1": "start", "3": "end"}


def read_iati(path: Path, consulted: date) -> DraftTables:
    """Return the rows that an IATI activity file becomes.

    An activity is a project; each organisation with one of the four roles is an actor with a
    participation. Organisations are one when their ``ref`` is, or without any when their name
    is. The Spanish name comes first, then the one in the activity's own language; the English
    one stands beside it, and further languages in the note. A planned date counts only
    while the activity is in the pipeline. Codes without a concept of ours and elements that no
    column takes are told in the notes.

    Raises:
        FileError: if the file can not be read, is no IATI activity file of version 2, or declares
            entities.
    """
    content = read_bytes(path)
    reading = _Reading(path.name, consulted)
    with told_errors(path.name):
        for element in elements(content):
            if element.tag == "iati-activity":
                reading.activity(element)
                # A file of a large publisher does not fit in memory as a tree.
                element.clear()
            elif element.tag == "iati-activities":
                reading.close(element)
    return reading.finished()


class _Reading:
    """One file being read, activity by activity."""

    def __init__(self, name: str, consulted: date) -> None:
        self._name = name
        self._tables = DraftTables()
        self._source = add_file_source(self._tables, name, consulted)
        self._projects = Ids("project")
        self._actors = Ids("actor")
        self._rows: dict[str, Row] = {}
        self._publishers: set[str] = set()
        self._version: str | None = None
        self._ignored: Counter[str] = Counter()

    def activity(self, element: Element) -> None:
        """Add the project, its organisations and their parts in it."""
        identifier = _text(element, "iati-identifier")
        names = _names(element.find("title"), element.get(_LANG, ""))
        key = self._projects.of(identifier or names.first or str(len(self._rows)))
        self._ignored.update(part.tag for part in element if part.tag not in _READ)
        status = self._code("ActivityStatus", _attribute(element, "activity-status", "code"))
        dates = _dates(element, planned=status == "planned")
        cells = {"id": key, **names.cells(), "status": status, **dates, "sources": self._source}
        _keep(self._tables.add("projects", cells), "note", names.tagged())
        publisher = _names(element.find("reporting-org"), element.get(_LANG, ""))
        self._publishers.add(publisher.first)
        for organisation in element.findall("participating-org"):
            self._part(organisation, key, element.get(_LANG, ""))

    def _part(self, element: Element, project: str, default: str) -> None:
        names = _names(element, default)
        reference = element.get("ref", "").strip()
        if not reference and not names.first:
            self._tables.note(_("An organisation without name and identifier was left out."))
            return
        actor = self._actor(reference, names, element.get("type", ""))
        role = self._code("OrganisationRole", element.get("role", ""))
        row = {"actor": actor, "in": project, "role": role, "sources": self._source}
        if row not in self._tables.rows["participations"]:
            self._tables.add("participations", row)

    def _actor(self, reference: str, names: _Names, kind: str) -> str:
        key = self._actors.of(reference or slug(names.first) or names.first)
        if key not in self._rows:
            cells = {"id": key, "name": reference, "sources": self._source, **names.cells()}
            self._rows[key] = self._tables.add("actors", cells)
        row = self._rows[key]
        row.setdefault("kind", self._code("OrganisationType", kind))
        names.complete(row, reference)
        _keep(row, "note", names.tagged())
        if names.first and names.first not in (row["name"], row.get("name_en")):
            _keep(row, "note", [names.first])
        return key

    def _code(self, codelist: str, code: str) -> str:
        """Return our concept for a code, else an empty text, which is told if there is a code."""
        found = _mapping().get((codelist, code.strip()), "")
        if code.strip() and not found:
            text = _("The code “{code}” of {codelist} has no concept of ours; it was left out.")
            self._tables.note(text.format(code=code.strip(), codelist=codelist))
        return found

    def close(self, element: Element) -> None:
        """Take what the file says of itself."""
        self._version = element.get("version", "")
        day = element.get("generated-datetime", "")[:10]
        row = self._tables.rows["sources"][0]
        if day:
            row["page_date"] = day
        if len(self._publishers - {""}) == 1:
            row["author"] = (self._publishers - {""}).pop()

    def finished(self) -> DraftTables:
        """Return the rows, once the file has proved to be what it says."""
        if self._version is None:
            reason = _("is no IATI activity file: it has no element “iati-activities”")
            raise FileError(self._name, reason)
        if not self._version.startswith("2."):
            reason = _("is IATI version “{version}”; only 2.0x is understood")
            raise FileError(self._name, reason.format(version=self._version))
        for tag, count in sorted(self._ignored.items()):
            text = ngettext(
                "{n} element “{tag}” has no column; it was left out.",
                "{n} elements “{tag}” have no column; they were left out.",
                count,
            )
            self._tables.note(text.format(n=count, tag=tag))
        return self._tables


class _Names:
    """The names of one thing by language; an empty language is one the file does not say."""

    def __init__(self, texts: dict[str, str], default: str) -> None:
        local = [code for code in ("es", default, "") if code in texts and code != "en"]
        foreign = [code for code in texts if code != "en"]
        chosen = [*local, *foreign, *texts][:1]
        self.first = texts[chosen[0]] if chosen else ""
        self._english = texts.get("en", "")
        self._others = {code: t for code, t in texts.items() if code not in {*chosen, "en"}}

    def cells(self) -> Row:
        """Return the cells ``name`` and ``name_en`` that hold something."""
        found = {"name": self.first, "name_en": self._english}
        return {column: text for column, text in found.items() if text}

    def tagged(self) -> list[str]:
        """Return the further names, each after its language."""
        return [f"{code}: {text}" for code, text in self._others.items()]

    def complete(self, row: Row, reference: str) -> None:
        """Fill in what an earlier activity left open, which gave an English name or none."""
        english = row.get("name_en")
        if self.first and (
            row["name"] == reference or (row["name"] == english and self.first != self._english)
        ):
            row["name"] = self.first
        if self._english:
            row.setdefault("name_en", self._english)


def _names(element: Element | None, default: str) -> _Names:
    texts: dict[str, str] = {}
    for narrative in element.findall("narrative") if element is not None else ():
        text = " ".join((narrative.text or "").split())
        if text:
            texts.setdefault(narrative.get(_LANG, default).lower().partition("-")[0], text)
    return _Names(texts, default.lower().partition("-")[0])


def _dates(element: Element, *, planned: bool) -> Row:
    wanted = {**_PLANNED, **_ACTUAL} if planned else _ACTUAL
    found: Row = {}
    # What happened wins over what was planned, whatever their order.
    for code in sorted(wanted, key=lambda code: code in _ACTUAL):
        for day in element.iterfind(f"activity-date[@type='{code}']"):
            found[wanted[code]] = day.get("iso-date", "")[:10]
    return found


def _keep(row: Row, column: str, texts: list[str]) -> None:
    """Add texts to a cell that do not stand in it yet."""
    parts = [part for part in row.get(column, "").split("; ") if part]
    merged = "; ".join(dict.fromkeys([*parts, *texts]))
    if merged:
        row[column] = merged


def _text(element: Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())


def _attribute(element: Element, tag: str, name: str) -> str:
    found = element.find(tag)
    return found.get(name, "") if found is not None else ""


@cache
def _mapping() -> dict[tuple[str, str], str]:
    return {(row["codelist"], row["code"]): row["ours"] for row in _code_rows()}


def _code_rows() -> Iterator[dict[str, str]]:
    with _CODES.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
