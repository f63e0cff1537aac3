"""All files of a session come on one clock, at one rate, with nothing changed that need not be."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from workbench.core.errors import UserError
from workbench.core.session import AudioFile, Microphone, Session
from workbench.files.audio import changed_files, read_audio_info, read_recording, sha256_of, with_hashes


def noise(n_channels: int, n_frames: int) -> np.ndarray:
    """(n_frames, n_channels) float64, full scale = 1.0."""
    return np.random.default_rng(5).uniform(-0.9, 0.9, (n_frames, n_channels))


def tone(hz: float, rate_hz: int, n_frames: int) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * hz * np.arange(n_frames) / rate_hz)


FORMATS = [
    ("WAV", "PCM_16", "a.wav", 2**-15),
    ("WAV", "PCM_24", "a.wav", 2**-23),
    ("WAV", "PCM_32", "a.wav", 2**-23),
    ("WAV", "FLOAT", "a.wav", 2**-24),
    ("WAVEX", "PCM_24", "a.wav", 2**-23),
    ("RF64", "PCM_24", "a.rf64", 2**-23),
    ("W64", "PCM_16", "a.w64", 2**-15),
    ("FLAC", "PCM_16", "a.flac", 2**-15),
    ("FLAC", "PCM_24", "a.flac", 2**-23),
    ("AIFF", "PCM_16", "a.aiff", 2**-15),
    ("AIFF", "PCM_24", "a.aif", 2**-23),
]


@pytest.mark.parametrize("rate_hz", [8_000, 44_100, 96_000])
@pytest.mark.parametrize(("kind", "subtype", "name", "step"), FORMATS)
def test_every_format_gives_its_samples_back(
    tmp_path: Path, kind: str, subtype: str, name: str, step: float, rate_hz: int
) -> None:
    samples = noise(3, 70_001)  # more than one block
    sf.write(tmp_path / name, samples, rate_hz, format=kind, subtype=subtype)
    info = read_audio_info(tmp_path / name)
    assert (info.format, info.subtype) == (kind.replace("WAVEX", "WAV"), subtype)
    assert (info.n_channels, info.rate_hz, info.n_frames, info.problems) == (3, rate_hz, 70_001, ())
    microphones = tuple(Microphone(file=name, channel=channel) for channel in (3, 1))
    recording = read_recording(Session(folder=tmp_path, microphones=microphones))
    np.testing.assert_allclose(recording.samples, samples.T[[2, 0]], rtol=0, atol=step)
    assert recording.samples.dtype == np.float32
    assert not recording.samples.flags.writeable
    assert (recording.rate_hz, recording.start_s, recording.notes) == (rate_hz, 0.0, ())


@pytest.mark.parametrize("subtype", ["VORBIS", "OPUS"])
def test_ogg_opens(tmp_path: Path, subtype: str) -> None:
    sf.write(tmp_path / "a.ogg", tone(440, 48_000, 48_000), 48_000, format="OGG", subtype=subtype)
    recording = read_recording(Session(folder=tmp_path, microphones=(Microphone(file="a.ogg"),)))
    assert recording.notes == ()
    spectrum = np.abs(np.fft.rfft(recording.samples[0, 4_800:43_200]))
    assert np.argmax(spectrum) * 48_000 / 38_400 == pytest.approx(440, abs=1.5)


def test_big_endian_wav_opens(tmp_path: Path) -> None:
    samples = noise(1, 1000)
    sf.write(tmp_path / "a.wav", samples, 44_100, subtype="PCM_16", endian="BIG")
    recording = read_recording(Session(folder=tmp_path, microphones=(Microphone(file="a.wav"),)))
    np.testing.assert_allclose(recording.samples[0], samples[:, 0], rtol=0, atol=2**-15)
    assert recording.notes == ()


def session_of(folder: Path, *rows: tuple[np.ndarray, int, float]) -> Session:
    """One file a microphone: samples, rate in Hz, offset in s."""
    microphones = []
    for i, (samples, rate_hz, offset_s) in enumerate(rows, start=1):
        sf.write(folder / f"m{i}.wav", samples, rate_hz, subtype="FLOAT")
        microphones.append(Microphone(name=f"M{i}", file=f"m{i}.wav", offset_s=offset_s, gain_db=float(i)))
    return Session(folder=folder, microphones=tuple(microphones))


def test_offsets_lay_channels_on_the_clock_and_leave_zeros_outside(tmp_path: Path) -> None:
    one = np.ones(8_000)
    session = session_of(tmp_path, (one, 8_000, 0.5), (one, 8_000, -0.25), (one[:4_000], 8_000, 0.0))
    recording = read_recording(session)
    assert recording.start_s == -0.25
    np.testing.assert_allclose(recording.spans_s, [[0.5, 1.5], [-0.25, 0.75], [0.0, 0.5]])
    assert recording.samples.shape == (3, 14_000)
    for row, (start, end) in zip(recording.samples, [(6_000, 14_000), (0, 8_000), (2_000, 6_000)], strict=True):
        assert row[start:end].all()
        assert not row[:start].any()
        assert not row[end:].any()
    assert recording.common_span_s == (0.5, 0.5)
    np.testing.assert_array_equal(recording.gain_db, [1.0, 2.0, 3.0])
    assert recording.notes == ("The channels are not equally long: M3 has 0.500 s, M1 has 1.000 s",)


def test_a_few_samples_less_are_no_difference_worth_a_note(tmp_path: Path) -> None:
    session = session_of(tmp_path, (noise(1, 44_100), 44_100, 0.0), (noise(1, 44_070), 44_100, 0.0))
    assert read_recording(session).notes == ()


@pytest.mark.parametrize(("wanted", "rate_hz"), [(None, 48_000), (44_100, 44_100), (8_000, 8_000)])
def test_other_rates_are_resampled_in_place_and_level(tmp_path: Path, wanted: int | None, rate_hz: int) -> None:
    rates_hz = (48_000, 44_100, 16_000)
    session = session_of(tmp_path, *((tone(440, rate, rate * 2), rate, 0.0) for rate in rates_hz))
    recording = read_recording(session, wanted)
    assert recording.rate_hz == rate_hz
    assert recording.samples.shape == (3, rate_hz * 2)
    middle = slice(rate_hz // 2, rate_hz * 3 // 2)
    for row in recording.samples:
        np.testing.assert_allclose(row[middle], tone(440, rate_hz, rate_hz * 2)[middle], rtol=0, atol=1e-4)
    told = [note for note in recording.notes if "resampled" in note]
    expected = [f"m{i}.wav was resampled from {rate} to 48000 Hz, the highest rate of this session"
                for i, rate in ((2, 44_100), (3, 16_000))]  # fmt: skip
    assert told == (expected if wanted is None else [])


def test_the_same_rate_leaves_every_sample_as_it_is(tmp_path: Path) -> None:
    samples = noise(1, 9_999).astype(np.float32)
    recording = read_recording(session_of(tmp_path, (samples, 44_100, 0.0)), 44_100)
    np.testing.assert_array_equal(recording.samples[0], samples[:, 0])


def test_two_microphones_on_one_channel_are_told(tmp_path: Path) -> None:
    session = session_of(tmp_path, (noise(1, 1000), 8_000, 0.0))
    recording = read_recording(replace(session, microphones=session.microphones * 2))
    assert recording.notes == ("Microphones 1 and 2 both read channel 1 of m1.wav",)


def test_a_session_without_a_folder_cannot_be_heard() -> None:
    with pytest.raises(UserError, match="not saved yet"):
        read_recording(Session(microphones=(Microphone(file="a.wav"),)))


def test_changed_and_missing_files_are_told_when_asked(tmp_path: Path) -> None:
    session = session_of(tmp_path, *((noise(1, 1000), 8_000, 0.0),) * 3)
    session = with_hashes(replace(session, audio={"m3.wav": AudioFile(sha256=sha256_of(tmp_path / "m3.wav").upper())}))
    assert set(session.audio) == {"m1.wav", "m2.wav", "m3.wav"}
    assert changed_files(session) == ()
    assert with_hashes(session) is session
    with (tmp_path / "m2.wav").open("ab") as file:
        file.write(b"\0")
    (tmp_path / "m1.wav").unlink()
    assert changed_files(session) == ("m1.wav is not there any more", "m2.wav changed since it was annotated")


def test_a_disk_that_refuses_while_files_are_compared_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = with_hashes(session_of(tmp_path, (noise(1, 1000), 8_000, 0.0)))

    def refused(path: Path) -> Iterator[None]:
        raise OSError(errno.EIO, "Input/output error")
        yield

    monkeypatch.setattr("workbench.files.audio.hashing", refused)
    (told,) = changed_files(session)
    assert told.startswith("m1.wav could not be compared with its hash: ")
