"""`workbench check`: what is wrong with the sound of sessions, told by line, by event and by exit status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile as sf

from tests.cli.conftest import Called

Call = Callable[..., Called]


@pytest.fixture
def interrupted(session: Path) -> Path:
    """M2 is silent from 1 to 2 s."""
    samples, rate_hz = sf.read(session / "m2.flac")
    samples[rate_hz : 2 * rate_hz] = 0.0
    sf.write(session / "m2.flac", samples, rate_hz)
    return session


def test_a_clean_session_has_nothing_wrong(call: Call, session: Path) -> None:
    told = call("check", session)
    assert (told.status, told.out) == (0, "goyang-3-0001: nothing is wrong\n")


def test_a_finding_has_its_place_its_meaning_and_a_status(call: Call, interrupted: Path) -> None:
    told = call("check", interrupted, "--meaning")
    assert told.status == 1
    assert "warning  silence: M2 is silent from 1.0 to 2.0 s, 1.0 s in all" in told.out
    assert "levels: Its level says nothing about distance there" in told.out
    assert "delays: It gives no arrival times there" in told.out


def test_programs_read_events(call: Call, interrupted: Path) -> None:
    told = call("check", interrupted, "--json", "--only", "silence")
    (judged,) = [e for e in told.events if e["event"] == "SoundJudged"]
    (found,) = judged["findings"]
    assert (judged["session"], found["kind"], found["microphones"]) == ("goyang-3-0001", "silence", [1])
    assert found["start_s"] == pytest.approx(1.0, abs=0.011) and found["end_s"] == pytest.approx(2.0, abs=0.011)


def test_thresholds_are_flags(call: Call, interrupted: Path) -> None:
    assert call("check", interrupted, "--only", "silence", "--silence-least-s", "1.5").status == 0
    refused = call("check", interrupted, "--silence-least-s", "-1")
    assert refused.status == 2 and "--silence-least-s" in refused.err and "above 0 and at most 60 s" in refused.err
    unknown = call("check", interrupted, "--only", "silense")
    assert unknown.status == 1 and "no check called 'silense'" in unknown.err


def test_several_sessions_are_counted_and_one_that_cannot_be_read_does_not_end_it(
    call: Call, interrupted: Path
) -> None:
    campaign = interrupted.parent
    told = call("check", campaign, "--only", "silence")
    assert told.status == 1
    assert "1 of 2 sessions have warnings or faults" in told.out
    assert "1 of 8 channels: silence warning" in told.out
    (interrupted / "m3.flac").write_bytes(b"")
    told = call("check", campaign, "--only", "silence")
    assert told.status == 1
    assert "m3.flac is empty" in told.err and "1 cannot be read" in told.out
    assert "goyang-3-0002: nothing is wrong" in told.out


def test_notes_alone_are_no_alarm(call: Call, session: Path) -> None:
    for i in range(1, 5):
        samples, rate_hz = sf.read(session / f"m{i}.flac")
        samples[3 * rate_hz :] = 0.0
        sf.write(session / f"m{i}.flac", samples, rate_hz)
    told = call("check", session, "--only", "silence")
    assert told.status == 0
    assert "note     silence: All 4 channels are without sound at the start or the end" in told.out
