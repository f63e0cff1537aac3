"""`workbench record` on a real four-channel device: nothing is lost, or it is told where."""

from __future__ import annotations

import fcntl
import shutil
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from tests.devices.pulse import Pulse, pulse  # noqa: F401
from tests.devices.recordings import LIMIT_S, RATE_HZ, Recording, limited_files, loudest_hz, playing, tones
from workbench.core.live_events import RecordingEnded
from workbench.core.session import Session
from workbench.engine.record import Record
from workbench.files.audio import read_recording
from workbench.files.session_folder import read_session, write_session

pytestmark = pytest.mark.usefixtures("pulse")


def _samples(folder: Path) -> np.ndarray:
    return read_recording(read_session(folder)).samples


def test_four_tones_are_recorded_each_on_its_channel_without_a_gap(tmp_path: Path) -> None:
    with Recording("--channels", "4", "--out", tmp_path / "new", "--seconds", "5") as recording:
        recording.wait_for("FileBegun")
        with playing(tones(20)):
            ended = recording.wait_for("RecordingEnded")
    assert (ended["duration_s"], ended["n_lost"], ended["ended"]) == (5.0, 0, "time")
    heard = _samples(tmp_path / "new")
    assert heard.shape == (4, 5 * RATE_HZ)
    assert loudest_hz(heard[:, -2 * RATE_HZ :]) == [400, 500, 600, 700]
    # A sine without a gap is foretold by its last two samples; a lost or doubled block is a jump.
    for samples, hz in zip(heard[:, -RATE_HZ:].astype(np.float64), (400, 500, 600, 700), strict=True):
        foretold = 2 * np.cos(2 * np.pi * hz / RATE_HZ) * samples[1:-1] - samples[:-2]
        assert np.abs(samples[2:] - foretold).max() < 4 / 32_768


def test_levels_tell_the_loudest_channel_and_what_clips(tmp_path: Path) -> None:
    sound = tones(20) * np.array([1, 2, 0.1, 10], dtype=np.float32)
    with Recording("--channels", "4") as check:
        check.wait_for("InputReady")
        with playing(sound):
            levels = check.wait_for("InputLevels", 2.5)
            ended = check.end()
    assert levels["peak_db"][:3] == pytest.approx([-13.98, -7.96, -33.98], abs=0.1)
    assert levels["mean_db"][:3] == pytest.approx([-16.99, -10.97, -36.99], abs=0.3)
    assert levels["n_clipped"][:3] == [0, 0, 0]
    assert levels["n_clipped"][3] > 100
    assert ended["folder"] is None


def test_channels_are_recorded_in_the_order_asked_for(tmp_path: Path) -> None:
    with Recording("--channels", "4,2", "--out", tmp_path / "new") as recording:
        recording.wait_for("FileBegun")
        with playing(tones(20)):
            recording.wait_for("InputLevels", 4.0)
            recording.end()
    assert loudest_hz(_samples(tmp_path / "new")[:, -RATE_HZ * 3 // 2 :]) == [700, 500]


def test_a_long_recording_goes_on_in_further_files_without_a_sample_between(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder, "--file-mib", "1", "--seconds", "5") as recording:
        recording.wait_for("FileBegun")
        with playing(tones(20)):
            recording.wait_for("RecordingEnded")
    session = read_session(folder)
    assert [len(m.then) for m in session.microphones] == [2, 2, 2, 2]
    assert sorted(session.audio) == ["sound-001.wav", "sound-002.wav", "sound-003.wav"]
    begun = recording.of("FileBegun")
    assert [event["first"] for event in begun] == [0, 87_381, 174_762]
    heard = _samples(folder)[0, RATE_HZ * 5 // 2 :].astype(np.float64)
    foretold = 2 * np.cos(2 * np.pi * 400 / RATE_HZ) * heard[1:-1] - heard[:-2]
    assert np.abs(heard[2:] - foretold).max() < 4 / 32_768


def test_what_was_recorded_is_there_after_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder) as recording:
        levels = recording.wait_for("InputLevels", 2.0)
        recording.process.kill()
        recording.process.wait()
    heard = read_recording(read_session(folder))
    assert heard.duration_s >= levels["at_s"] - 1e-6
    assert not heard.notes


def test_sound_that_the_system_dropped_is_told_with_its_place_and_length(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder) as recording:
        before = recording.wait_for("InputLevels", 3.0)
        recording.process.send_signal(signal.SIGSTOP)
        time.sleep(8.0)
        recording.process.send_signal(signal.SIGCONT)
        lost = recording.wait_for("SamplesLost")
        ended = recording.end()
    # The system's buffer holds six seconds of it; the rest is gone.
    assert 1.0 < lost["lost_s"] < 4.0
    assert before["at_s"] - 0.3 < lost["at_s"] <= lost["until_s"] < before["at_s"] + 8.0
    assert ended["n_lost"] == 1
    label = read_session(folder).labels[0]
    assert label.start_s == pytest.approx(lost["at_s"])
    assert label.text == f"sound lost: {lost['lost_s']:.3f} s"


def test_a_disk_that_is_full_ends_the_recording_and_keeps_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder, before=limited_files(1_000_000)) as recording:
        ended = recording.wait_for("RecordingEnded")
        assert recording.process.wait(20) == 1
    assert ended["ended"] == "disk"
    assert "sound-001.wav could not be written" in ended["said"]
    assert read_recording(read_session(folder)).duration_s == pytest.approx(1_000_000 / 12 / RATE_HZ, abs=0.1)


def test_a_device_that_is_taken_away_ends_the_recording_and_keeps_what_is_there(tmp_path: Path, pulse: Pulse) -> None:  # noqa: F811
    with Recording("--channels", "4", "--out", tmp_path / "new") as recording:
        recording.wait_for("InputLevels", 1.0)
        pulse.end()
        ended = recording.wait_for("RecordingEnded")
        assert recording.process.wait(20) == 1
    assert ended["ended"] == "device"
    assert ended["said"] == "pulse delivers no sound any more"
    assert _samples(tmp_path / "new").shape[1] >= RATE_HZ


def test_a_reader_who_stops_reading_holds_up_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder) as recording:
        recording.wait_for("FileBegun")
        assert recording.process.stdout is not None
        fcntl.fcntl(recording.process.stdout, fcntl.F_SETPIPE_SZ, 4096)  # full after a second of levels
        ends_s, written_s = time.monotonic() + LIMIT_S / 2, 0.0
        while written_s < 4.0 and time.monotonic() < ends_s:
            time.sleep(0.1)
            written_s = (folder / "sound-001.wav").stat().st_size / 12 / RATE_HZ
        ended = recording.end()
    assert written_s >= 4.0
    assert ended["n_lost"] == 0 and ended["duration_s"] > written_s


def test_what_had_come_when_the_end_was_asked_for_is_kept(tmp_path: Path) -> None:
    def end_after_being_held_up() -> bool:
        time.sleep(3.0)  # as a slow disk does
        return True

    job = Record(channels=(1, 2), device="pulse", out=tmp_path / "new", should_end=end_after_being_held_up)
    ended = next(event for event in job.run() if isinstance(event, RecordingEnded))
    assert ended.duration_s > 2.5
    assert _samples(tmp_path / "new").shape == (2, round(ended.duration_s * RATE_HZ))


def test_a_folder_that_is_taken_away_is_told_as_an_end(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Recording("--channels", "4", "--out", folder) as recording:
        recording.wait_for("InputLevels", 0.5)
        shutil.rmtree(folder)
        ended = recording.end()
    assert ended["ended"] == "disk" and "could not be written" in ended["said"]
    assert ended["folder"] is None and recording.process.returncode == 1


def test_places_are_taken_over_from_a_session_like_it(tmp_path: Path) -> None:
    from workbench.core.session import Microphone, Site

    microphones = tuple(
        Microphone(name=f"P{i}", position_m=(i, 0.0, 1.0), file="a.wav", offset_s=0.1) for i in range(4)
    )
    write_session(Session(microphones=microphones, site=Site(name="Yard")), tmp_path / "like")
    with Recording("--out", tmp_path / "new", "--like", tmp_path / "like", "--seconds", "0.5") as recording:
        recording.wait_for("RecordingEnded")
    session = read_session(tmp_path / "new")
    assert [m.position_m for m in session.microphones] == [(i, 0.0, 1.0) for i in range(4)]
    assert [(m.name, m.channel, m.offset_s) for m in session.microphones] == [(f"P{i}", i + 1, 0.0) for i in range(4)]
    assert session.site.name == "Yard"


def test_ctrl_c_is_a_way_to_end(tmp_path: Path) -> None:
    with Recording("--out", tmp_path / "new") as recording:
        recording.wait_for("InputLevels", 0.5)
        recording.process.send_signal(signal.SIGINT)
        assert recording.wait_for("RecordingEnded")["ended"] == "asked"
        assert recording.process.wait(20) == 0
    assert read_session(tmp_path / "new").audio["sound-001.wav"].sha256


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--device", "nosuch"), "No sound input is called 'nosuch'"),
        (("--channels", "40"), "has 32 input channels, so there is no channel 40"),
        (("--channels", "one"), "'one' is no choice of channels"),
    ],
)
def test_what_cannot_be_recorded_is_told_before_anything_is_written(
    tmp_path: Path, arguments: tuple[str, str], said: str
) -> None:
    with Recording("--out", tmp_path / "new", *arguments) as recording:
        assert recording.process.wait(20) == 1
        assert recording.process.stderr is not None
        assert said in recording.process.stderr.read()
    assert not (tmp_path / "new").exists()
