"""Run folders as anybody may look at them, while others change them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.files.training_run import CONFIG_FILE, find_runs, wish_for
from workbench.training.config import TrainConfig
from workbench.training.config_file import write_config


def make(folder: Path) -> Path:
    folder.mkdir()
    write_config(TrainConfig(), folder / CONFIG_FILE)
    return folder


def test_a_run_that_is_half_removed_is_none(tmp_path: Path) -> None:
    make(tmp_path / ".a.removed")
    kept = make(tmp_path / "a")
    assert find_runs(tmp_path) == (kept,)


def test_a_run_that_goes_while_it_is_looked_at_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its configuration goes after it was seen to be there."""
    kept, going = make(tmp_path / "a"), make(tmp_path / "b")
    is_file, stat = Path.is_file, Path.stat

    def gone_once_seen(path: Path) -> bool:
        is_there = is_file(path)
        if path.parent == going:
            path.unlink(missing_ok=True)
        return is_there

    def gone(path: Path, **how: bool) -> object:
        if path.parent == going:
            path.unlink(missing_ok=True)
        return stat(path, **how)

    monkeypatch.setattr(Path, "is_file", gone_once_seen)
    monkeypatch.setattr(Path, "stat", gone)
    assert find_runs(tmp_path) == (kept,)


def test_a_wish_that_cannot_be_taken_back_is_told(tmp_path: Path) -> None:
    (tmp_path / "wish" / "folder").mkdir(parents=True)
    with pytest.raises(UserError, match="wish could not be written"):
        wish_for(tmp_path, "go on")
