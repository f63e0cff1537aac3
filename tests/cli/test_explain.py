"""`workbench explain`: the answer in words, and what speaks for or against it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.core.radio_words import NOBODY_KNOWS

Call = Callable[..., Called]


def test_the_answer_is_told_in_words_with_what_moves_it(call: Call, session: Path) -> None:
    told = call("explain", session, "--with", "energy")
    assert told.status == 0
    assert 'Over the radio: "' in told.out and "microphone" in told.out
    assert all(f"without M{i}" in told.out for i in (1, 2, 3, 4))
    assert "gains wander by 1 dB" in told.out and "12 tried" in told.out
    assert "every microphone's place is said to be exact" in told.out
    assert "by distance" in told.out and "8000 Hz" in told.out


def test_json_lines_hold_the_same(call: Call, session: Path) -> None:
    events = call("explain", session, "--with", "centroid", "--clip", "2", "--json").events
    by_name = {e["event"]: e for e in events}
    assert by_name["Explained"]["answer"]["clip"] == 1
    assert by_name["Explained"]["answer"]["event"] == "Located"
    assert by_name["Explained"]["said"]["words"].count(",") >= 2
    gains = next(e["moves"] for e in events if e["event"] == "MovesFound" and e["moves"]["kind"] == "gains")
    assert len(gains["positions_m"]) == 12 and len(gains["positions_m"][0]) == 3
    assert len(by_name["LevelsCompared"]["levels"]["measured_db"][0]) == 4
    assert len(by_name["ChannelsAligned"]["aligned"]["shifted"]) == 4


def test_without_a_calibration_nobody_knows_how_far_off_it_may_be(
    call: Call, session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = json.loads((session / "session.json").read_text())
    for microphone in value["microphones"]:  # an array of a size that no calibration knows
        microphone["position_m"] = [1000.0 * v for v in microphone["position_m"]]
    value["site"].pop("size_m", None)
    (session / "session.json").write_text(json.dumps(value))
    assert NOBODY_KNOWS in call("explain", session, "--with", "centroid").out


def test_a_clip_that_is_not_there_is_told(call: Call, session: Path) -> None:
    told = call("explain", session, "--with", "centroid", "--clip", "99")
    assert told.status == 1 and "has clips 1 to 3, and no 99" in told.err
