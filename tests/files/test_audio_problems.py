"""Each broken audio file gets its own exact sentence; what still can be read is read."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session
from workbench.files.audio import read_audio_info, read_recording

RATE_HZ = 8_000
N_FRAMES = 24_000  # 3 s


def noise(n_channels: int = 2, n_frames: int = N_FRAMES) -> np.ndarray:
    """(n_frames, n_channels) float32, full scale = 1.0."""
    return np.random.default_rng(3).uniform(-0.5, 0.5, (n_frames, n_channels)).astype(np.float32)


def sound(path: Path, kind: str = "WAV", subtype: str = "PCM_16", n_channels: int = 2) -> bytearray:
    sf.write(path, noise(n_channels), RATE_HZ, format=kind, subtype=subtype)
    return bytearray(path.read_bytes())


def with_data_size(path: Path, size: int, kind: str = "WAV", tail: bytes = b"") -> None:
    data = sound(path, kind)
    at = data.index(b"data") + 4
    data[at : at + 4] = struct.pack("<I", size)
    path.write_bytes(data + tail)


def cut(path: Path, kind: str = "WAV", subtype: str = "PCM_16") -> None:
    data = sound(path, kind, subtype)
    path.write_bytes(data[: len(data) // 2])


def sparse(path: Path, n_bytes: int) -> None:
    path.write_bytes(sound(path))
    os.truncate(path, n_bytes)


def rate(path: Path, rate_hz: int) -> None:
    data = sound(path)
    data[24:28] = struct.pack("<I", rate_hz)
    path.write_bytes(data)


FATAL: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda p: p.touch(), "a.wav is empty (0 bytes)."),
    "text": (lambda p: p.write_text("Messung 3, Gerät M1\n" * 300), "a.wav is a text file, not sound."),
    "zeros": (
        lambda p: p.write_bytes(bytes(5000)),
        "a.wav holds only zero bytes, as after a power cut while it was being copied.",
    ),
    "random": (
        lambda p: p.write_bytes(b"\x93NUMPY\x01\x00" + bytes(range(256))),
        "a.wav is no sound file that can be opened here (WAV, RF64, W64, FLAC, Ogg, AIFF can).",
    ),
    "MP3": (
        lambda p: p.write_bytes(b"ID3\x04" + bytes(100)),
        "a.wav is MP3 or AAC, which changes levels; use the original recording.",
    ),
    "M4A": (
        lambda p: p.write_bytes(b"\0\0\0\x20ftypM4A " + bytes(100)),
        "a.wav is an MP4 or M4A file, which changes levels; use the original recording.",
    ),
    "six bytes": (lambda p: p.write_bytes(b"RIFF\x24\x00"), "a.wav stops within its header or is no sound."),
    "a film": (lambda p: p.write_bytes(b"RIFF\x24\x00\x00\x00AVI "), "a.wav stops within its header or is no sound."),
    "no sound part": (
        lambda p: p.write_bytes(sound(p)[:36]),
        "a.wav has a WAV header but no part with sound; it stops too early.",
    ),
    "RF64 cut in its sizes": (lambda p: p.write_bytes(sound(p, "RF64")[:30]), "a.wav stops within its header."),
    "a sample kind nobody knows": (
        lambda p: p.write_bytes(sound(p)[:20] + b"\x99\x99" + sound(p)[22:]),
        "a.wav cannot be decoded: it is damaged, or holds sound of an unknown kind "
        "(Error in WAV/W64/RF64 file. Malformed 'fmt ' chunk).",
    ),
    "no format part": (
        lambda p: p.write_bytes(b"RIFF\x0c\0\0\0WAVEdata\x04\0\0\0\0\0\0\0"),
        "a.wav does not say how its sound is stored (no format part before the sound).",
    ),
    "no AIFF sound": (
        lambda p: p.write_bytes(sound(p, "AIFF")[:38]),
        "a.wav has an AIFF header but no part with sound; it stops too early.",
    ),
    "no W64 sound": (
        lambda p: p.write_bytes(sound(p, "W64")[:80]),
        "a.wav has a W64 header but no part with sound; it stops too early.",
    ),
    "no frames": (lambda p: sf.write(p, noise()[:0], RATE_HZ), "a.wav holds no sound (0 frames)."),
    "FLAC header alone": (lambda p: p.write_bytes(sound(p, "FLAC")[:200]), "a.wav holds no sound (0 frames)."),
    "no frames but a note": (
        lambda p: p.write_bytes(sound(p)[:40] + bytes(4) + b"LIST\x04\0\0\0INFO"),
        "a.wav holds no sound (0 frames).",
    ),
    "65 channels": (
        lambda p: sf.write(p, noise(65, 100), RATE_HZ),
        "a.wav: it has 65 channels; at most 64 can be opened.",
    ),
    "slow": (lambda p: rate(p, 999), "a.wav: its rate is 999 Hz; 1000 to 384000 Hz can be opened."),
    "fast": (lambda p: rate(p, 400_000), "a.wav: its rate is 400000 Hz; 1000 to 384000 Hz can be opened."),
    "huge": (
        lambda p: sparse(p, 5 * 1024**3),
        "a.wav is 5.0 GiB as plain WAV, whose header cannot count beyond 4 GiB, so its length is not known. "
        "Save it as RF64, W64 or FLAC, or cut it into shorter files.",
    ),
    "folder": (lambda p: p.mkdir(), "a.wav is no file but something else, such as a folder or a device."),
    "pipe": (lambda p: os.mkfifo(p), "a.wav is no file but something else, such as a folder or a device."),
    "loop": (lambda p: p.symlink_to(p.name), "a.wav is a link that leads nowhere."),
}  # fmt: skip

READABLE: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "cut WAV": (cut, 11_994, "a.wav is cut off: its header promises 3.000 s, only 1.499 s are there"),
    "cut extensible": (
        lambda p: cut(p, "WAVEX", "PCM_24"),
        11_993,
        "a.wav is cut off: its header promises 3.000 s, only 1.499 s are there",
    ),
    "cut RF64": (
        lambda p: cut(p, "RF64"),
        11_987,
        "a.wav is cut off: its header promises 3.000 s, only 1.498 s are there",
    ),
    "cut W64": (
        lambda p: cut(p, "W64"),
        11_987,
        "a.wav is cut off: its header promises 3.000 s, only 1.498 s are there",
    ),
    "cut AIFF": (
        lambda p: cut(p, "AIFF", "PCM_24"),
        11_995,
        "a.wav is cut off: its header promises 3.000 s, only 1.499 s are there",
    ),
    "cut FLAC": (
        lambda p: cut(p, "FLAC"),
        8_192,
        "a.wav is cut off: its header promises 3.000 s, only 1.024 s are there",
    ),
    "cut Ogg": (
        lambda p: cut(p, "OGG", "VORBIS"),
        0,
        "a.wav has no end mark, so it was cut off; the {there:.3f} s in the file are used",
    ),
    "cut ADPCM": (
        lambda p: cut(p, "WAV", "MS_ADPCM"),
        0,
        "a.wav is cut off: {missing} bytes are missing; the {there:.3f} s in the file are used",
    ),
    "size 0": (
        lambda p: with_data_size(p, 0),
        N_FRAMES,
        "a.wav was not closed properly: its header says 0 s of sound; the 3.000 s behind it are used",
    ),
    "size open": (
        lambda p: with_data_size(p, 0xFFFF_FFFF),
        N_FRAMES,
        "a.wav leaves its length open, as a stream does; the 3.000 s in the file are used",
    ),
    "size too small": (
        lambda p: with_data_size(p, N_FRAMES * 4 // 3),
        N_FRAMES // 3,
        "a.wav has about 2.000 s more behind the 1.000 s its header tells of; left out",
    ),
}


@pytest.mark.parametrize("case", FATAL)
def test_what_holds_no_sound_has_its_sentence(tmp_path: Path, case: str) -> None:
    make, says = FATAL[case]
    make(tmp_path / "a.wav")
    with pytest.raises(UserError) as told:
        read_audio_info(tmp_path / "a.wav")
    assert str(told.value) == says


@pytest.mark.parametrize("case", READABLE)
def test_what_holds_some_sound_is_read_and_has_its_sentence(tmp_path: Path, case: str) -> None:
    make, n_frames, says = READABLE[case]
    make(tmp_path / "a.wav")
    info = read_audio_info(tmp_path / "a.wav")
    whole = (tmp_path / "whole", "MS_ADPCM")
    missing = len(sound(*(whole[0], "WAV", whole[1]))) - (tmp_path / "a.wav").stat().st_size
    assert info.problems == (says.format(there=info.duration_s, missing=missing),)
    assert 0 < info.n_frames < N_FRAMES if n_frames == 0 else info.n_frames == n_frames
    recording = read_recording(Session(folder=tmp_path, microphones=(Microphone(file="a.wav", channel=2),)))
    assert recording.samples.shape == (1, info.n_frames)
    assert recording.notes == info.problems
    if "Ogg" not in case and "ADPCM" not in case:
        np.testing.assert_allclose(recording.samples[0], noise()[: info.n_frames, 1], atol=2**-14)


def test_a_missing_file_is_told_with_the_place_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        read_audio_info(tmp_path / "a.wav")
    assert str(told.value) == f"a.wav is not there. It was looked for in {tmp_path}."


@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE"])
def test_samples_that_are_no_numbers_become_zero_and_are_counted(tmp_path: Path, subtype: str) -> None:
    samples = noise().astype(np.float64)
    samples[100:103, 0] = [np.nan, np.inf, -np.inf]
    samples[200, 1] = np.nan
    sf.write(tmp_path / "a.wav", samples, RATE_HZ, subtype=subtype)
    recording = read_recording(
        Session(folder=tmp_path, microphones=tuple(Microphone(file="a.wav", channel=c) for c in (1, 2)))
    )
    assert recording.notes == (
        "a.wav: 3 samples of channel 1 were not a number (NaN or infinite), "
        f"the first at {100 / RATE_HZ:.3f} s; set to zero",
        f"a.wav: 1 sample of channel 2 was not a number (NaN or infinite), at {200 / RATE_HZ:.3f} s; set to zero",
    )
    expected = np.where(np.isfinite(samples), samples, 0.0).T.astype(np.float32)
    np.testing.assert_array_equal(recording.samples, expected)


def test_a_flac_that_does_not_tell_its_length_is_read_whole(tmp_path: Path) -> None:
    data = sound(tmp_path / "a.flac", "FLAC")
    data[21] &= 0xF0  # the 36 bits of STREAMINFO that count the samples
    data[22:26] = bytes(4)
    (tmp_path / "a.flac").write_bytes(data)
    info = read_audio_info(tmp_path / "a.flac")
    assert (info.n_frames, info.problems) == (N_FRAMES, ())


def test_a_flac_that_is_spoilt_in_the_middle_gives_what_can_be_decoded(tmp_path: Path) -> None:
    data = sound(tmp_path / "a.flac", "FLAC")
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(3000)
    (tmp_path / "a.flac").write_bytes(data)
    recording = read_recording(Session(folder=tmp_path, microphones=(Microphone(file="a.flac"),)))
    there = recording.samples.shape[1]
    assert there < N_FRAMES
    assert recording.notes == (f"a.flac is broken after {there / RATE_HZ:.3f} s of 3.000 s; the rest is left out",)
    assert np.abs(recording.samples[0, :8_192] - noise()[:8_192, 0]).max() < 2**-14


def test_parts_behind_the_sound_are_no_problem(tmp_path: Path) -> None:
    data = sound(tmp_path / "a.wav", n_channels=1)
    (tmp_path / "a.wav").write_bytes(data + b"LIST\x04\0\0\0INFO" + b"bext\x02\0\0\0ab")
    assert read_audio_info(tmp_path / "a.wav").problems == ()


def test_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("hello")
    (tmp_path / "empty.wav").touch()
    sound(tmp_path / "good.wav")
    files = [("text.wav", 1), ("empty.wav", 1), ("good.wav", 3), ("gone/m4.wav", 1), ("good.wav", 2)]
    session = Session(name="A-17", folder=tmp_path, microphones=tuple(Microphone(file=f, channel=c) for f, c in files))
    with pytest.raises(UserError) as told:
        read_recording(session)
    assert str(told.value) == (
        "The sound of A-17 has 4 problems: (1) text.wav is a text file, not sound; (2) empty.wav is empty (0 bytes); "
        "(3) gone/m4.wav is not there; (4) Microphone 3 needs channel 3 of good.wav, which has 2 channels. "
        f"It was looked for in {tmp_path / 'gone'}."
    )


@pytest.mark.parametrize("name", ["../a.wav", "/etc/hostname", "out.wav"])
def test_sound_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    sound(tmp_path / "a.wav")
    (folder / "out.wav").symlink_to(tmp_path / "a.wav")
    with pytest.raises(UserError, match=r"leaves the session folder|must lie in the session folder"):
        read_recording(Session(folder=folder, microphones=(Microphone(file=name),)))


def test_an_offset_that_would_fill_the_memory_is_told(tmp_path: Path) -> None:
    sound(tmp_path / "a.wav")
    session = Session(
        name="A", folder=tmp_path, microphones=(Microphone(file="a.wav"), Microphone(file="a.wav", offset_s=1e6))
    )
    with pytest.raises(UserError) as told:
        read_recording(session)
    assert str(told.value) == (
        "The sound of A is 1,000,003 s long from the first start to the last end, which needs 59.6 GiB of "
        "memory. Choose a stretch of at most 33,554 s: a selection in the window, or --from and --to of workbench "
        "localize; or correct offset_s if it is wrong."
    )


@settings(deadline=None, max_examples=150)
@given(
    kind=st.sampled_from(["WAV", "WAVEX", "RF64", "W64", "FLAC", "OGG", "AIFF"]),
    changes=st.lists(st.tuples(st.integers(0, 120), st.integers(0, 255)), max_size=6),
    length=st.floats(0.0, 1.0),
)
def test_whatever_bytes_they_are_the_answer_is_sound_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[int, int]], length: float
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "a.wav"
    sf.write(path, noise(2, 3000), RATE_HZ, format=kind)
    data = bytearray(path.read_bytes())
    for at, value in changes:
        data[min(at, len(data) - 1)] = value
    path.write_bytes(data[: round(len(data) * length)])
    try:
        recording = read_recording(Session(folder=path.parent, microphones=(Microphone(file="a.wav"),)))
    except UserError as error:
        assert "a.wav" in str(error)
    else:
        assert np.isfinite(recording.samples).all()
        assert recording.samples.shape[1] > 0
