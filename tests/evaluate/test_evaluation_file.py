"""evaluation.json, written and read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.evaluate.evaluations import evaluation
from workbench.core.errors import UserError
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.evaluation_file import evaluation_bytes, read_evaluation, write_evaluation


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written = evaluation()
    read = read_evaluation(write_evaluation(tmp_path / "new" / "evaluation.json", written))
    for each in fields(written):
        if each.name != "table":
            assert getattr(read, each.name) == getattr(written, each.name)
    for each in fields(AnswerTable):
        np.testing.assert_array_equal(getattr(read.table, each.name), getattr(written.table, each.name))
    assert evaluation_bytes(read) == evaluation_bytes(written)


def test_shares_within_are_kept_and_files_from_before_them_are_read(tmp_path: Path) -> None:
    known = evaluation()
    table = known.table
    shares = np.where(table.methods == "near", np.linspace(0.0, 1.0, len(table)), np.nan)
    telling = replace(known, table=replace(table, shares_within=shares))
    read = read_evaluation(write_evaluation(tmp_path / "new.json", telling))
    np.testing.assert_array_equal(read.table.shares_within, shares)
    before = write_evaluation(tmp_path / "before.json", known)
    assert b"shares_within" not in before.read_bytes()
    assert np.isnan(read_evaluation(before).table.shares_within).all()


def _without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda value: value.pop(name)


def _set(*path: Any) -> Callable[[dict[str, Any]], object]:
    *where, last, new = path

    def change(value: dict[str, Any]) -> None:
        inner: Any = value
        for key in where:
            inner = inner[key]
        inner[last] = new

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_set("format", "other"), "is no evaluation"),
        (_set("version", 2), "newer program"),
        (_set("version", "1"), "version"),
        (_without("machine"), "machine"),
        (_set("split", "luck"), "split"),
        (_set("radius_m", -1.0), "radius_m"),
        (_without("counts"), "counts"),
        (_set("counts", {}), "counts needs"),
        (_set("counts", "clips", 0, -2), "counts clips"),
        (_set("numbers", "span_m", [1.0]), "one length"),
        (_set("points", "truths_m", 0, None), "true place"),
        (_set("points", "answers_m", 0, [1e9, 0.0, 0.0]), "farther"),
        (_set("texts", "methods", "rows", 0, 99), "names text 99"),
        (_set("texts", "methods", "rows", 0, -1), "rows"),
        (_set("texts", "methods", "texts", 0, "stranger"), "not among the methods"),
        (_set("sessions", 0, "key", "stranger"), "not among the sessions"),
        (_set("methods", 0, "name", 7), "methods"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    change: Callable[[dict[str, Any]], object], told: str, tmp_path: Path
) -> None:
    value = json.loads(evaluation_bytes(evaluation()))
    change(value)
    path = tmp_path / "evaluation.json"
    path.write_text(json.dumps(value))
    with pytest.raises(UserError, match=told) as caught:
        read_evaluation(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"format": 1}', b"null", b"[" * 5000])
def test_what_is_no_evaluation_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    path.write_bytes(data)
    with pytest.raises(UserError):
        read_evaluation(path)


def test_a_cut_file_is_told_wherever_it_is_cut(tmp_path: Path) -> None:
    data, path = evaluation_bytes(evaluation()), tmp_path / "evaluation.json"
    for length in range(0, len(data) - 2, max(len(data) // 60, 1)):
        path.write_bytes(data[:length])
        with pytest.raises(UserError):
            read_evaluation(path)


def test_a_file_that_cannot_be_written_or_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be written"):
        write_evaluation(tmp_path / "file" / "evaluation.json", evaluation())
    with pytest.raises(UserError, match="could not be read"):
        read_evaluation(tmp_path / "none.json")
