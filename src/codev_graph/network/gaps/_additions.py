"""Who comes, read from a table: actors, and the ties they bring where somebody knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import DataError, FileError, NetworkError, Problem, did_you_mean
from codev_graph.network.gaps._finding import Names
from codev_graph.network.gaps._scene import Pair, Scene, TieAreas, pair
from codev_graph.sources import RawTable, read_table
from codev_graph.terms import by_written_form, fold

HEADERS: Final = {"actor": "actor", "with": "with", "con": "with", "areas": "areas"}
"""The columns by how they may be headed, folded."""
SEPARATOR: Final = "|"


def read_additions(path: str | Path, scene: Scene) -> dict[str, TieAreas]:
    """Return the actors of a CSV file by IRI, each with its ties and the areas of each.

    The column ``actor`` names an actor of the graph by id, name or acronym; ``with`` (optional)
    those it is tied to, ``areas`` (optional) the areas of these ties; lists are parted by ``|``.
    An actor without ``with`` has no ties here: the rule of plausible ties says.

    Raises:
        FileError: if there is no such file.
        DataError: with every problem of the file.
    """
    if not Path(path).is_file():
        raise FileError(path, _("there is no such file"))
    try:
        raw = read_table(Path(path))
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    reading = _Reading(raw, Names(scene))
    found = reading.actors()
    if reading.problems:
        raise DataError(reading.problems)
    return found


@dataclass
class _Reading:
    """One file at work."""

    raw: RawTable
    names: Names
    problems: list[Problem] = field(default_factory=list)

    def actors(self) -> dict[str, TieAreas]:
        """Return the actors with their ties, and note whatever is wrong."""
        self.problems += self.raw.problems
        places = self._places()
        found: dict[str, dict[Pair, frozenset[str]]] = {}
        for number, cells in self.raw.rows if "actor" in places else ():
            row = {name: cells[at] for name, at in places.items() if at < len(cells)}
            actor = self._actor(number, "actor", row.get("actor", ""))
            areas = frozenset(self._areas(number, row.get("areas", "")))
            others = [self._actor(number, "with", text) for text in _listed(row.get("with", ""))]
            ties = found.setdefault(actor, {})
            for other in filter(None, others):
                ends = pair(actor, other)
                ties[ends] = ties.get(ends, frozenset()) | areas
        return dict(found)

    def _places(self) -> dict[str, int]:
        """Return the place of each known column, and note the unknown and the missing."""
        places: dict[str, int] = {}
        for place, name in enumerate(self.raw.header):
            if fold(name) in HEADERS:
                places[HEADERS[fold(name)]] = place
            else:
                self._note(1, name, _("an unknown column"), _("actor, with or areas"))
        if self.raw.header and "actor" not in places:
            self._note(1, "actor", _("no such column"), _("a column with the actors"))
        return places

    def _actor(self, row: int, column: str, text: str) -> str:
        """Return the IRI of an actor, or an empty text and a problem."""
        expected = _("the id, name or acronym of an actor of the graph")
        if not text:
            self._note(row, column, _("an empty cell"), expected)
            return ""
        try:
            return self.names.find(text)
        except NetworkError as error:
            near = did_you_mean(self.names.near(text))
            hint = near if self.names.unknown(text) else error.reason
            self._note(row, column, f"“{text}”", expected, hint)
            return ""

    def _areas(self, row: int, cell: str) -> Iterator[str]:
        forms = by_written_form("area")
        for text in _listed(cell):
            if fold(text) in forms:
                yield forms[fold(text)].iri
            else:
                self._note(row, "areas", f"“{text}”", _("an area of cooperation"))

    def _note(self, row: int, column: str, found: str, expected: str, hint: str = "") -> None:
        self.problems.append(Problem(self.raw.file, row, column, found, expected, hint))


def _listed(cell: str) -> list[str]:
    return [text.strip() for text in cell.split(SEPARATOR) if text.strip()]
