"""A WAV that grows can be opened at every moment."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.files.audio_info import read_audio_info
from workbench.files.growing_wav import GrowingWav, read_growing
from workbench.files.recording_folder import RecordingFolder
from workbench.files.session_folder import read_session
from workbench.files.session_sound import open_sound


def _sound(n: int, n_channels: int) -> np.ndarray:
    return np.random.default_rng(n).integers(-(2**23), 2**23, (n, n_channels)).astype(np.float32) / np.float32(2**23)


@pytest.mark.parametrize("n_channels", [1, 3, 4])
def test_every_portion_written_can_be_read_and_is_the_same(tmp_path: Path, n_channels: int) -> None:
    path, sound = tmp_path / "a.wav", _sound(999, n_channels)
    with GrowingWav(path, 48_000, n_channels) as wav:
        for end in (333, 666, 999):
            wav.write(sound[end - 333 : end])
            info = read_audio_info(path)
            assert (info.n_frames, info.n_channels, info.subtype, info.problems) == (end, n_channels, "PCM_24", ())
            assert np.array_equal(soundfile.read(path, dtype="float32", always_2d=True)[0], sound[:end])
            assert np.array_equal(read_growing(path, n_channels, end - 100, 200), sound[end - 100 : end])
    assert read_audio_info(path).problems == ()


def test_too_loud_sound_is_cut_at_full_scale(tmp_path: Path) -> None:
    with GrowingWav(tmp_path / "a.wav", 48_000, 1) as wav:
        wav.write(np.array([[2.0], [-2.0], [1.0]], dtype=np.float32))
    read = soundfile.read(tmp_path / "a.wav")[0]
    assert read.tolist() == [1 - 2**-23, -1.0, 1 - 2**-23]


def test_files_of_a_recording_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    sound = _sound(10_000, 4)
    folder = RecordingFolder(tmp_path / "new", 48_000, 4, file_bytes=36_000)
    for first in range(0, 10_000, 700):
        folder.write(sound[first : first + 700])
        halfway = open_sound(read_session(tmp_path / "new"))
        assert np.array_equal(halfway.read(0, halfway.n_samples).T, sound[: halfway.n_samples])
        halfway.close()
    folder.close()
    with open_sound(read_session(tmp_path / "new")) as whole:
        assert len(whole.stretches) == 4 * 4
        assert np.array_equal(whole.read(0, 10_000).T, sound)


def test_a_session_was_recorded_when_its_first_sound_came(tmp_path: Path) -> None:
    folder = RecordingFolder(tmp_path / "new", 1_000, 1)
    folder.write(np.zeros((20_000, 1), dtype=np.float32))
    folder.close()
    since = datetime.now().astimezone() - datetime.fromisoformat(read_session(tmp_path / "new").recorded_at)
    assert 20.0 <= since.total_seconds() < 22.0


def test_what_is_no_number_is_written_as_silence(tmp_path: Path) -> None:
    with GrowingWav(tmp_path / "a.wav", 48_000, 1) as file:
        file.write(np.array([[np.nan], [0.5], [np.inf], [-np.inf]], dtype=np.float32))
    samples = soundfile.read(tmp_path / "a.wav")[0]
    assert samples == pytest.approx([0.0, 0.5, 1.0, -1.0], abs=1e-6)


def test_a_recording_without_a_sample_leaves_nothing(tmp_path: Path) -> None:
    assert RecordingFolder(tmp_path / "new", 48_000, 4).close() is None
    assert not (tmp_path / "new").exists()


def test_what_follows_a_write_that_the_disk_refused_follows_without_a_hole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path, sound = tmp_path / "a.wav", _sound(3000, 4)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with GrowingWav(path, 48_000, 4) as wav:
        wav.write(sound[:1000])
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        try:
            with pytest.raises(OSError, match="too large"):
                wav.write(sound[1000:2000])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert np.array_equal(soundfile.read(path, dtype="float32")[0], sound[:1000])
        wav.write(sound[2000:])
    assert np.array_equal(soundfile.read(path, dtype="float32")[0], np.concatenate([sound[:1000], sound[2000:]]))
    assert read_audio_info(path).problems == ()
