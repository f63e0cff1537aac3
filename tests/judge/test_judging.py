"""A sound is judged alike however it is read, whatever its rate and length, in bounded memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from tests.judge.golden_one_channel import ROWS
from tests.judge.scene import RATE_HZ, Row, at, clean, findings, written
from workbench.core.errors import UserError
from workbench.core.events import Progress, SoundJudged
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Piece, Session
from workbench.engine.check_sound import CheckSound
from workbench.files.audio_info import AudioInfo
from workbench.files.mends import Mends
from workbench.files.session_sound import Stretch
from workbench.judge import sound as judge_sound
from workbench.judge.registry import Judging, Thresholds, find_checks, judged, known_checks
from workbench.judge.sound import SoundInMemory

SPOILED = ("overdriven", "silent for 3 s", "hum at 50 Hz", "wind", "at a block's edge", "turned up", "automatic gain")
HEARING = tuple(each.name for each in known_checks() if each.hears)


def row(name: str) -> Row:
    return next(each for each in ROWS if each.name == name)


def in_memory(samples: np.ndarray, rate_hz: int = RATE_HZ) -> SoundInMemory:
    microphones = tuple(Microphone(file=f"m{i}.wav") for i in range(1, len(samples) + 1))
    recording = Recording.of_samples(samples.astype(np.float32), rate_hz)
    return SoundInMemory(Session(microphones=microphones), recording)


@pytest.mark.parametrize("name", SPOILED)
def test_blocks_of_one_second_and_of_ten_give_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = np.asarray(row(name).spoil(clean()[1].copy()))
    samples = np.round(np.clip(samples, -1, 1) * 32767) / 32768
    long = judged(in_memory(samples), checks=HEARING)
    monkeypatch.setattr(judge_sound, "_BLOCK_S", 1)
    assert judged(in_memory(samples), checks=HEARING) == long != ()


def test_files_and_memory_give_the_same(tmp_path: Path) -> None:
    session = written(row("silent for 3 s"), tmp_path)
    samples = np.stack([sf.read(tmp_path / m.file, dtype="float32")[0] for m in session.microphones])
    from_memory = judged(SoundInMemory(session, Recording.of_samples(samples, RATE_HZ)))
    assert from_memory == findings(session)


@pytest.mark.parametrize("rate_hz", [1_000, 8_000, 12_000, 96_000])
@pytest.mark.parametrize("seconds", [0.0011, 0.04, 0.5, 3.3])
def test_any_rate_and_length_can_be_judged(rate_hz: int, seconds: float) -> None:
    noise = 0.05 * np.random.default_rng(2).standard_normal((2, max(round(seconds * rate_hz), 1)))
    found = judged(in_memory(noise, rate_hz))
    assert {each.kind for each in found} <= {"signal-to-noise"}


def test_gaps_between_files_and_late_starts_are_no_faults(tmp_path: Path) -> None:
    session = written(row("clean"), tmp_path)
    microphones = []
    for i, microphone in enumerate(session.microphones, start=1):
        samples, rate_hz = sf.read(tmp_path / microphone.file)
        late = 0 if i < 4 else at(0.5)
        sf.write(tmp_path / f"m{i}.wav", samples[late : at(9.0)], rate_hz)
        sf.write(tmp_path / f"n{i}.wav", samples[at(11.0) : len(samples) - (at(0.5) - late)], rate_hz)
        offset_s = late / RATE_HZ
        then = (Piece(file=f"n{i}.wav", start_s=11.0 - offset_s),)
        microphones.append(replace(microphone, offset_s=offset_s, then=then))
    assert findings(replace(session, microphones=tuple(microphones))) == ()


def test_a_threshold_decides(tmp_path: Path) -> None:
    session = written(row("silent for 3 s"), tmp_path)
    [least_s] = [f for f in Thresholds().setting_fields() if f.path == ("silence", "least_s")]
    assert findings(session, Thresholds().with_value(least_s, "3.5")) == ()
    [found] = findings(session, Thresholds().with_value(least_s, "2.5"))
    assert (found.kind, found.threshold) == ("silence", 2.5)
    with pytest.raises(UserError, match="above 0 and at most 60 s"):
        Thresholds().with_value(least_s, "-1")


def test_clipping_tells_its_share_and_nothing_of_distance() -> None:
    time_s = np.arange(10 * RATE_HZ) / RATE_HZ
    wave = 0.5 * np.sin(2 * np.pi * 60.0 * time_s)
    wave[: at(5.0)] = np.clip(40.0 * wave[: at(5.0)], -1.0, 1.0)
    [found] = judged(in_memory(wave[None]), checks=["clipping"])
    assert found.said.endswith(f": {found.value:.0f} samples ({100 * found.value / len(wave):.0f} %)")
    assert 0.4 < found.value / len(wave) < 0.5
    assert found.for_levels == "Its levels are cut off and say nothing certain about distance"


def test_checks_can_be_asked_one_by_one(tmp_path: Path) -> None:
    session = written(row("silent for 3 s"), tmp_path)
    [judged_event] = [e for e in CheckSound(session, checks=("clipping", "hum")).run() if isinstance(e, SoundJudged)]
    assert judged_event.findings == ()
    with pytest.raises(UserError, match="no check called 'clippin'"):
        find_checks(["clippin"])


def test_judging_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    events = CheckSound(written(row("clean"), tmp_path)).run()
    told = [next(events) for _ in range(3)]
    assert [e.done for e in told if isinstance(e, Progress)] == [0, 10, 20]
    events.close()  # type: ignore[attr-defined]


def test_progress_goes_on_while_channels_are_compared(tmp_path: Path) -> None:
    told = [e for e in CheckSound(written(row("clean"), tmp_path)).run() if isinstance(e, Progress)]
    done = [e.done for e in told]
    assert done == sorted(done) and done[-1] == told[-1].total
    compared = [e.done / e.total for e in told if e.doing == "comparing channels"]
    assert len(compared) > 20 and compared[0] < 0.3 and 0.7 < compared[-1] <= 1.0
    assert max(np.diff(compared)) < 0.1


def test_what_checks_say_of_themselves_is_complete() -> None:
    names = [each.name for each in known_checks()]
    assert len(set(names)) == len(names) >= 11
    for each in known_checks():
        assert each.title and each.about and each.name == each.name.lower()
    fields = Thresholds().setting_fields()
    assert all(f.help and f.path[0] in names for f in fields)
    assert len({f.flag for f in fields}) == len(fields)
    assert not [f.dotted for f in fields if f.label.split()[-1] in ("s", "ms", "db")], "units stand beside the value"


def test_no_threshold_can_be_set_so_that_its_check_never_speaks() -> None:
    fields = Thresholds().setting_fields()
    assert not [f.dotted for f in fields if f.low is None or f.high is None], "thresholds without an end"
    [samples] = [f for f in fields if f.dotted == "clipping.samples"]
    with pytest.raises(UserError, match="from 1 to 1000"):
        Thresholds().with_value(samples, "999999999")


@pytest.mark.parametrize("ceiling", [32767 / 32768, 0.5])
def test_what_is_clipped_all_along_is_told_by_any_thresholds(ceiling: float) -> None:
    time_s = np.arange(10 * RATE_HZ) / RATE_HZ
    wave = np.clip(np.tile(20.0 * np.sin(2 * np.pi * 60.0 * time_s), (2, 1)), -ceiling, ceiling)
    thresholds = Thresholds()
    for each in thresholds.setting_fields():
        if each.path[0] == "clipping":
            assert each.high is not None
            thresholds = thresholds.with_value(each, each.high.value)
    found = judged(in_memory(wave), thresholds, checks=["clipping"])
    assert [each.microphones for each in found] == [(0,), (1,)]


class EndlessSound:
    """Noise and a beep now and then, made where it is read."""

    def __init__(self, seconds: float) -> None:
        self.rate_hz, self.start_s, self.n_samples = 8_000, 0.0, round(seconds * 8_000)
        self.session = Session(microphones=tuple(Microphone(file=f"m{i}.wav") for i in range(4)))
        self.gain_db, self.recorded_rate_hz, self.notes = np.zeros(4), 8_000, ()
        self.infos: Mapping[str, AudioInfo] = {}
        self.stretches = tuple(Stretch(i, f"m{i}.wav", 1, 0, self.n_samples) for i in range(4))

    def read(self, first: int, n_samples: int, mends: Mends | None = None) -> np.ndarray:
        noise = 0.01 * np.random.default_rng(first).standard_normal((4, n_samples), dtype=np.float32)
        noise[:, : n_samples // 20] *= 10.0
        return noise


def test_memory_does_not_grow_with_length() -> None:
    peaks = []
    for minutes in (11, 22):
        tracemalloc.start()
        judging = Judging(EndlessSound(60.0 * minutes), checks=HEARING)
        for _ in judging.heard():
            pass
        list(judging.told())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0] < 40e6


def rumbling(seconds: float, rate_hz: int) -> np.ndarray:
    """(2, n) of noise as loud in each octave, with something that begins every seven seconds."""
    n = round(seconds * rate_hz)
    spectrum = np.fft.rfft(np.random.default_rng(1).standard_normal((2, n)))
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.fft.rfftfreq(n), 1.0 / n)), n)
    noise *= 1e-3 / noise.std()
    for second in range(6, round(seconds), 7):
        noise[:, second * rate_hz : second * rate_hz + rate_hz // 5] *= 30.0
    return noise


@pytest.mark.parametrize("rate_hz", [11_025, 22_050, 44_100])
def test_silence_is_one_stretch_across_blocks_and_no_jump_of_gain(rate_hz: int) -> None:
    samples = rumbling(30.0, rate_hz)
    samples[0, round(8.3 * rate_hz) : 13 * rate_hz] = 0.0
    samples[1, round(19.6 * rate_hz) : round(20.35 * rate_hz)] = 0.0
    found = judged(in_memory(samples, rate_hz), checks=HEARING)
    assert [(f.kind, f.microphones, f.n_stretches) for f in found] == [("silence", (0,), 1), ("silence", (1,), 1)]
    assert [(f.start_s, f.end_s) for f in found] == [
        (pytest.approx(8.3, abs=0.02), pytest.approx(13.0, abs=0.02)),
        (pytest.approx(19.6, abs=0.02), pytest.approx(20.35, abs=0.02)),
    ]


def test_a_jump_of_gain_is_told_where_it_is_after_many_minutes_of_any_rate() -> None:
    """A tenth of a second of 11 025 Hz is no whole number of samples."""
    rate_hz = 11_025
    samples = np.tile(rumbling(28.0, rate_hz), 86)  # 40 minutes
    samples[1, 2300 * rate_hz :] *= 4.0
    [found] = judged(in_memory(samples, rate_hz), checks=("gain-jumps",))
    assert found.start_s <= 2300.0 <= found.end_s < found.start_s + 1.0


def test_samples_that_are_no_numbers_hide_only_what_is_near(tmp_path: Path) -> None:
    _, samples = clean()
    samples = samples[:2].copy()
    samples[0, at(3.0)] = np.nan
    samples[0, at(6.0) : at(6.03)] = np.nan  # not a lost block beside
    samples[0, at(12.0) : at(12.02)] = 0.0
    sf.write(tmp_path / "a.wav", samples.T, RATE_HZ, subtype="FLOAT")
    microphones = tuple(Microphone(file="a.wav", channel=channel) for channel in (1, 2))
    found = findings(Session(folder=tmp_path, microphones=microphones))
    told = {f.kind: (f.microphones, f.start_s, f.n_stretches) for f in found if f.kind != "clock-offset"}
    assert told == {
        "damaged-files": ((0,), pytest.approx(3.0), 1),
        "dropped-blocks": ((0,), pytest.approx(12.0, abs=0.01), 1),
    }


@pytest.mark.parametrize("n_mics", [1, 2, 4])
@pytest.mark.parametrize("n_heard", [0, 1])
def test_channels_of_which_one_or_none_has_sound_can_be_judged(n_mics: int, n_heard: int) -> None:
    samples = clean()[1][:n_mics, : at(12.0)].copy()
    samples[n_heard:] = 0.0
    dead = [("dead-channel", (i,)) for i in range(n_heard, n_mics)]
    assert [(f.kind, f.microphones) for f in judged(in_memory(samples))] == dead
