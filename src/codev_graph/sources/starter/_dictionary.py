"""The data dictionary: every column of every table, made from the records that read them."""

from __future__ import annotations

from typing import Final

from codev_graph._i18n import Language
from codev_graph.sources._columns import (
    Citations,
    Column,
    Guidance,
    Key,
    Reference,
    Term,
)
from codev_graph.sources._records import (
    RECORDS,
    Record,
    columns,
    header,
    required,
    table_name,
)
from codev_graph.sources._value_columns import DateColumn, Number, Pattern, Positive, Url, YesNo
from codev_graph.sources.starter._descriptions import describe, describe_table
from codev_graph.sources.starter._written import choices

Both = tuple[str, str]

_HEAD: Final = (
    ("tabla", "table"),
    ("columna", "column"),
    ("también", "also"),
    ("obligatoria", "required"),
    ("qué pide", "what it asks for"),
    ("qué se escribe", "what to write"),
)
# The first kind that a column is of tells what is written in it.
_FORMS: Final[tuple[tuple[type[Column], Both], ...]] = (
    (Key, ("Letras sin acento, cifras, “-”, “_” y “.”", "Unaccented letters, digits, - _ .")),
    (Citations, ("Claves de “fuentes”", "Keys of “sources”")),
    (DateColumn, ("2022, 2022-03 o 2022-03-31", "2022, 2022-03 or 2022-03-31")),
    (Positive, ("Número mayor que 0", "Number above 0")),
    (Number, ("Número de {low:g} a {high:g}", "Number from {low:g} to {high:g}")),
    (YesNo, ("sí o no", "yes or no")),
    (Pattern, ("Código", "Code")),
    (Url, ("Dirección http:// o https://", "Address http:// or https://")),
    (Column, ("Texto", "Text")),
)


def dictionary_rows(language: Language) -> list[list[str]]:
    """Return the dictionary as a table, its header first."""
    rows = [[_one(text, language) for text in _HEAD]]
    rows += [
        _row(record, field, column, language)
        for record in RECORDS
        for field, column in columns(record).items()
    ]
    return rows


def dictionary_page(language: Language) -> str:
    """Return the dictionary as a Markdown page, a section for each table."""
    title = _one(("Diccionario de datos", "Data dictionary"), language)
    return "\n\n".join([f"# {title}", *(_section(record, language) for record in RECORDS)]) + "\n"


def _section(record: type[Record], language: Language) -> str:
    head = [_one(text, language) for text in _HEAD[1:]]
    rows = [_row(record, field, col, language)[1:] for field, col in columns(record).items()]
    lines = ["| " + " | ".join(_escaped(cell) for cell in row) + " |" for row in [head, *rows]]
    lines.insert(1, "|---" * len(head) + "|")
    title = f"## `{table_name(record, language)}`"
    return "\n".join([title, "", describe_table(record, language), "", *lines])


def _row(record: type[Record], field: str, column: Column, language: Language) -> list[str]:
    names = (column.es, header(field))
    own, other = names if language == "es" else names[::-1]
    needed = _one(("sí", "yes"), language) if required(record, field) else ""
    asks = describe(record, field, language)
    table = table_name(record, language)
    return [table, own, other, needed, asks, _form(column, language)]


def _form(column: Column, language: Language) -> str:
    text = _single_form(column, language)
    several = _one(("; varios, separados por “|”", "; several, separated by “|”"), language)
    return text + several if column.many else text


def _single_form(column: Column, language: Language) -> str:
    if isinstance(column, Term | Guidance):
        return ", ".join(choices(column, language))
    if isinstance(column, Reference):
        named = [table_name(kind, language) for kind in RECORDS if kind.table in column.tables]
        return _one(("Clave de {t}", "Key of {t}"), language).format(t=", ".join(named))
    text = next(text for kind, text in _FORMS if isinstance(column, kind))
    bounds = {name: getattr(column, name, 0) for name in ("low", "high")}
    return _one(text, language).format(**bounds)


def _one(text: Both, language: Language) -> str:
    return text[0] if language == "es" else text[1]


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
