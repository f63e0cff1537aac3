"""The examples of docs/adding-a-*.md work as they stand, put into their rooms as a developer would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.architecture.pages import ROOT, blocks
from workbench.files.session_folder import read_session

BEGIN = """
import sys
import workbench.files.exchange, workbench.localize
for package in (workbench.files.exchange, workbench.localize):
    package.__path__.append(f"{sys.argv[1]}/{package.__name__}")
del sys.argv[1]
from workbench.__main__ import main
main()
"""


class House:
    """The program with examples in its rooms; called in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, page: str, room: str, file: str) -> None:
        (example,) = blocks(ROOT / "docs" / page, "python")
        (self._folder / room).mkdir(parents=True)
        (self._folder / room / file).write_text(example, encoding="utf-8")

    def call(self, *words: object, status: int = 0) -> str:
        """What it told, after it ended with that status."""
        command = [sys.executable, "-c", BEGIN, self._folder, *words]
        told = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.returncode == status, told.stderr
        return told.stdout + told.stderr


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


@pytest.fixture
def session(house: House, tmp_path: Path) -> Path:
    house.call(*"simulate --site goyang --sessions 1 --seconds 4 --weather dry --seed 3 --out".split(), tmp_path)
    return tmp_path / "goyang-3-0001"


def test_the_localizer_of_the_page_is_found_and_answers(house: House, session: Path, tmp_path: Path) -> None:
    house.put("adding-a-localizer.md", "workbench.localize", "loudest.py")
    house.call("localize", session, "--with", "loudest", "--csv", tmp_path / "a.csv")
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 3 and all("loudest" in row for row in rows[1:])


def test_the_format_of_the_page_writes_what_it_reads(house: House, session: Path, tmp_path: Path) -> None:
    house.put("adding-a-format.md", "workbench.files.exchange", "plain_places.py")
    before = read_session(session).microphone_positions_m()
    places = tmp_path / "mics.places"
    house.call("export", "plain-places", session, "--out", places)
    lines = places.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4 and lines[0].startswith("M1 ")
    places.write_text(places.read_text(encoding="utf-8").replace("M1 ", "M1 1"), encoding="utf-8")
    house.call("import", "plain-places", places, "--into", session)
    after = read_session(session).microphone_positions_m()
    assert after[0, 0] > before[0, 0] + 1 and np.array_equal(after[1:], before[1:])
    places.write_text("M1 0.5 0.5\n", encoding="utf-8")
    assert "no name with three numbers" in house.call("import", "plain-places", places, "--into", session, status=1)
