"""A new folder: empty tables with a worked example, as CSV and as a workbook, and how to begin."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from codev_graph._files import whole_folder
from codev_graph._i18n import Language
from codev_graph._i18n import gettext as _
from codev_graph._table import csv_text
from codev_graph.errors import FileError
from codev_graph.sources._records import RECORDS, headers, table_name
from codev_graph.sources.starter._dictionary import dictionary_page
from codev_graph.sources.starter._workbook import workbook_bytes
from codev_graph.sources.starter._written import example_rows

_README: Final = {"es": "LEEME.md", "en": "README.md"}
_DICTIONARY: Final = {"es": "diccionario-de-datos.md", "en": "data-dictionary.md"}


def write_starter(folder: Path, language: Language) -> list[Path]:
    """Write a folder for a new twinning and return its files.

    Args:
        folder: The folder; nothing is written where there is anything already.
        language: Of file names, headers, vocabularies and guide; both are understood when read.

    Raises:
        FileError: if something stands there, or it can not be written.
    """
    if folder.exists():
        raise FileError(folder, _("is there already; nothing was written"))
    contents = _contents(folder.name, language)
    with whole_folder(folder, ()) as place:
        for name, content in contents.items():
            (place / name).write_bytes(content)
    return [folder / name for name in contents]


def _contents(name: str, language: Language) -> Mapping[str, bytes]:
    tables = {
        f"{table_name(record, language)}.csv": csv_text(
            [headers(record, language), *example_rows(record, language)]
        ).encode()
        for record in RECORDS
    }
    return {
        _README[language]: _guide(name, language).encode(),
        _DICTIONARY[language]: dictionary_page(language).encode(),
        f"{name}.xlsx": workbook_bytes(language),
        **tables,
    }


def _guide(name: str, language: Language) -> str:
    text = Path(__file__).with_name(f"guide.{language}.md").read_text(encoding="utf-8")
    return text.replace("{name}", name)
