"""Microphones with sound in one line: which side the source is on cannot be told, and every method says so."""

from __future__ import annotations

import numpy as np
import pytest

from tests.localize.free_field import heard_from, session_of
from workbench.core.recording import Recording
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.one_line import ONE_LINE, ONE_LINE_AGREES
from workbench.localize.registry import find_method
from workbench.localize.time_space import time_space

LINE_M = np.array([[0.5, 3.0, 1.0], [2.5, 3.0, 1.8], [4.5, 3.0, 1.2], [6.5, 3.0, 2.2]])
ASIDE_M = np.array([[4.0, 6.5, 2.0]])
SOURCE_M = np.array([3.0, 5.0, 1.2])


def found_of(name: str, heard: Heard) -> Found:
    return Found.joined(list(find_method(name).locate(heard)))


def with_silent(heard: Heard, index: int) -> Heard:
    samples = heard.recording.samples.copy()
    samples[index] = 0.0
    return Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz))


@pytest.mark.parametrize("name", ["tdoa", "srp-phat", "music"])
@pytest.mark.parametrize("n_in_line", [3, 4])
def test_a_silent_microphone_aside_tells_no_side(name: str, n_in_line: int) -> None:
    places_m = np.concatenate([LINE_M[:n_in_line], ASIDE_M])
    heard = heard_from(SOURCE_M, places_m, np.random.default_rng(1))
    assert ONE_LINE not in found_of(name, heard).why_not
    assert found_of(name, with_silent(heard, n_in_line)).why_not == (ONE_LINE,)


@pytest.mark.parametrize("name", ["energy", "centroid"])
def test_methods_that_go_by_levels_answer_and_say_it(name: str) -> None:
    heard = heard_from(SOURCE_M, np.concatenate([LINE_M, ASIDE_M]), np.random.default_rng(2))
    assert ONE_LINE not in found_of(name, heard).notes[0]
    silent = found_of(name, with_silent(heard, 4))
    assert silent.is_answered.all() and silent.notes[0][0] == ONE_LINE
    line = heard_from(SOURCE_M, LINE_M, np.random.default_rng(2))
    assert found_of(name, line).notes == ((ONE_LINE,),)


def test_microphones_with_sound_in_one_plane_tell_no_heights() -> None:
    """Three at one height and a fourth at the same, and a fifth, higher one that is silent: in plan, and told so."""
    places_m = np.array([[0.5, 0.5, 1.0], [8.5, 0.6, 1.0], [8.0, 6.5, 1.0], [0.6, 6.0, 1.0], [4.0, 3.0, 3.5]])
    heard = heard_from(SOURCE_M, places_m, np.random.default_rng(3))
    for name in ("tdoa", "srp-phat", "music"):
        told = found_of(name, with_silent(heard, 4))
        assert told.is_answered.all() and any("Heights do not show" in note for note in told.notes[0])
        assert told.positions_m[0, 2] == 1.0
    assert np.linalg.norm(found_of("tdoa", with_silent(heard, 4)).positions_m[0, :2] - SOURCE_M[:2]) < 0.1
    whole = time_space(heard.session, heard.microphones_m)
    assert whole.of_heard(np.ones(5, dtype=np.bool_)) is whole and whole.box.dimensions == 3


def test_delays_that_only_a_line_agrees_on_are_declined() -> None:
    """The one aside has sound, but not this sound."""
    heard = heard_from(
        SOURCE_M, np.concatenate([LINE_M[:, :2], np.full((4, 1), 1.2)], axis=1), np.random.default_rng(4)
    )
    places_m = np.concatenate([heard.microphones_m, [[4.0, 6.5, 1.2]]])
    rng = np.random.default_rng(5)
    noise = rng.normal(0.0, 0.02, (1, heard.recording.samples.shape[1])).astype(np.float32)
    samples = np.concatenate([heard.recording.samples, noise])
    other = Heard(session_of(places_m), Recording.of_samples(samples, heard.recording.rate_hz))
    assert found_of("tdoa", other).why_not == (ONE_LINE_AGREES,)
