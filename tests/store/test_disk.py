"""The file layer on the real disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.files.atomic import write_atomically
from workbench.files.store.disk import REAL, Disk, make_folders


class Scanned(Disk):
    """A disk on which a virus scanner looks at each file for a while, as on Windows."""

    rename_tries = 3

    def __init__(self, n_looks: int) -> None:
        self.n_looks = n_looks

    def rename_once(self, source: Path, target: Path) -> None:
        self.n_looks -= 1
        if self.n_looks >= 0:
            raise PermissionError(13, "Permission denied", str(target))
        super().rename_once(source, target)


def test_a_rename_that_is_refused_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    write_atomically(tmp_path / "a.json", b"new", Scanned(2))
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_rename_that_stays_refused_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    with pytest.raises(UserError, match=r"a\.json could not be written: permission denied"):
        write_atomically(tmp_path / "a.json", b"new", Scanned(3))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"old")]


class NoDrive(type(Path())):  # type: ignore[misc]
    """Paths on a drive that is not there: its root is its own parent, and no folder."""

    @property
    def parent(self) -> NoDrive:
        return self if len(self.parts) == 1 else super().parent


class Slow(Disk):
    """A network drive that refuses to read a few times."""

    def __init__(self, n_refusals: int, error: OSError) -> None:
        self.n_refusals, self.error = n_refusals, error

    def read_once(self, path: Path, at_most: int = -1) -> bytes:
        self.n_refusals -= 1
        if self.n_refusals >= 0:
            raise self.error
        return super().read_once(path, at_most)


def test_reading_that_is_refused_for_a_moment_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12")
    assert Slow(3, OSError(errno.EIO, "")).read(tmp_path / "a") == b"12"
    with pytest.raises(OSError, match=str(errno.EIO)):
        Slow(4, OSError(errno.EIO, "")).read(tmp_path / "a")
    gone = Slow(2, FileNotFoundError(errno.ENOENT, ""))
    with pytest.raises(FileNotFoundError):
        gone.read(tmp_path / "a")
    assert gone.n_refusals == 1


def test_whether_something_is_there_is_told_or_refused_but_never_guessed(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert [REAL.exists(tmp_path / name) for name in ("a", "b", "a/b")] == [True, False, False]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(OSError, match="symbolic links"):
        REAL.exists(tmp_path / "loop")


def test_files_are_made_once_and_appended_to_only_when_there(tmp_path: Path) -> None:
    REAL.write_new(tmp_path / "a", b"12")
    with pytest.raises(FileExistsError):
        REAL.write_new(tmp_path / "a", b"3")
    REAL.append(tmp_path / "a", b"34")
    assert (REAL.read(tmp_path / "a"), REAL.read(tmp_path / "a", 3), REAL.size(tmp_path / "a")) == (b"1234", b"123", 4)
    with pytest.raises(FileNotFoundError):
        REAL.append(tmp_path / "b", b"1")
    assert (REAL.names(tmp_path), REAL.names(tmp_path / "none")) == (["a"], [])


def test_folders_are_made_with_those_above_and_not_inside_a_file(tmp_path: Path) -> None:
    make_folders(tmp_path / "a" / "b")
    make_folders(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(FileNotFoundError):
        make_folders(NoDrive("Z:") / "a" / "b")
    with pytest.raises(NotADirectoryError):
        make_folders(tmp_path / "file" / "c")
