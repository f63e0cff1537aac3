"""Formats are found by walking the folder they lie in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.files.exchange.registry import exporters, find_exporter, find_importer, importers

NEW_FORMAT = """
from workbench.files.exchange.registry import changes_session, exports, makes_sessions

@changes_session("marks", title="Chalk marks", endings=(".chalk",), help="lines on a wall")
def read(path, session):
    return session

@exports("marks", title="Chalk marks", ending=".chalk", help="lines on a wall")
def text(session):
    return b""

@makes_sessions("tapes", title="Tapes", help="reels", fits=lambda path: path.is_dir())
def drafts(path):
    yield from ()
"""
LOOK = """
import sys
from pathlib import Path
import workbench.files.exchange as package
package.__path__.append(sys.argv[1])
from workbench.files.exchange import registry
assert registry.find_importer("marks").title == registry.find_exporter("marks").title == "Chalk marks"
assert [each.name for each in registry.fitting(Path(sys.argv[1], "a.chalk"))] == ["marks"]
assert "tapes" in [each.name for each in registry.fitting(Path(sys.argv[1]))]
titles = [each.title for each in registry.importers()]
assert titles == sorted(titles, key=str.casefold) and {"Chalk marks", "Tapes"} <= set(titles)
"""


def test_a_new_file_in_the_folder_is_a_new_format(tmp_path: Path) -> None:
    (tmp_path / "chalk.py").write_text(NEW_FORMAT)
    (tmp_path / "a.chalk").write_text("")
    subprocess.run([sys.executable, "-c", LOOK, str(tmp_path)], check=True)


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    for find, known in ((find_importer, importers()), (find_exporter, exporters())):
        with pytest.raises(UserError, match="no format called 'sonar'") as told:
            find("sonar")
        assert all(each.name in told.value.hint for each in known)
