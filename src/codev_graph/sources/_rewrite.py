"""The mending of files' outward form: tables written anew as UTF-8 with commas, no cell changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from codev_graph._files import write_whole
from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.sources._reader import decoded_words, is_csv, plain_text

_KEPT: Final = ".original"


class Rewritten(NamedTuple):
    """A table that was written anew.

    Attributes:
        path: The table.
        code: The encoding that it was read in, as it seemed; an empty text for UTF-8.
        words: The words with signs beyond ASCII as they stand there now, each once, for the reader
            to look at: an encoding seems, it is not known. None where it was UTF-8.
    """

    path: Path
    code: str
    words: list[str]


def rewrite_tables(folder: Path) -> list[Rewritten]:
    """Write the tables of a folder anew that are not plain UTF-8, comma-separated CSV.

    The old file is kept beside the new one, with ``.original`` added to its name.

    Returns:
        The tables written anew; none of what is no folder.

    Raises:
        FileError: if one can not be read or written, or its encoding can not be told.
    """
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    tables = map(_rewritten, filter(is_csv, files))
    return [table for table in tables if table is not None]


def _rewritten(path: Path) -> Rewritten | None:
    """Write one table anew and return it, or ``None`` if it is plain already."""
    try:
        text = plain_text(path)
        if text is None:
            return None
        code, words = decoded_words(path)
        write_whole(path.with_name(path.name + _KEPT), path.read_bytes())
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    except ValueError as error:
        reason = _("the encoding can not be told; save the table as “CSV UTF-8”")
        raise FileError(path, reason) from error
    write_whole(path, text)
    return Rewritten(path, code, words)
