"""Simulated sessions on disk: the same bytes from the same seed, ordinary folders, nothing overwritten."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.errors import UserError
from workbench.engine.simulate import SimulateCampaign
from workbench.files.audio import changed_files, read_recording
from workbench.files.session_folder import find_sessions, read_session
from workbench.simulate.campaign import CampaignPlan

PLAN = CampaignPlan(sites=("gyeonggi",), n_sessions=2, seconds=3.0, seed=7)


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_seed_gives_the_same_bytes_in_one_process_or_two(tmp_path: Path) -> None:
    list(SimulateCampaign(PLAN, tmp_path / "a", n_jobs=1).run())
    list(SimulateCampaign(PLAN, tmp_path / "b", n_jobs=2).run())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")
    assert len(hashes(tmp_path / "a")) == 2 * 5


def test_what_is_written_is_what_was_made(tmp_path: Path) -> None:
    list(SimulateCampaign(PLAN, tmp_path, n_jobs=1).run())
    path = find_sessions(tmp_path)[1]
    made = PLAN.make(1)
    session = read_session(path)
    assert session.true_position_m == made.session.true_position_m
    assert "Simulated" in session.conditions.notes
    np.testing.assert_array_equal(read_recording(session).samples, made.samples.astype(np.float32) / 32_768)


def test_existing_sessions_are_not_overwritten(tmp_path: Path) -> None:
    list(SimulateCampaign(PLAN, tmp_path, n_jobs=1).run())
    before = hashes(tmp_path)
    with pytest.raises(UserError, match="exists already"):
        list(SimulateCampaign(PLAN, tmp_path, n_jobs=1).run())
    assert hashes(tmp_path) == before


def test_a_folder_of_sounds_is_what_the_loudspeaker_plays(tmp_path: Path) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir()
    time_s = np.arange(16_000) / 16_000
    soundfile.write(sounds / "whistle.wav", 0.5 * np.sin(2 * np.pi * 2_000 * time_s), 16_000)
    list(SimulateCampaign(PLAN, tmp_path / "out", sounds=sounds, n_jobs=1).run())
    session = read_session(find_sessions(tmp_path / "out")[0])
    assert session.source.identity == "whistle"
    heard = read_recording(session).samples[0]
    spectrum = np.abs(np.fft.rfft(heard))
    hz = np.fft.rfftfreq(len(heard), 1 / 44_100)
    assert abs(hz[spectrum[hz > 500].argmax() + np.argmax(hz > 500)] - 2_000) < 20


def test_a_folder_without_sounds_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no sounds"):
        list(SimulateCampaign(PLAN, tmp_path / "out", sounds=tmp_path).run())
    assert not (tmp_path / "out").exists()


def test_sounds_are_written_with_their_hashes_and_a_changed_one_is_noticed(tmp_path: Path) -> None:
    list(SimulateCampaign(PLAN, tmp_path, n_jobs=1).run())
    session = read_session(find_sessions(tmp_path)[0])
    assert changed_files(session) == ()
    (session.folder / "m2.flac").write_bytes((session.folder / "m3.flac").read_bytes())
    assert changed_files(session) == ("m2.flac changed since it was annotated",)
