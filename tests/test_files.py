"""Files and folders are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from codev_graph import _files
from codev_graph._files import claim, refuse_foreign, sweep, whole_folder, write_whole
from codev_graph.errors import FileError

NAMES = ("a.txt", "b.txt")


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def fill(folder: Path, text: str) -> None:
    for name in NAMES:
        (folder / name).write_text(text, encoding="utf-8")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    old = os.umask(mask)
    try:
        yield
    finally:
        os.umask(old)


@pytest.mark.parametrize("content", ["ñ\n", "ñ\n".encode()])
def test_a_file_is_written_with_its_folders(content: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    assert write_whole(path, content) == path
    assert path.read_bytes() == "ñ\n".encode()
    assert contents(path.parent) == {"file.txt": "ñ\n"}


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_file_and_a_folder_get_the_mode_of_any_other(mask: int, tmp_path: Path) -> None:
    with umask(mask):
        write_whole(tmp_path / "file", "x")
        with whole_folder(tmp_path / "folder", NAMES):
            pass
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~mask
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o777 & ~mask


def test_an_old_file_stays_when_the_new_one_can_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")

    def full(_path: Path, _mode: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(FileError, match=r"a\.txt: No space left on device") as caught:
        write_whole(tmp_path / "a.txt", "new")
    assert caught.value.path == str(tmp_path / "a.txt")
    assert contents(tmp_path) == {"a.txt": "old"}


def test_an_interrupt_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_path: Path, _mode: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.txt", "new")
    assert contents(tmp_path) == {}


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match=r"b\.txt"):
        write_whole(tmp_path / "a" / "b.txt", "new")


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swap as the system does it in one step, and as where it can not."""
    if request.param == "two renames":
        monkeypatch.setattr(_files, "_exchanged", lambda _new, _target: False)


@pytest.mark.usefixtures("way")
def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    for text in ("one", "two", "three"):
        with whole_folder(target, NAMES) as place:
            fill(place, text)
            assert place != target
        assert contents(target) == dict.fromkeys(NAMES, text)
    assert [path.name for path in target.parent.iterdir()] == ["out"]


def fill_and_fail(target: Path, error: type[BaseException]) -> None:
    with whole_folder(target, NAMES) as place:
        fill(place, "new")
        raise error


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_folder(error: type[BaseException], tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out", NAMES) as place:
        fill(place, "old")
    with pytest.raises(error):
        fill_and_fail(tmp_path / "out", error)
    assert contents(tmp_path / "out") == dict.fromkeys(NAMES, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_link_and_the_folder_one_is_in_are_replaced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with whole_folder(tmp_path / "link", NAMES) as place:
        fill(place, "one")
    assert contents(tmp_path / "real") == dict.fromkeys(NAMES, "one")
    monkeypatch.chdir(tmp_path / "real")
    with whole_folder(Path(), NAMES) as place:
        fill(place, "two")
    assert contents(tmp_path / "link") == dict.fromkeys(NAMES, "two")


def test_a_failure_without_an_old_folder_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), whole_folder(tmp_path / "out", NAMES):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_anybody_elses_file_is_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    fill(out, "old")
    refuse_foreign(out, NAMES)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match=r"“notes\.txt”"), whole_folder(out, NAMES):
        pytest.fail("the block must not run")
    assert contents(out) == {**dict.fromkeys(NAMES, "old"), "notes.txt": "mine"}


def test_a_file_is_no_folder_to_write(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match="is a file; expected a folder"):
        refuse_foreign(tmp_path / "out", NAMES)


def test_a_folder_that_is_not_there_is_free() -> None:
    refuse_foreign(Path("no") / "such" / "folder", NAMES)


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="out"), whole_folder(tmp_path / "a" / "out", NAMES):
        pytest.fail("the block must not run")


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".out.codev-graph-abc"
    left.mkdir()
    fill(left, "half")
    half = tmp_path / ".a.txt.codev-graph-abc"
    half.write_text("half", encoding="utf-8")
    with whole_folder(tmp_path / "out", NAMES) as place:
        fill(place, "new")
    write_whole(tmp_path / "a.txt", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out"]


def test_what_another_run_is_writing_is_not_swept(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out", NAMES) as first:
        fill(first, "one")
        with whole_folder(tmp_path / "out", NAMES) as second:
            fill(second, "two")
        assert contents(first) == dict.fromkeys(NAMES, "one")
    assert contents(tmp_path / "out") == dict.fromkeys(NAMES, "one")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_names_of_other_files_are_not_swept(tmp_path: Path) -> None:
    others = (".out.mine", ".outer.codev-graph-abc", "out.codev-graph-abc", ".[o]ut.codev-graph-a")
    for name in others:
        (tmp_path / name).mkdir()
    for target in ("out", "[o]ut"):
        with whole_folder(tmp_path / target, NAMES):
            pass
    expected = {*others[:3], "out", "[o]ut"}
    assert {path.name for path in tmp_path.iterdir()} == expected


def test_a_half_written_file_within_does_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.codev-graph-abc").write_text("half", encoding="utf-8")
    refuse_foreign(tmp_path, NAMES)


def test_names_may_be_patterns(tmp_path: Path) -> None:
    (tmp_path / "build-1").mkdir()
    refuse_foreign(tmp_path, ("build-*",))
    with pytest.raises(FileError, match="“build-1”"):
        refuse_foreign(tmp_path, ("builds-*",))


def test_a_lock_is_held_by_one_or_shared_by_many(tmp_path: Path) -> None:
    shared = [claim(tmp_path, shared=True) for _number in range(2)]
    assert None not in shared
    assert claim(tmp_path) is None
    for handle in shared:
        os.close(handle or 0)
    alone = claim(tmp_path)
    assert alone is not None
    assert claim(tmp_path, shared=True) is None
    os.close(alone)


def test_what_is_not_there_can_not_be_locked(tmp_path: Path) -> None:
    assert claim(tmp_path / "none") is None
    sweep(tmp_path / "none")


def test_a_folder_that_went_while_it_was_locked_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    lock = _files.fcntl.flock

    def swept_meanwhile(handle: int, how: int) -> None:
        lock(handle, how)
        (tmp_path / "a").rmdir()

    monkeypatch.setattr(_files.fcntl, "flock", swept_meanwhile)
    assert claim(tmp_path / "a") is None
