"""Every kind of broken audio gives exactly its diagnosis, and no other."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import tests.judge
from tests.judge.scene import Row, findings, written
from tests.korean import assert_korean
from workbench.core.errors import UserError
from workbench.core.sentences.retelling import retold
from workbench.files.spoken import translation

_MODULES = [name for _, name, _ in pkgutil.iter_modules(tests.judge.__path__) if name.startswith("golden_")]
ROWS: list[Row] = [row for name in _MODULES for row in importlib.import_module(f"tests.judge.{name}").ROWS]


def measured(text: str) -> tuple[list[str], list[str]]:
    """Numbers, and names of microphones and files, each in order."""
    return re.findall(r"(?<![A-Za-z\d.])[-+]?\d+(?:\.\d+)?", text), re.findall(r"[Mm]\d(?:\.\w{3,4})?", text)


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
    for each in found:
        for said in filter(None, (each.said, each.for_levels, each.for_delays)):
            korean = retold(said, translation("ko"))
            assert_korean(korean, f".{row.ending}")
            assert measured(korean) == measured(said)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "beyond 4 GiB": (lambda p: os.truncate(p, 2**32 + 2**20), "m2.wav is 4.0 GiB as plain WAV"),
    "empty": (lambda p: p.write_bytes(b""), "m2.wav is empty (0 bytes)"),
    "zeros": (lambda p: p.write_bytes(bytes(40_000)), "m2.wav holds only zero bytes, as after a power cut"),
    "text": (lambda p: p.write_text("M2 was here\n" * 99), "m2.wav is a text file, not sound"),
    "MP3": (lambda p: p.write_bytes(b"ID3" + bytes(4_000)), "m2.wav is MP3 or AAC, which changes levels"),
    "header only": (lambda p: p.write_bytes(p.read_bytes()[:30]), "m2.wav stops within its header"),
    "gone": (lambda p: p.unlink(), "m2.wav is not there"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_why(name: str, tmp_path: Path) -> None:
    harm, said = UNREADABLE[name]
    row = Row(name, (), harm=lambda folder: harm(folder / "m2.wav"))
    with pytest.raises(UserError, match=re.escape(said)):
        findings(written(row, tmp_path))


def test_a_channel_that_a_file_has_not_is_told(tmp_path: Path) -> None:
    session = written(Row("clean", ()), tmp_path)
    microphones = (*session.microphones[:3], replace(session.microphones[3], channel=2))
    with pytest.raises(UserError, match=r"Microphone 4 needs channel 2 of m4\.wav, which has 1 channel"):
        findings(replace(session, microphones=microphones))
