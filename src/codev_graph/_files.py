"""Files and folders written whole or not at all: beside the target first, then in its place."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError

_HERE: Final = -100
_EXCHANGE: Final = 2


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place and move it there; what was there stays until then.

    Raises:
        FileError: if it can not be written; the old file is whole then.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            _as_others_are(beside, 0o666)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error
    return path


@contextmanager
def whole_folder(target: Path, names: Collection[str]) -> Iterator[Path]:
    """Yield a folder to fill; when the block ends well it stands at ``target``.

    A run that is killed or fails leaves ``target`` as it was.

    Args:
        target: The folder; if it is there, it may hold nothing but files of ``names``, so that
            nothing of anybody else's is lost.
        names: The files that will be written.

    Raises:
        FileError: if ``target`` holds anything else, or can not be written.
    """
    refuse_foreign(target, names)
    # “.” has no name, and the folder behind a link is the one to replace.
    place = target.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    except OSError as error:
        raise FileError(target, error.strerror or str(error)) from error
    try:
        yield beside
        _as_others_are(beside, 0o777)
        _swap(beside, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def refuse_foreign(target: Path, names: Collection[str]) -> None:
    """Refuse to write a folder that holds anything but files of ``names``.

    Raises:
        FileError: if it does, or is a file.
    """
    if not target.is_dir():
        if target.exists():
            raise FileError(target, _("is a file; expected a folder"))
        return
    foreign = sorted(path.name for path in target.iterdir() if path.name not in names)
    if foreign:
        reason = _("holds {file}, which codev-graph did not write; name another folder")
        raise FileError(target, reason.format(file=f"“{foreign[0]}”"))


def _as_others_are(path: Path, mode: int) -> None:
    """Give a file the mode of any new file: those that tempfile makes are their owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(mode & ~mask)


def _swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``, at no moment leaving nothing there.

    Linux and macOS exchange two names in one step. Elsewhere, and on file systems that can not,
    there is an instant between two renames; the old folder is then still beside the target.
    """
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = target.with_name(f".{target.name}.previous")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(new: Path, target: Path) -> bool:
    """Exchange two names through the system's own call; say whether it did."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(new), os.fsencode(target))
    failed = 1
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _EXCHANGE)
    return not failed
