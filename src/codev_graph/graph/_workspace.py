"""A workspace: the store on disk, for graphs that should not be read anew by every command.

A workspace is a folder with ``workspace.json``, which names the folder beside it that holds the
store in force. A build fills a new one and then replaces that file, so that whoever opens the
workspace finds the old graph whole or the new one whole, whenever the build is killed. Readers
hold a shared lock on the store they opened, and a build holds the workspace; the system lets go
of both when a process ends, and the next build sweeps the stores that nobody holds or names.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from shlex import quote
from typing import Final

import pyoxigraph as ox

from codev_graph._files import claim, refuse_foreign, sweep, write_whole
from codev_graph._i18n import gettext as _
from codev_graph.errors import FileError
from codev_graph.graph._changes import Changes, find_changes, write_changes
from codev_graph.graph._store import GraphStore, fill
from codev_graph.terms import ontology_files

_MANIFEST: Final = "workspace.json"
_PREFIX: Final = "build-"
# Raised whenever what a workspace holds, or how, changes.
_FORMAT: Final = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a workspace holds.

    Attributes:
        build: The folder of the store in force; what its build changed is recorded there too.
        built: When it was built: UTC, ISO 8601, to the second.
        digest: The SHA-256 of its quads, in the order in which they were written.
        name: The name of the data set.
        source: What it was built from, as the user named it.
        inputs: The SHA-256 of each input file, by name.
        format: The version of this layout.
        storage: The version of Oxigraph whose files these are.
        ontology: The SHA-256 of the ontology that is in it.
        version: The version of codev-graph that built it.
    """

    build: str
    built: str
    digest: str
    name: str
    source: str
    inputs: Mapping[str, str]
    format: int
    storage: str
    ontology: str
    version: str


def is_workspace(folder: Path) -> bool:
    """Return whether a folder is a workspace, of whatever version."""
    return (folder / _MANIFEST).is_file()


def read_manifest(folder: Path) -> Manifest:
    """Return what a workspace says of itself.

    Raises:
        FileError: if it is none, or of another version; the reason tells how to build it again.
    """
    try:
        content = json.loads((folder / _MANIFEST).read_bytes())
        source, current = str(content["source"]), content["format"] == _FORMAT
        manifest = Manifest(**content) if current else None
    except OSError as error:
        reason = _("is no workspace; “codev-graph build SOURCE --workspace {folder}” makes one")
        raise FileError(folder, reason.format(folder=folder)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _stale(folder, "", _("is damaged")) from error
    if manifest is None or manifest.storage != _storage() or manifest.ontology != _ontology():
        raise _stale(folder, source, _("was built by another version of codev-graph"))
    return manifest


def manifest_in_force(folder: Path) -> Manifest:
    """Return what a workspace says of itself; it is read anew only once its file was replaced.

    Raises:
        FileError: as :func:`read_manifest`.
    """
    try:
        file = (folder / _MANIFEST).stat()
    except OSError:
        return read_manifest(folder)
    return _manifest_as_of(folder, file.st_ino, file.st_mtime_ns)


@lru_cache(maxsize=4)
def _manifest_as_of(folder: Path, _file: int, _written: int) -> Manifest:
    return read_manifest(folder)


def _stale(folder: Path, source: str, what: str) -> FileError:
    reason = _("{what}; build it again: codev-graph build {source} --workspace {folder}")
    named = quote(source) if source else "SOURCE"
    return FileError(folder, reason.format(what=what, source=named, folder=quote(str(folder))))


def open_workspace(folder: Path) -> GraphStore:
    """Return the store of a workspace: the graph as it was when it was opened.

    Any number of processes may do so, also while a build is writing the next one.

    Raises:
        FileError: if it is no workspace, or of another version.
    """
    manifest, lock = _held(folder)
    try:
        store = ox.Store.read_only(str(folder / manifest.build))
    except (OSError, ValueError) as error:
        os.close(lock)
        raise _stale(folder, manifest.source, _("is damaged")) from error
    opened = GraphStore.over(store, manifest.digest)
    weakref.finalize(opened, os.close, lock)
    return opened


def _held(folder: Path) -> tuple[Manifest, int]:
    """Return the manifest in force, and the lock on its store."""
    manifest = read_manifest(folder)
    while (lock := claim(folder / manifest.build, shared=True)) is None:
        former, manifest = manifest, read_manifest(folder)
        # Unless a build ended just now, the store is missing.
        if former == manifest:
            raise _stale(folder, manifest.source, _("is damaged"))
    return manifest, lock


def write_workspace(
    folder: Path,
    quads: Iterable[ox.Quad],
    *,
    name: str = "",
    source: str = "",
    inputs: Mapping[str, str] | None = None,
) -> None:
    """Build the store of a workspace anew, and put it in force as a whole or not at all.

    Args:
        folder: The workspace; made if it is not there.
        quads: The graph. The ontology is added.
        name: The name of the data set.
        source: What the graph is built from, told to whoever has to build it again.
        inputs: The SHA-256 of each input file, by name.

    Raises:
        FileError: if another build is writing it, it holds anything else, or can not be written.
    """
    refuse_foreign(folder, (_MANIFEST, f"{_PREFIX}*"))
    try:
        with _alone(folder), _new_build(folder) as place:
            digest = _fill(place, quads)
            write_changes(place, _changes(folder, place, digest))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            told = (place.name, now, digest, name or folder.name, source, dict(inputs or {}))
            manifest = Manifest(*told, _FORMAT, _storage(), _ontology(), version("codev-graph"))
            text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2)
            write_whole(folder / _MANIFEST, text + "\n")
    except OSError as error:
        raise FileError(folder, error.strerror or str(error)) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the workspace against other builds; sweep before and after what is not in force."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = claim(folder)
    if lock is None:
        reason = _("another build is writing this workspace; wait until it has ended")
        raise FileError(folder, reason)
    try:
        _sweep(folder)
        yield
        _sweep(folder)
    finally:
        os.close(lock)


def _sweep(folder: Path) -> None:
    """Remove the stores that are not in force and that no reader holds."""
    try:
        in_force = json.loads((folder / _MANIFEST).read_bytes())["build"]
    except (OSError, ValueError, KeyError, TypeError):
        in_force = None
    for place in folder.glob(f"{_PREFIX}*"):
        if place.name != in_force:
            sweep(place)


@contextmanager
def _new_build(folder: Path) -> Iterator[Path]:
    """Yield the folder of a new store, which goes again if it does not come into force."""
    place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    place.chmod(folder.stat().st_mode)
    try:
        yield place
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _fill(place: Path, quads: Iterable[ox.Quad]) -> str:
    """Write the store and return the digest of its quads."""
    digest = hashlib.sha256()

    def counted() -> Iterator[ox.Quad]:
        for quad in quads:
            digest.update(str(quad).encode())
            yield quad

    store = ox.Store(str(place))
    fill(store, counted())
    store.optimize()
    store.flush()
    return digest.hexdigest()


def _changes(folder: Path, place: Path, digest: str) -> Changes:
    """Return what a new store changes of the one in force; nothing where that can not be read."""
    try:
        former = read_manifest(folder)
        store = ox.Store.read_only(str(folder / former.build))
    except (FileError, OSError, ValueError):
        return Changes()
    if former.digest == digest:
        return Changes(former.built)
    return find_changes(store, ox.Store.read_only(str(place)), former.built)


def _storage() -> str:
    # Oxigraph keeps its files readable within what semantic versioning calls compatible.
    return ".".join(ox.__version__.split(".")[:2])


@cache
def _ontology() -> str:
    digest = hashlib.sha256()
    for path in ontology_files() + ontology_files("vocab"):
        digest.update(path.read_bytes())
    return digest.hexdigest()
