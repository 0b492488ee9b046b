"""The mending of files' outward form: tables written anew as UTF-8 with commas, no cell changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from codev_graph._files import write_whole
from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.sources._reader import is_csv, plain_text

_KEPT: Final = ".original"


def rewrite_tables(folder: Path) -> list[Path]:
    """Write the tables of a folder anew that are not plain UTF-8, comma-separated CSV.

    The old file is kept beside the new one, with ``.original`` added to its name.

    Returns:
        The files written anew; none of what is no folder.

    Raises:
        FileError: if one can not be read or written, or its encoding can not be told.
    """
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in files if is_csv(path) and _rewritten(path)]


def _rewritten(path: Path) -> bool:
    try:
        text = plain_text(path)
        if text is None:
            return False
        write_whole(path.with_name(path.name + _KEPT), path.read_bytes())
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    except ValueError as error:
        reason = _("the encoding can not be told; save the table as “CSV UTF-8”")
        raise FileError(path, reason) from error
    write_whole(path, text)
    return True
