"""`workbench reproduce` before it works: what it is told wrong is one sentence, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.cli.reproduce import WHAT
from workbench.engine.reproduce import FIGURES, TABLES

Call = Callable[..., Called]


def test_all_tables_and_figures_are_offered() -> None:
    assert set(WHAT) == {*TABLES, *FIGURES}


def test_an_unknown_table_is_wrong_usage(call: Call, tmp_path: Path) -> None:
    called = call("reproduce", "table9", "--out", tmp_path / "out")
    assert called.status == 2
    assert "table9" in called.err and "table3" in called.err


@pytest.mark.parametrize("scale", ["0", "2", "-1", "big"])
def test_a_scale_out_of_range(call: Call, tmp_path: Path, scale: str) -> None:
    called = call("reproduce", "table5", f"--scale={scale}", "--out", tmp_path / "out")
    assert called.status == 1
    assert called.err == (
        f"There is no scale '{scale}'. Give \"small\", or a share of the paper's sessions above 0 and up to 1.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [["--epochs", "0"], ["--batch", "1"], ["--seed", "-1"], ["--longest", "0"]])
def test_numbers_out_of_range(call: Call, option: list[str]) -> None:
    assert call("reproduce", "table5", *option).status == 2


def test_a_folder_of_another_scale(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    other = {"scale": {"title": "0.3", "epochs": 20, "batch": 128}, "seed": 4}
    (out / "reproduce.json").write_text(json.dumps(other))
    called = call("reproduce", "figure5", "--out", out)
    assert called.status == 1
    assert "scale 0.3, 20 epochs, batches of 128 and seed 4" in called.err
    assert "scale small, 2 epochs, batches of 16 and seed 0" in called.err
    assert [path.name for path in out.iterdir()] == ["reproduce.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"scale": 3}'])
def test_a_folder_whose_mark_is_damaged(call: Call, tmp_path: Path, text: str) -> None:
    (tmp_path / "reproduce.json").write_text(text)
    called = call("reproduce", "figure5", "--out", tmp_path)
    assert called.status == 1
    assert "reproduce.json does not say what this folder was begun with" in called.err


def test_a_file_in_place_of_the_folder(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    called = call("reproduce", "table3", "--out", tmp_path / "out")
    assert (called.status, called.out) == (1, "")
    assert "is a file, not a folder" in called.err
