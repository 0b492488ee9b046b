"""The kinds of column that name things: how a cell becomes a value, and what that means in RDF.

A column is metadata of a record's field (``Annotated[str, Text("nombre", ...)]``); pydantic
calls its :meth:`Column.parse` on the cell's text. What can not be parsed raises a
``PydanticCustomError`` that carries ``expected`` and ``hint`` for :class:`~.errors.Problem`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from codev_graph._i18n import gettext as _
from codev_graph.errors import did_you_mean
from codev_graph.sources._nearness import near_places
from codev_graph.terms import by_written_form, fold, vocabulary

LIST_SEPARATOR: Final = "|"
_OTHER_SEPARATORS: Final = re.compile("[;,]")
_KEPT_CELLS: Final = 16384
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Citation(NamedTuple):
    """One source that a row rests on, and where in it: ``estrategia-2022#4`` is section 4."""

    source: str
    locator: str = ""


def wrong(expected: str, hint: str = "") -> PydanticCustomError:
    """Return the error of a cell that does not hold what its column expects."""
    return PydanticCustomError("cell", "{expected}", {"expected": expected, "hint": hint})


def nearest(text: str, known: list[str], limit: int = 2) -> list[str]:
    """Return up to ``limit`` of ``known`` that ``text`` may be a misspelling of, nearest first."""
    found = near_places(text, [fold(each) for each in known])
    return list(dict.fromkeys(known[place] for place in found))[:limit]


def relisted(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the list that a cell means whose parts are known but parted by other signs."""
    parts = [part.strip() for part in _OTHER_SEPARATORS.split(text)]
    return [LIST_SEPARATOR.join(parts)] if len(parts) > 1 and all(map(known, parts)) else []


@dataclass(frozen=True)
class Column:
    """A column of text.

    Attributes:
        es: Its Spanish header; the English one is the name of the record's field.
        maps: The property that its value has in the graph, as a prefixed name, or an empty
            string where the mapping treats it by name.
    """

    es: str
    maps: str = ""
    many: ClassVar[bool] = False
    # Whether its cells say the same again and again, unlike names and ids.
    repeats: ClassVar[bool] = True

    def parse(self, text: str) -> object:
        """Return the value that the cell's text stands for."""
        return text

    def expected(self) -> str:
        """Return what a cell of it should hold, as a problem says it."""
        return _("a value")

    def read(self, text: str) -> object:
        """Return :meth:`parse` of a text that RDF can hold."""
        if "\0" in text:
            raise wrong(_("text without NUL bytes"))
        return self.parse(text)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Put :meth:`read` in the place of the check of the field's own type, which it gives.

        Most columns say the same few things again and again: what a cell's text means is kept, and
        all rows that say it share one value.
        """
        read = lru_cache(maxsize=_KEPT_CELLS)(self.read) if self.repeats else self.read
        return core_schema.no_info_plain_validator_function(read)


@dataclass(frozen=True)
class Text(Column):
    """A column of free text."""

    repeats: ClassVar[bool] = False


@dataclass(frozen=True)
class Key(Column):
    """The column of the rows' own ids."""

    repeats: ClassVar[bool] = False

    def parse(self, text: str) -> str:
        """Return the id: it becomes part of an IRI, so only plain signs are allowed."""
        if not _KEY.fullmatch(text):
            raise wrong(_("an id of letters without accents, digits, “-”, “_” and “.”"))
        return text


@dataclass(frozen=True)
class Reference(Column):
    """A column that names a row of another table; whether it exists is checked afterwards."""

    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class References(Reference):
    """A column that names rows of another table, separated by ``|``."""

    many: ClassVar[bool] = True

    def parse(self, text: str) -> tuple[str, ...]:
        """Return the ids."""
        return split_list(text)


@dataclass(frozen=True)
class Term(Column):
    """A column whose cells are concepts of one vocabulary; the value is the concept's IRI."""

    scheme: str = ""

    def parse(self, text: str) -> object:
        """Return the IRI of the concept written as notation or as label in either language."""
        concept = by_written_form(self.scheme).get(fold(text))
        if concept is None:
            raise wrong(self.expected(), did_you_mean(self._nearest(text)))
        return concept.iri

    def _nearest(self, text: str) -> list[str]:
        """Return the notation or label most like ``text`` of up to two concepts."""
        written = [
            (form, concept.iri)
            for concept in vocabulary(self.scheme)
            for form in (concept.notation, concept.label(), *concept.labels.values())
        ]
        concepts = dict(reversed(written))
        found = nearest(text, [form for form, _iri in written], limit=6)
        first = {concepts[form]: form for form in reversed(found)}
        return [form for form in found if form in first.values()][:2]

    def _known(self) -> list[str]:
        # The drop-downs of the workbook offer the labels.
        return [each.label() for each in vocabulary(self.scheme)]

    def expected(self) -> str:
        """Return the vocabulary that the cell should be of, with its first twelve concepts."""
        known = self._known()
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        return _("one of the vocabulary “{scheme}” ({known})").format(
            scheme=self.scheme, known=shown
        )


@dataclass(frozen=True)
class Terms(Term):
    """A column of concepts of one vocabulary, separated by ``|``."""

    many: ClassVar[bool] = True

    def parse(self, text: str) -> object:
        """Return the IRIs, each once, in the order written."""
        return tuple(dict.fromkeys(Term.parse(self, part) for part in split_list(text)))

    def _nearest(self, text: str) -> list[str]:
        known = by_written_form(self.scheme)
        return relisted(text, lambda part: fold(part) in known) or super()._nearest(text)


@dataclass(frozen=True)
class Guidance(Column):
    """A column of recommendations, steps and other guidance, separated by ``|``.

    The value is the concepts' IRIs. A notation that two vocabularies have is written with its
    vocabulary: ``recommendation/innovation``.
    """

    schemes: tuple[str, ...] = ()
    many: ClassVar[bool] = True

    def parse(self, text: str) -> object:
        """Return the IRIs, each once, in the order written."""
        return tuple(dict.fromkeys(self._one(part) for part in split_list(text)))

    def _one(self, part: str) -> str:
        scheme, slash, written = part.partition("/")
        schemes = (scheme,) if slash and scheme in self.schemes else self.schemes
        form = fold(written if len(schemes) == 1 else part)
        found = [forms[form].iri for forms in map(by_written_form, schemes) if form in forms]
        if len(found) != 1:
            listed = ", ".join(self.schemes)
            raise wrong(
                _("one concept of {schemes}, if need be as scheme/concept").format(schemes=listed)
            )
        return found[0]


@dataclass(frozen=True)
class Citations(Column):
    """The column of the sources that a row rests on."""

    many: ClassVar[bool] = True

    def parse(self, text: str) -> tuple[Citation, ...]:
        """Return the citations, each ``source-id`` or ``source-id#locator``."""
        found = []
        for part in split_list(text):
            source, sign, locator = (each.strip() for each in part.partition("#"))
            if not source or (sign and not locator):
                meant = [source] if source else []
                raise wrong(_("a source's id, and after “#” where in it"), did_you_mean(meant))
            found.append(Citation(source, locator))
        return tuple(dict.fromkeys(found))


def split_list(text: str) -> tuple[str, ...]:
    """Return the parts of a list in a cell, without blanks, each once."""
    parts = (part.strip() for part in text.split(LIST_SEPARATOR))
    return tuple(dict.fromkeys(part for part in parts if part))
