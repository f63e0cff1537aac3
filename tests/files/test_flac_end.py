"""How far a cut-off FLAC goes is read at its end, and is what decoding all of it tells."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from workbench.core.session import Microphone, Session
from workbench.files.audio import read_recording
from workbench.files.audio_info import read_audio_info
from workbench.files.flac_end import n_frames_at_end
from workbench.files.mends import Mends
from workbench.files.session_sound import open_sound

KINDS = [
    (48_000, 1, "PCM_16"),
    (44_100, 2, "PCM_24"),
    (96_000, 4, "PCM_16"),
    (11_025, 3, "PCM_16"),
    (8_000, 1, "PCM_S8"),
]


def decoded(path: Path) -> int:
    """Frames up to where the decoder gives up, block by block."""
    n_frames = 0
    try:
        with sf.SoundFile(str(path)) as file:
            file.seekable = lambda: False  # type: ignore[method-assign]
            while n := len(file.read(256)):
                n_frames += n
    except sf.LibsndfileError:
        pass
    return n_frames


@pytest.mark.parametrize(("rate_hz", "n_channels", "subtype"), KINDS)
def test_the_end_tells_what_decoding_tells(tmp_path: Path, rate_hz: int, n_channels: int, subtype: str) -> None:
    rng = np.random.default_rng(rate_hz)
    sf.write(tmp_path / "a.flac", rng.normal(0, 0.1, (rate_hz * 2, n_channels)), rate_hz, subtype=subtype)
    data, told = (tmp_path / "a.flac").read_bytes(), 0
    for n_bytes in (*rng.integers(len(data) // 3, len(data), 8), len(data) - 1):
        cut = tmp_path / "cut.flac"
        cut.write_bytes(data[:n_bytes])
        assert n_frames_at_end(cut) in (decoded(cut), None)
        told += n_frames_at_end(cut) is not None
        recording = read_recording(Session(folder=tmp_path, microphones=(Microphone(file="cut.flac"),)))
        assert recording.samples.shape[1] == read_audio_info(cut).n_frames == decoded(cut)
        assert "is cut off: its header promises 2.000 s" in recording.notes[0]
    assert told >= 6


@pytest.mark.parametrize(("rate_hz", "n_channels", "subtype"), KINDS)
def test_a_whole_file_is_whole(tmp_path: Path, rate_hz: int, n_channels: int, subtype: str) -> None:
    for n_frames in (1, 4_095, 4_096, 12_288, 12_289):
        sf.write(tmp_path / "a.flac", np.full((n_frames, n_channels), 0.1), rate_hz, subtype=subtype)
        info = read_audio_info(tmp_path / "a.flac")
        assert (info.n_frames, info.problems) == (n_frames, ())
        with (tmp_path / "a.flac").open("ab") as file:
            file.write(b"TAG" + bytes(125))
        info = read_audio_info(tmp_path / "a.flac")
        assert (info.n_frames, info.problems) == (n_frames, ())


@pytest.mark.parametrize("data", [b"", b"fLaC", b"fLaC\x00\x00\x00\x22" + bytes(34), b"RIFF" + bytes(90)])
def test_what_is_no_flac_tells_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.flac").write_bytes(data)
    assert n_frames_at_end(tmp_path / "a.flac") is None


def test_a_long_file_that_was_cut_off_opens_at_once(tmp_path: Path) -> None:
    """Ten minutes, whose decoding takes a second or more."""
    block = np.random.default_rng(0).normal(0, 0.1, 48_000 * 10)
    with sf.SoundFile(tmp_path / "a.flac", "w", 48_000, 1, "PCM_16") as file:
        for _ in range(60):
            file.write(block)
    with (tmp_path / "a.flac").open("r+b") as cut:
        cut.truncate(30_000_000)
    began = time.perf_counter()
    info = read_audio_info(tmp_path / "a.flac")
    assert time.perf_counter() - began < 0.3
    assert 10e6 < info.n_frames < 28.8e6 and "is cut off" in info.problems[0]
    with open_sound(Session(folder=tmp_path, microphones=(Microphone(file="a.flac"),))) as sound:
        mends = Mends()
        assert sound.read(sound.n_samples - 10_000, 10_000, mends).any() and not mends.broken
