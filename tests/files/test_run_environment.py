"""What a run's starts had, one entry each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.files.run_environment import add_environment, environment_of, environments_of


def test_a_resumed_run_keeps_what_each_start_had(tmp_path: Path) -> None:
    add_environment(tmp_path, {"torch": "2.12", "threads": 2}, is_resumed=False)
    add_environment(tmp_path, {"torch": "2.13", "threads": 8}, is_resumed=True)
    assert environments_of(tmp_path) == ({"torch": "2.12", "threads": "2"}, {"torch": "2.13", "threads": "8"})
    assert environment_of(tmp_path) == {"torch": "2.13", "threads": "8"}
    add_environment(tmp_path, {"torch": "2.14"}, is_resumed=False)
    assert environments_of(tmp_path) == ({"torch": "2.14"},)


def test_an_older_file_is_one_start(tmp_path: Path) -> None:
    (tmp_path / "environment.json").write_text(json.dumps({"torch": "2.12", "gpu": None}))
    add_environment(tmp_path, {"torch": "2.13"}, is_resumed=True)
    assert environments_of(tmp_path) == ({"torch": "2.12", "gpu": ""}, {"torch": "2.13"})


@pytest.mark.parametrize("text", ["", "[1]", "3", '{"starts": 3}', '{"starts": [3]}', '{"starts": []}'])
def test_what_is_no_such_file_tells_nothing_and_can_be_added_to(tmp_path: Path, text: str) -> None:
    (tmp_path / "environment.json").write_text(text)
    assert environments_of(tmp_path) == () and environment_of(tmp_path) == {}
    add_environment(tmp_path, {"torch": "2.13"}, is_resumed=True)
    assert environment_of(tmp_path) == {"torch": "2.13"}
