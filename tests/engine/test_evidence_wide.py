"""Evidence on an array that sound needs more than a second to cross: what comes after the clip is heard as well."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.air import sound_speed_m_s
from workbench.core.events import Located
from workbench.core.evidence import ChannelsAligned, Explained, MovesFound
from workbench.core.geometry import distance_m
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session
from workbench.engine.evidence import Evidence
from workbench.engine.localize import Localize
from workbench.engine.some_clips import around_s, cut_to
from workbench.localize.heard import Heard

RATE_HZ = 44_100
SOURCE_M = (90.0, 120.0, 3.0)
PLACES_M = ((0.0, 0.0, 3.0), (420.0, 20.0, 3.0), (400.0, 380.0, 3.0), (10.0, 400.0, 3.0), (200.0, 90.0, 3.0))


@pytest.fixture(scope="module")
def street() -> tuple[Session, Recording]:
    """Shots at 2.1 and 6.4 s; the farthest microphone hears them more than a second later."""
    rng = np.random.default_rng(3)
    ways_m = distance_m(np.array(PLACES_M), np.array(SOURCE_M))
    samples = 1e-4 * rng.normal(size=(len(PLACES_M), 9 * RATE_HZ))
    shot = rng.normal(size=4_000) * np.exp(-np.arange(4_000) / 800.0)
    for at_s in (2.1, 6.4):
        for channel, way_m in zip(samples, ways_m, strict=True):
            first = round((at_s + way_m / sound_speed_m_s(15.0)) * RATE_HZ)
            channel[first : first + len(shot)] += 10.0 * shot / way_m
    microphones = tuple(Microphone(name=f"M{i}", file="a.wav", position_m=p) for i, p in enumerate(PLACES_M, 1))
    return Session(id="street", name="street", microphones=microphones), Recording.of_samples(samples, RATE_HZ)


def test_a_clip_is_cut_with_as_much_around_it_as_sound_crosses_the_array(street: tuple[Session, Recording]) -> None:
    session, recording = street
    heard = Heard(session, recording)
    assert 1.5 < around_s(heard) < 1.8
    middle, first = (cut_to(recording, heard.clips[index], around_s(heard)) for index in (5, 0))
    assert middle.start_s == pytest.approx(0.5, abs=0.01)
    assert middle.duration_s == pytest.approx(2.0 + 3.0 + around_s(heard), abs=0.02)
    assert first.start_s == 0.0 and first.duration_s == pytest.approx(3.0 + around_s(heard), abs=0.02)
    whole = recording.samples[:, round(middle.start_s * RATE_HZ) :]
    assert np.array_equal(middle.samples, whole[:, : middle.samples.shape[1]])


def test_a_clips_answer_and_its_evidence_hear_what_comes_after_it(street: tuple[Session, Recording]) -> None:
    session, recording = street
    asked = {e.clip: e for e in Localize(session, ("tdoa",), recording).run() if isinstance(e, Located)}
    assert asked[0].position_m[:2] == pytest.approx(SOURCE_M[:2], abs=5.0)
    for clip in (0, 4):
        events = list(Evidence(session, "tdoa", clip, recording=recording, n_draws=2).run())
        (explained,) = (e for e in events if isinstance(e, Explained))
        assert isinstance(explained.answer, Located)
        assert explained.answer.position_m == pytest.approx(asked[clip].position_m, abs=0.5)
        (aligned,) = (e.aligned for e in events if isinstance(e, ChannelsAligned))
        assert (aligned.shifted > 0.8).all() and np.abs(aligned.left_s).max() < 0.02
        moves = [e.moves for e in events if isinstance(e, MovesFound) and e.moves.kind == "gains"]
        assert moves[0].rms_m is not None
