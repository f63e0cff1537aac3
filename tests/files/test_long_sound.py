"""A day of four channels opens at once and is read anywhere, in little memory."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from tests.files.long_file import sparse_rf64
from workbench.core.clock_offset import ClocksProposed
from workbench.core.errors import UserError
from workbench.core.events import Declined, Located, Warned
from workbench.core.evidence import ChannelsAligned, Explained
from workbench.core.session import AudioFile, Label, Microphone, Session
from workbench.engine.evidence import Evidence
from workbench.engine.localize import Localize
from workbench.engine.locate_calls import LocateCalls
from workbench.engine.propose_clocks import ProposeClocks
from workbench.engine.stretch import read_stretch
from workbench.files.audio import read_recording
from workbench.files.session_folder import write_session
from workbench.files.session_sound import open_sound

RATE_HZ = 48_000
NOON_S = 12 * 3600.0 + 0.5

LOOK = """
import resource, sys, time
import numpy as np
resource.setrlimit(resource.RLIMIT_DATA, (256 * 1024**2,) * 2)
from pathlib import Path
from workbench.files.session_folder import read_session
from workbench.files.session_sound import open_sound

began = time.perf_counter()
sound = open_sound(read_session(Path(sys.argv[1])))
opened_s = time.perf_counter() - began
reads_s = []
for first in np.random.default_rng(0).integers(0, sound.n_samples, 200):
    began = time.perf_counter()
    assert sound.read(int(first), 65_536).shape == (4, 65_536)
    reads_s.append(time.perf_counter() - began)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(opened_s, sorted(reads_s)[-2], int(peak.split()[1]) / 1024)
"""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """24 h x 4 x 48 kHz with five seconds of noise after noon."""
    folder = tmp_path_factory.mktemp("day")
    noise = np.random.default_rng(4).integers(-9_000, 9_000, (5 * RATE_HZ, 4)).astype(np.int16)
    sparse_rf64(folder / "day.wav", sounds={NOON_S: noise})
    places = [(0.0, 0.0, 1.0), (30.0, 0.0, 2.0), (30.0, 30.0, 1.5), (0.0, 30.0, 3.0)]
    microphones = tuple(Microphone(file="day.wav", channel=i, position_m=at) for i, at in enumerate(places, start=1))
    return write_session(Session(id="day", name="Day", microphones=microphones), folder)


def test_a_day_opens_within_two_seconds_and_any_second_of_it_comes_within_fifty_milliseconds(day: Session) -> None:
    """The slowest but one of 200 reads of 1.4 s anywhere; others may use the machine."""
    done = subprocess.run([sys.executable, "-c", LOOK, str(day.folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    opened_s, slowest_s, peak_mb = map(float, done.stdout.split())
    print(f"opened in {1e3 * opened_s:.1f} ms, read within {1e3 * slowest_s:.1f} ms, {peak_mb:.0f} MB at most")
    assert opened_s < 2.0 and slowest_s < 0.05 and peak_mb < 200.0


def test_sound_beyond_four_gibibytes_is_where_it_was_written(day: Session) -> None:
    with open_sound(day) as sound:
        assert sound.duration_s == 24 * 3600.0 and sound.notes == ()
        at = round(NOON_S * RATE_HZ)
        heard = sound.read(at - 3, 10)
        assert not heard[:, :3].any() and heard[:, 3:].all(axis=0).any()
        noise = np.random.default_rng(4).integers(-9_000, 9_000, (5 * RATE_HZ, 4)).astype(np.int16)
        np.testing.assert_array_equal(heard[:, 3:], noise[:7].T / np.float32(32_768))


def test_a_day_does_not_fit_into_memory_and_a_stretch_of_it_does(day: Session) -> None:
    with pytest.raises(UserError) as told:
        read_recording(day)
    assert str(told.value) == (
        "The sound of Day is 86,400 s long from the first start to the last end, which needs 61.8 GiB of memory. "
        "Choose a stretch of at most 2,796 s: a selection in the window, or --from and --to of workbench localize; or "
        "correct offset_s if it is wrong."
    )
    with pytest.raises(UserError, match=r"needs 56\.8 GiB of memory\. Choose a stretch"):
        list(Localize(day, ("centroid",)).run())
    located = [e for e in Localize(day, ("energy",), span_s=(NOON_S, NOON_S + 4.2)).run() if isinstance(e, Located)]
    assert [(e.clip, e.start_s) for e in located] == [(86_401 + i, 43_200.5 + i / 2) for i in range(3)]


def test_marks_and_clocks_of_a_day_are_heard_where_they_are(day: Session) -> None:
    marks = (Label(start_s=NOON_S + 1.0, end_s=NOON_S + 2.0), Label(start_s=NOON_S + 3.0, end_s=NOON_S + 3.5))
    told = [e for e in LocateCalls(day, marks).run() if isinstance(e, Located | Declined)]
    assert [(e.clip, e.start_s) for e in told] == [(0, NOON_S + 1.0), (1, NOON_S + 3.0)]
    hours_apart = (Label(start_s=60.0, end_s=61.0), *marks, Label(start_s=80_000.0, end_s=80_000.5))
    *_, near, later, night = (e for e in LocateCalls(day, hours_apart).run() if isinstance(e, Located | Declined))
    assert (replace(near, clip=0), replace(later, clip=1)) == tuple(told) and night.start_s == 80_000.0
    job = ProposeClocks(day, (15.0, 15.0, 1.5), NOON_S + 0.5, NOON_S + 4.5, within_s=0.2)
    (proposed,) = (e for e in job.run() if isinstance(e, ClocksProposed))
    assert (proposed.from_s, proposed.to_s, len(proposed.offsets)) == (NOON_S + 0.5, NOON_S + 4.5, 4)
    with pytest.raises(UserError, match=r"needs 61\.8 GiB of memory"):
        list(ProposeClocks(day, (15.0, 15.0, 1.5)).run())


def test_evidence_for_a_clip_of_a_day_is_that_of_the_sound_around_it(day: Session) -> None:
    number, span_s = 86_402, (NOON_S - 2.0, NOON_S + 7.0)
    around = Evidence(day, "energy", number - round(2 * span_s[0]), recording=read_stretch(day, span_s).recording)
    told, near = list(Evidence(day, "energy", number).run()), list(around.run())
    (explained,), (of_near,) = ([e for e in events if isinstance(e, Explained)] for events in (told, near))
    assert isinstance(explained.answer, Located) and isinstance(of_near.answer, Located)
    assert (explained.answer.clip, explained.answer.start_s) == (number, NOON_S + 0.5)
    assert explained.answer.position_m == of_near.answer.position_m
    assert [e.aligned.clip for e in told if isinstance(e, ChannelsAligned)] == [number]
    (again,) = (e for e in Evidence(day, "energy", number, known=(explained.answer,)).run() if isinstance(e, Explained))
    assert again == explained
    with pytest.raises(UserError, match="has clips 1 to 172795, and no 200001"):
        list(Evidence(day, "energy", 200_000).run())


def test_a_stretch_of_a_day_is_localized_without_reading_the_day_for_its_hash(day: Session) -> None:
    hashed = replace(day, audio={"day.wav": AudioFile(sha256="0" * 64)})
    told = list(Localize(hashed, ("energy",), span_s=(NOON_S, NOON_S + 4.2)).run())
    left_out = "day.wav was not compared with its hash, which takes long; workbench info does"
    assert [e.text for e in told if isinstance(e, Warned)].count(left_out) == 1
    assert all(left_out in e.warnings for e in told if isinstance(e, Located))
