"""Files of a site come into the session's folder whole, under names every system takes, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.files.site_files import copy_into, safe_name


def test_a_file_is_copied_once_and_another_of_its_name_gets_a_number(tmp_path: Path) -> None:
    folder, other = tmp_path / "session", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    (tmp_path / "hall.ply").write_bytes(b"one")
    (other / "hall.ply").write_bytes(b"two")
    assert copy_into(folder, tmp_path / "hall.ply") == "hall.ply" == copy_into(folder, tmp_path / "hall.ply")
    assert copy_into(folder, other / "hall.ply") == "hall-2.ply"
    assert copy_into(folder, folder / "hall.ply") == "hall.ply"
    assert sorted((p.name, p.read_bytes()) for p in folder.iterdir()) == [("hall-2.ply", b"two"), ("hall.ply", b"one")]


@pytest.mark.parametrize(
    ("stem", "safe"),
    [("scan: no/1", "scan- no-1"), ("..", "site"), (".hidden", "hidden"), ("con", "site-con"), ("유적 3", "유적 3"),
     ("a\nb", "a-b"), ("x" * 300, "x" * 80)],
)  # fmt: skip
def test_names_are_made_safe(stem: str, safe: str) -> None:
    assert safe_name(stem) == safe


def test_a_link_that_leaves_the_folder_is_not_written_through(tmp_path: Path) -> None:
    folder, outside = tmp_path / "session", tmp_path / "outside.ply"
    folder.mkdir()
    outside.write_bytes(b"mine")
    (folder / "hall.ply").symlink_to(outside)
    (tmp_path / "hall.ply").write_bytes(b"new")
    with pytest.raises(UserError, match="leaves the session folder"):
        copy_into(folder, tmp_path / "hall.ply")
    assert outside.read_bytes() == b"mine"


def test_a_file_in_a_folder_below_stays_there_and_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "session" / "shapes").mkdir(parents=True)
    (tmp_path / "session" / "shapes" / "room.obj").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "session")
    for folder in (tmp_path / "session", tmp_path / "link"):
        assert copy_into(folder, tmp_path / "session" / "shapes" / "room.obj") == "shapes/room.obj"
    assert [p.name for p in (tmp_path / "session").iterdir()] == ["shapes"]
