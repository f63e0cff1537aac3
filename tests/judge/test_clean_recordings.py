"""How often checks raise an alarm on recordings that nobody spoiled; `workbench check FOLDER` counts the same.

Real: 74 sessions with 334 channels. What is told there and why: 16 channels of gunshots reach the highest value of the
mu-law converter they were recorded with, so they are clipped; one sensor, and no other, hums at 60 Hz in 8 of the 17
tests it was in; 4 channels in the open rumble below 80 Hz, each for itself; files of ShotSpotter are filled up
with zeros (a note). Of 122 single sounds 3 fires rumble and 2 are clipped.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from tests.exchange.making import imported
from tests.judge.scene import findings
from tests.real_data import real_data
from workbench.core.finding import Finding
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session
from workbench.engine.simulate import SimulateCampaign
from workbench.files.session_folder import find_sessions, read_session
from workbench.files.session_sound import open_sound
from workbench.judge.registry import judged
from workbench.judge.sound import SoundInMemory
from workbench.simulate.campaign import CampaignPlan

MU_LAW_HIGHEST = 32_124 / 32_768
Heard = list[tuple[Session, tuple[Finding, ...]]]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    out = tmp_path_factory.mktemp("real")
    sessions = [
        *imported("locar", real_data("locar"), out / "locar"),
        *imported("wav-set", real_data("locbatch"), out / "locbatch"),
        *imported("shotspotter", real_data("shotspotter"), out / "shotspotter"),
    ]
    return [(session, findings(session)) for session in sessions]


def alarms(heard: Heard) -> Counter[str]:
    """Channels with a warning or fault, by check."""
    return Counter(
        f.kind
        for session, found in heard
        for f in found
        if f.severity != "note"
        for _ in f.microphones or session.microphones
    )


def test_real_recordings_raise_no_more_alarms_than_stated(real: Heard) -> None:
    assert (len(real), sum(len(session.microphones) for session, _ in real)) == (74, 334)
    found = alarms(real)
    assert found.pop("clipping") == 16
    assert found.pop("hum") == 8
    assert found.pop("wind-rumble") == 4  # 1.2 % of the channels
    assert not found


def test_every_clipped_gunshot_reaches_the_highest_value_of_its_converter(real: Heard) -> None:
    for session, found in real:
        for clipped in (f for f in found if f.kind == "clipping"):
            with open_sound(session) as sound:
                samples = abs(sound.read(0, sound.n_samples)[clipped.microphones[0]])
            assert samples.max() == pytest.approx(MU_LAW_HIGHEST, abs=1e-4)
            assert (samples == samples.max()).sum() >= clipped.value


def test_hum_is_one_sensors_again_and_again(real: Heard) -> None:
    humming = [(session.name, session.microphones[f.microphones[0]].name) for session, found in real for f in found
               if f.kind == "hum"]  # fmt: skip
    assert {name for _, name in humming} == {"SCP-00-BNG-5567"}
    assert {session for session, _ in humming} >= {f"FP1 test 00{k}" for k in (1, 2, 3, 5, 6, 7, 8, 9)}


def test_files_of_shotspotter_are_noted_to_be_filled_up(real: Heard) -> None:
    found = [f for session, told in real if session.name.startswith("FP") for f in told if f.kind == "silence"]
    assert len(found) == 72
    assert all(f.severity == "note" for f in found)


def test_single_sounds_raise_no_more_alarms_than_stated() -> None:
    """Fires that rumble, and two sounds recorded too loud; machines and rain do not hum."""
    files = sorted(f for f in real_data("sounds").rglob("*") if f.suffix in (".wav", ".ogg"))
    sessions = [Session(folder=f.parent, microphones=(Microphone(file=f.name),)) for f in files]
    assert len(sessions) == 122
    assert alarms([(session, findings(session)) for session in sessions]) == {"wind-rumble": 3, "clipping": 2}


def test_simulated_recordings_raise_alarms_only_where_something_is_wrong(tmp_path: Path) -> None:
    """The two halls with machines hum at 60 Hz; the wireless one loses blocks, and its clocks wander."""
    told = {}
    for key in ("yeoju", "yeongdong", "gyeonggi", "goyang"):
        plan = CampaignPlan(sites=(key,), n_sessions=2, seconds=10.0, seed=5)
        list(SimulateCampaign(plan, tmp_path / key).run())
        sessions = [read_session(folder) for folder in find_sessions(tmp_path / key)]
        told[key] = set(alarms([(session, findings(session)) for session in sessions]))
    assert told["yeoju"] <= {"hum", "dropped-blocks", "clock-drift", "clock-offset"}
    assert told["yeongdong"] <= {"hum"}
    assert not told["gyeonggi"] | told["goyang"]


def test_an_echo_that_all_pairs_took_is_no_clock() -> None:
    """Of four wired sessions of a plan, in one all pairs with M4 take a reflection that comes 3.3 ms later."""
    plan = CampaignPlan(sites=("gyeonggi",), n_sessions=4, seconds=14.0, seed=777)
    made = plan.make(2)
    sound = SoundInMemory(made.session, Recording.of_samples(made.samples.astype(np.float32) / 32_768, 44_100))
    assert judged(sound, checks=("clock-offset",)) == ()
