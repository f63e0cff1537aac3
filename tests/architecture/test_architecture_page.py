"""ARCHITECTURE.md says what is so: rooms, layers, files."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.pages import ROOT, text_of

PAGE = ROOT / "ARCHITECTURE.md"
TEXT = text_of(PAGE)
LONGEST_LINES = 110
"""One page, printed small."""


def rooms(folder: str) -> set[str]:
    """Packages of our own below a folder."""
    return {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")}


def named_in_rows(section: str, column: int) -> set[str]:
    """Words in code marks in one column of the tables below a heading."""
    rows = re.findall(r"^\|(.*)\|$", TEXT.partition(f"## {section}")[2].partition("\n## ")[0], flags=re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`(\w+)`", row.split("|")[column])}


def test_every_room_of_the_house_is_on_the_page_and_no_other() -> None:
    assert named_in_rows("One direction", 0) == rooms("workbench")


def test_every_room_of_the_window_is_on_the_page_and_no_other() -> None:
    assert named_in_rows("The rooms of the window", 1) == rooms("workbench/gui")


def test_the_layers_are_those_that_imports_are_held_to() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (c["layers"] for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    drawn = TEXT.partition("```\n")[2].partition("```")[0].split("\n")
    assert [line for line in drawn if line] == [layer.replace("workbench.", "") for layer in layers]


def test_every_file_named_is_there() -> None:
    named = re.findall(r"`((?:workbench|tests|scripts|resources|models|docs|packaging)/[\w./-]*)`", TEXT)
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_it_stays_one_page() -> None:
    assert len(TEXT.splitlines()) <= LONGEST_LINES
