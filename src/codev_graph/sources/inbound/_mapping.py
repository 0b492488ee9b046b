"""Which of our columns a foreign column becomes: told by the user, else by its own name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph._i18n import language
from codev_graph.errors import FileError, did_you_mean
from codev_graph.sources._columns import nearest
from codev_graph.sources._records import Actor, Record, Tie, columns, header, headers
from codev_graph.terms import fold

# What GraphML, GEXF, Gephi, Pajek, our own exports and people call these columns.
_ALIASES: Final[Mapping[str, Mapping[str, str]]] = {
    "actors": {"label": "name", "title": "name", "node": "id", "type": "kind"},
    "ties": {
        "source": "from",
        "target": "to",
        "weight": "strength",
        "origin": "from",
        "destination": "to",
        "origen": "from",
        "destino": "to",
    },
}
_KINDS: Final[tuple[type[Record], ...]] = (Actor, Tie)


@dataclass(frozen=True)
class ColumnMapping:
    """The user's word on columns.

    Attributes:
        chosen: Foreign column by table (``actors``, ``ties``) and our column.
    """

    chosen: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def parse(cls, pairs: Collection[str]) -> ColumnMapping:
        """Read ``from=Source`` or, where both tables have the column, ``ties.start=Begin``.

        Raises:
            FileError: if a text is no such pair, or names no column of ours.
        """
        chosen: dict[tuple[str, str], str] = {}
        for pair in pairs:
            ours, sign, theirs = pair.partition("=")
            if not sign or not theirs.strip():
                raise FileError(pair, _("expected OUR-COLUMN=THEIR-COLUMN, such as from=Source"))
            for place in _places(ours.strip()):
                chosen[place] = theirs.strip()
        return cls(chosen)

    def refuse_unknown(self, file: str, found: Collection[str]) -> None:
        """Refuse a mapping of a column that the file has not.

        Raises:
            FileError: if there is one.
        """
        for theirs in self.chosen.values():
            if theirs not in found:
                known = ", ".join(f"“{name}”" for name in found)
                reason = _("has no column “{name}”; it has {known}.").format(
                    name=theirs, known=known
                )
                hint = did_you_mean(nearest(theirs, list(found)))
                raise FileError(file, " ".join(filter(None, [reason, hint])))

    def columns_of(self, kind: type[Record], found: Collection[str]) -> dict[str, str]:
        """Return our column for each foreign one of ``found`` that has one in the table.

        Several may become one of ours: those under our own name stand before those under
        another, and where the user has chosen there are no others.
        """
        theirs = {name: ours for (table, ours), name in self.chosen.items() if table == kind.table}
        chosen = {name: ours for name, ours in theirs.items() if name in found}
        known = _known_forms(kind)
        guessed = {
            name: known[fold(name)]
            for name in found
            if fold(name) in known and known[fold(name)] not in chosen.values()
        }
        ordered = sorted(guessed, key=lambda name: fold(name) in _ALIASES[kind.table])
        return {**{name: guessed[name] for name in ordered}, **chosen}


def _places(ours: str) -> list[tuple[str, str]]:
    """Return table and column for each table that the user's word means."""
    table, dot, column = ours.rpartition(".")
    kinds = [kind for kind in _KINDS if not dot or table in (kind.table, kind.spanish)]
    places = [
        (kind.table, known[fold(column)])
        for kind in kinds
        if fold(column) in (known := _known_forms(kind))
    ]
    if not places:
        names = sorted({name for kind in _KINDS for name in headers(kind, language())})
        reason = _("is no column of actors or ties ({known}).").format(known=", ".join(names))
        hint = did_you_mean(nearest(column, names))
        raise FileError(ours, " ".join(filter(None, [reason, hint])))
    return places


def _known_forms(kind: type[Record]) -> dict[str, str]:
    """Return our column by every folded name under which it is known."""
    mapped = columns(kind)
    spanish = {fold(column.es): header(name) for name, column in mapped.items()}
    english = {fold(header(name)): header(name) for name in mapped}
    return {**_ALIASES[kind.table], **spanish, **english}
