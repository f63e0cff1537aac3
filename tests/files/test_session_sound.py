"""A session's sound is read anywhere as if the whole were in memory."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
import soxr

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Piece, Session
from workbench.files.audio import read_recording
from workbench.files.mends import Mends
from workbench.files.session_sound import SessionSound, open_sound


def noise(n_frames: int, n_channels: int = 1, seed: int = 3) -> np.ndarray:
    """(n_frames, n_channels) float32, full scale = 1.0."""
    return np.random.default_rng(seed).uniform(-0.9, 0.9, (n_frames, n_channels)).astype(np.float32)


def written(folder: Path, name: str, samples: np.ndarray, rate_hz: int, **how: str) -> Microphone:
    sf.write(folder / name, samples, rate_hz, **({"subtype": "FLOAT"} | how))
    return Microphone(name=name, file=name)


def in_blocks(sound: SessionSound, sizes: list[int], mends: Mends | None = None) -> np.ndarray:
    """The whole of it, (n_mics, n_samples), read in blocks of these sizes over and over."""
    blocks, at = [], 0
    while at < sound.n_samples:
        size = min(sizes[len(blocks) % len(sizes)], sound.n_samples - at)
        blocks.append(sound.read(at, size, mends))
        at += size
    return np.concatenate(blocks, axis=1)


@pytest.mark.parametrize("n_frames", [6_000, 6_001, 7_680, 16_005])
def test_the_last_sample_of_another_rate_is_there_however_it_is_rounded(tmp_path: Path, n_frames: int) -> None:
    samples = noise(n_frames)
    for from_hz, to_hz in [(48_000, 44_100), (44_100, 22_050), (48_000, 96_000), (1_001, 44_100)]:
        session = Session(folder=tmp_path, microphones=(written(tmp_path, "a.wav", samples, from_hz),))
        whole = soxr.resample(samples[:, 0], from_hz, to_hz, quality="HQ")
        with open_sound(session, to_hz) as sound:
            for n in (1, 100, 2_000):
                np.testing.assert_allclose(sound.read(len(whole) - n, n)[0], whole[-n:], rtol=0, atol=1e-5)


RATES_HZ = [(44_100, 48_000), (48_000, 44_100), (16_000, 44_100), (96_000, 44_100), (250_000, 44_100), (44_101, 44_100)]


@pytest.mark.parametrize(("from_hz", "to_hz"), RATES_HZ)
def test_a_stretch_of_another_rate_equals_the_whole_resampled(tmp_path: Path, from_hz: int, to_hz: int) -> None:
    samples = noise(from_hz * 3 + 17)
    session = Session(folder=tmp_path, microphones=(written(tmp_path, "a.wav", samples, from_hz),))
    whole = soxr.resample(samples[:, 0], from_hz, to_hz, quality="HQ")
    with open_sound(session, to_hz) as sound:
        assert sound.n_samples == len(whole)
        np.testing.assert_array_equal(sound.read(0, sound.n_samples)[0], whole)
        np.testing.assert_allclose(in_blocks(sound, [4_096, 1, 10_007])[0], whole, rtol=0, atol=1e-5)
    np.testing.assert_array_equal(read_recording(session, to_hz).samples[0], whole)


FORMATS = ["WAV PCM_16", "WAV PCM_24", "WAV FLOAT", "WAV MS_ADPCM", "RF64 PCM_16", "W64 PCM_24", "FLAC PCM_16",
           "AIFF PCM_16", "OGG VORBIS", "OGG OPUS"]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_any_stretch_equals_that_of_the_whole_in_any_order(tmp_path: Path, form: str) -> None:
    kind, subtype = form.split()
    written(tmp_path, "a", noise(50_000, 2), 48_000, format=kind, subtype=subtype)
    session = Session(folder=tmp_path, microphones=tuple(Microphone(file="a", channel=c) for c in (2, 1)))
    whole = read_recording(session).samples
    places = np.random.default_rng(1).integers(0, 49_000, 60)
    with open_sound(session) as sound:
        for first in [*places, *range(0, 48_000, 1_000)]:
            np.testing.assert_allclose(sound.read(int(first), 1_000), whole[:, first : first + 1_000], atol=1e-6)


def test_stretches_read_by_many_threads_at_once_are_those_of_one(tmp_path: Path) -> None:
    microphones = [written(tmp_path, f"{i}.flac", noise(60_000, 1, i), 44_100, subtype="PCM_16") for i in range(3)]
    microphones.append(written(tmp_path, "3.wav", noise(30_000, 1, 9), 22_050))
    session = Session(folder=tmp_path, microphones=tuple(microphones))
    with open_sound(session) as sound:
        whole = sound.read(0, sound.n_samples)
        np.testing.assert_array_equal(sound.read(0, sound.n_samples, n_threads=4), whole)
        places = [int(at) for at in np.random.default_rng(2).integers(0, 55_000, 200)]
        with ThreadPoolExecutor(max_workers=8) as pool:
            for first, block in zip(places, pool.map(lambda at: sound.read(at, 3_000), places), strict=True):
                np.testing.assert_allclose(block, whole[:, first : first + 3_000], rtol=0, atol=1e-5)


def a_row(folder: Path) -> Session:
    """Two recorders of three and two files with gaps, the second 0.25 s later."""
    for i in range(5):
        written(folder, f"{i}.wav", np.full((8_000, 1), (i + 1) / 10, dtype=np.float32), 8_000)
    first = Microphone(file="0.wav", then=(Piece(file="1.wav", start_s=1.0), Piece(file="2.wav", start_s=3.0)))
    second = Microphone(file="3.wav", offset_s=0.25, then=(Piece(file="4.wav", start_s=2.0),))
    return Session(folder=folder, microphones=(first, second))


def test_files_of_a_row_lie_where_they_begin_and_gaps_are_silent(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    with open_sound(session) as sound:
        assert (sound.n_samples, sound.start_s, sound.common_span_s) == (32_000, 0.0, (0.25, 3.25))
        samples = in_blocks(sound, [777, 5_000])
    expected = np.zeros((2, 32_000), dtype=np.float32)
    for row, begin_s, value in [(0, 0, 0.1), (0, 1, 0.2), (0, 3, 0.3), (1, 0.25, 0.4), (1, 2.25, 0.5)]:
        expected[row, int(begin_s * 8_000) : int(begin_s * 8_000) + 8_000] = value
    np.testing.assert_array_equal(samples, expected)
    recording = read_recording(session)
    np.testing.assert_array_equal(recording.samples, expected)
    np.testing.assert_array_equal(recording.spans_s, [[0.0, 4.0], [0.25, 3.25]])
    assert recording.notes == ("The channels are not equally long: M2 has 3.000 s, M1 has 4.000 s",)


def test_files_of_a_row_that_overlap_are_refused(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    first = replace(session.microphones[0], then=(Piece(file="1.wav", start_s=0.75),))
    with pytest.raises(UserError) as told:
        open_sound(replace(session, name="Night", microphones=(first,)))
    assert str(told.value) == (
        "The sound of Night: 1.wav begins 0.750 s after 0.wav, but 0.wav before it lasts until 1.000 s. "
        "Correct start_s in session.json: files of one microphone follow each other."
    )


@pytest.mark.parametrize("offset_s", [32 * 86_400.0, -1e9, 1e300])
def test_a_clock_offset_that_no_memory_could_hold_is_refused(tmp_path: Path, offset_s: float) -> None:
    session = a_row(tmp_path)
    late = replace(session.microphones[1], offset_s=offset_s)
    with pytest.raises(UserError, match=r"at most 31 days can be opened\. Correct offset_s if it is wrong"):
        open_sound(replace(session, microphones=(session.microphones[0], late)))


def test_a_month_with_gaps_can_be_looked_at(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    days = tuple(Piece(file=f"{i}.wav", start_s=86_400.0 * 15 * i) for i in (1, 2))
    with open_sound(replace(session, microphones=(replace(session.microphones[0], then=days),))) as sound:
        assert sound.n_samples == 8_000 * (86_400 * 30 + 1)
        assert sound.read(sound.n_samples - 8_000, 8_000).min() == np.float32(0.3)


def test_a_stretch_of_a_recording_is_cut_from_the_whole(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    whole, part = read_recording(session), read_recording(session, span_s=(0.5, 2.5))
    np.testing.assert_array_equal(part.samples, whole.samples[:, 4_000:20_000])
    assert (part.start_s, part.duration_s, part.common_span_s) == (0.5, 2.0, (0.5, 2.5))
    assert read_recording(session, span_s=(-7.0, 1.0)).common_span_s == (0.25, 1.0)
    with pytest.raises(UserError, match=r"has nothing from 4\.0 to 9\.0 s\. It goes from 0\.0 to 4\.0 s"):
        read_recording(session, span_s=(4.0, 9.0))
    with pytest.raises(UserError, match="Its end comes after its start"):
        read_recording(session, span_s=(2.0, 2.0))


def test_samples_that_are_no_numbers_are_counted_once_however_they_are_read(tmp_path: Path) -> None:
    samples = noise(30_000)
    samples[[5, 9_999, 10_000, 29_999]] = np.nan
    twice = (written(tmp_path, "a.wav", samples, 22_050), written(tmp_path, "a.wav", samples, 22_050))
    session = Session(folder=tmp_path, microphones=twice)
    for rate_hz in (22_050, 44_100):
        with open_sound(session, rate_hz) as sound:
            mends = Mends()
            assert np.isfinite(in_blocks(sound, [1_000, 37], mends)).all()
        assert mends.not_numbers == {("a.wav", 1): (5, 4)}


def broken_flac(folder: Path) -> Session:
    written(folder, "a.flac", noise(44_100 * 3), 44_100, subtype="PCM_16")
    data = bytearray((folder / "a.flac").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3_000] = bytes(3_000)
    (folder / "a.flac").write_bytes(data)
    return Session(folder=folder, microphones=(Microphone(file="a.flac"),))


def test_what_lies_around_a_broken_place_is_read_and_the_place_told(tmp_path: Path) -> None:
    session = broken_flac(tmp_path)
    expected = noise(44_100 * 3)[:, 0]
    with open_sound(session) as sound:
        mends = Mends()
        samples = in_blocks(sound, [10_000], mends)[0]
        at = mends.broken["a.flac"][0]
        assert 44_100 < at < 44_100 * 2
        np.testing.assert_allclose(samples[:at], expected[:at], rtol=0, atol=2**-14)
        np.testing.assert_allclose(samples[-40_000:], expected[-40_000:], rtol=0, atol=2**-14)
        np.testing.assert_allclose(sound.read(100_000, 5_000)[0], samples[100_000:105_000], rtol=0, atol=1e-7)
    recording = read_recording(session)
    assert recording.samples.shape == (1, at)
    assert recording.notes == (f"a.flac is broken after {at / 44_100:.3f} s of 3.000 s; the rest is left out",)


def test_a_file_that_goes_away_is_told_and_nothing_else_is(tmp_path: Path) -> None:
    microphones = tuple(written(tmp_path, f"{i}.wav", noise(8_000), 8_000) for i in range(2))
    with open_sound(Session(folder=tmp_path, microphones=microphones)) as sound:
        (tmp_path / "1.wav").unlink()
        with pytest.raises(UserError, match=r"1\.wav is not there"):
            sound.read(0, 10)
        written(tmp_path, "1.wav", noise(8_000, 2), 8_000)
        with pytest.raises(UserError, match=r"1\.wav is another file than when it was opened"):
            sound.read(0, 10)


def test_a_closed_sound_says_so_and_leaves_no_file_open(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    sound = open_sound(session)
    started = threading.Event()

    def read_on() -> bool:
        while True:
            try:
                sound.read(0, 32_000)
                started.set()
            except UserError as error:
                return "was closed" in str(error)

    with ThreadPoolExecutor(max_workers=1) as pool:
        ended = pool.submit(read_on)
        started.wait(10)
        sound.close()
        assert ended.result(10)
    inside = Path("/proc/self/fd")
    if inside.is_dir():
        assert not [link for link in inside.iterdir() if link.is_symlink() and str(tmp_path) in str(link.readlink())]


def test_the_stamp_holds_while_files_and_clocks_do(tmp_path: Path) -> None:
    session = a_row(tmp_path)
    stamps = [open_sound(session).stamp, open_sound(session).stamp]
    later = replace(session.microphones[1], offset_s=0.5)
    stamps += [open_sound(session, 16_000).stamp, open_sound(session.with_microphone(1, later)).stamp]
    written(tmp_path, "4.wav", noise(8_001), 8_000)
    stamps.append(open_sound(session).stamp)
    assert stamps[0] == stamps[1]
    assert len(set(stamps)) == 4
