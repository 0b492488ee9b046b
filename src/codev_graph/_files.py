"""Files and folders written whole or not at all: beside the target first, then in its place.

What is being written is locked for as long as its writer lives, however it ends, so that the next
one can tell what a killed writer left behind, and sweep it.
"""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError

if sys.platform != "win32":
    import fcntl

_HERE: Final = -100
_EXCHANGE: Final = 2
_UNFINISHED: Final = "codev-graph-"


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file beside its place and move it there; what was there stays until then.

    Raises:
        FileError: if it can not be written; the old file is whole then.
    """
    return write_pieces(path, [content.encode() if isinstance(content, str) else content])


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file piece by piece as :func:`write_whole` does; one piece is in memory at a time.

    Raises:
        FileError: if it can not be written; the old file is whole then.
    """
    with _told_of(path), _beside(path, _new_file) as beside:
        with beside.open("wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        _as_others_are(beside, 0o666)
        beside.replace(path)
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
    with _told_of(target), _beside(place, tempfile.mkdtemp) as beside:
        yield beside
        _as_others_are(beside, 0o777)
        _swap(beside, place)


@contextmanager
def scratch_folder(name: str, folder: Path | None = None) -> Iterator[Path]:
    """Yield a new folder that goes when the block ends.

    What killed runs left under the same name goes first, except on Windows.

    Args:
        name: Whose it is.
        folder: Where to make it; by default the folder for temporary files.

    Raises:
        FileError: if it can not be made.
    """
    where = folder or Path(tempfile.gettempdir())
    with _told_of(where), _beside(where / name, tempfile.mkdtemp) as place:
        yield place


def refuse_foreign(target: Path, names: Collection[str]) -> None:
    """Refuse to write a folder that holds anything but files of ``names``.

    Args:
        target: The folder.
        names: The names, or patterns of names as of the shell.

    Raises:
        FileError: if it does, or is a file.
    """
    if not target.is_dir():
        if target.exists():
            raise FileError(target, _("is a file; expected a folder"))
        return
    known = (*names, f".*.{_UNFINISHED}*")
    found = sorted(path.name for path in target.iterdir())
    foreign = [name for name in found if not any(fnmatchcase(name, each) for each in known)]
    if foreign:
        reason = _("holds {file}, which codev-graph did not write; name another folder")
        raise FileError(target, reason.format(file=f"“{foreign[0]}”"))


def claim(path: Path, *, shared: bool = False) -> int | None:
    """Lock a file or folder for as long as this process lives or until ``os.close``.

    Args:
        path: What to lock; nothing is written to it.
        shared: Whether others may hold it at the same time, who share it too.

    Returns:
        The handle to close, or ``None`` if it is not there or another process holds it; always
        ``None`` on Windows, which has no such locks.
    """
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_NB | (fcntl.LOCK_SH if shared else fcntl.LOCK_EX))
        # Between the two calls it may have been swept.
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None


def sweep(path: Path) -> None:
    """Remove a file or folder, unless a process that is alive holds it."""
    handle = claim(path)
    if handle is not None:
        _remove(path)
        os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from error


@contextmanager
def _beside(place: Path, make: Callable[[None, str, Path], str]) -> Iterator[Path]:
    """Yield a new file or folder beside ``place``, and at the end remove what has its name then.

    What killed runs left there is swept first.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{place.name}.{_UNFINISHED}"
    for left in place.parent.glob(f"{glob.escape(prefix)}*"):
        sweep(left)
    beside = Path(make(None, prefix, place.parent))
    lock = claim(beside)
    try:
        yield beside
    finally:
        _remove(beside)
        if lock is not None:
            os.close(lock)


def _new_file(suffix: None, prefix: str, folder: Path) -> str:
    handle, name = tempfile.mkstemp(suffix, prefix, folder)
    os.close(handle)
    return name


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
