"""Cells in the words of one language: what a table that we write says for yes and for concepts."""

from __future__ import annotations

from codev_graph._i18n import Language
from codev_graph.sources._columns import LIST_SEPARATOR, Column, Term, split_list
from codev_graph.sources._value_columns import YES_NO, YesNo
from codev_graph.terms import by_written_form, fold


def worded(column: Column, text: str, language: Language) -> str:
    """Return a cell with yes, no and notations of concepts in words; all else as it is."""
    if isinstance(column, YesNo):
        return dict(zip(YES_NO["en"], YES_NO[language], strict=True)).get(text, text)
    if isinstance(column, Term):
        known = by_written_form(column.scheme)
        parts = ((part, known.get(fold(part))) for part in split_list(text))
        return LIST_SEPARATOR.join(
            concept.label(language) if concept else part for part, concept in parts
        )
    return text
