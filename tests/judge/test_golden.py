"""Every kind of broken audio gives exactly its diagnosis, and no other."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import tests.judge
from tests.judge.scene import Row, findings, written

_MODULES = [name for _, name, _ in pkgutil.iter_modules(tests.judge.__path__) if name.startswith("golden_")]
ROWS: list[Row] = [row for name in _MODULES for row in importlib.import_module(f"tests.judge.{name}").ROWS]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_broken_audio_gives_exactly_its_diagnosis(row: Row, tmp_path: Path) -> None:
    found = findings(written(row, tmp_path), row.thresholds)
    told = "\n".join(
        f"{each.kind} {each.microphones} {each.start_s:.3f}-{each.end_s:.3f} {each.said}" for each in found
    )
    assert sorted((each.kind, each.microphones) for each in found) == sorted(row.found), told
    if row.found:
        first = next(each for each in found if each.kind == row.found[0][0])
        assert row.says in first.said
        if row.is_between:
            assert first.end_s - 3.0 <= first.start_s <= row.at_s <= first.end_s
        elif row.at_s is not None:
            assert first.start_s == pytest.approx(row.at_s, abs=row.near_s)
        assert 0.0 <= first.start_s <= first.end_s <= 20.01
        assert first.for_levels or first.for_delays or first.severity == "note"
