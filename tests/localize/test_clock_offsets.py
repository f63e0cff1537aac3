"""Clocks are set right by a clap at a known place; channels that cannot be are refused, with a sentence."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

from tests.localize.clock_samples import CLAP_M, OFFSETS_S, Clapped, clapped, with_microphone
from workbench.core.air import sound_speed_m_s
from workbench.core.clock_offset import ClockOffset, with_offsets
from workbench.core.events import Progress, Summary
from workbench.engine.localize import Localize
from workbench.engine.propose_clocks import ProposeClocks
from workbench.localize.clock_offsets import propose_offsets

C_M_S = sound_speed_m_s(20.0)
T = TypeVar("T")


def returned(work: Generator[object, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: T = end.value
            break
    return value


@pytest.fixture(scope="module")
def made() -> Clapped:
    return clapped()


def proposed(made: Clapped, **more: object) -> tuple[ClockOffset, ...]:
    return returned(
        propose_offsets(made.session, made.recording(), np.array(CLAP_M), C_M_S, **more)  # type: ignore[arg-type]
    )


def errors_s(told: tuple[ClockOffset, ...], right_s: np.ndarray = OFFSETS_S) -> np.ndarray:
    return np.array([np.nan if t.proposed_s is None else t.proposed_s for t in told]) - right_s


@pytest.mark.parametrize("reverberation_s", [0.3, 1.0])
@pytest.mark.parametrize("noise_db", [-55.0, -35.0])
def test_offsets_of_up_to_20_ms_come_back_within_a_tenth_of_a_millisecond(
    reverberation_s: float, noise_db: float
) -> None:
    told = proposed(clapped(3, reverberation_s=reverberation_s, noise_db=noise_db))
    assert [t.why_not for t in told] == [""] * 6
    assert np.abs(errors_s(told)).max() < 1e-4
    assert told[0].proposed_s == 0.0
    assert max(t.error_s or 0.0 for t in told) < 1e-4


def test_the_session_with_them_shows_no_difference_any_more(made: Clapped) -> None:
    session = with_offsets(made.session, proposed(made))
    again = returned(propose_offsets(session, made.recording(session), np.array(CLAP_M), C_M_S))
    assert max(abs(t.change_s or 0.0) for t in again) < 2e-5


def test_offsets_already_known_are_kept_and_the_first_stays(made: Clapped) -> None:
    kept = replace(
        made.session,
        microphones=tuple(
            replace(m, offset_s=0.5 + right) for m, right in zip(made.session.microphones, OFFSETS_S, strict=True)
        ),
    )
    told = returned(propose_offsets(kept, made.recording(kept), np.array(CLAP_M), C_M_S))
    assert told[0].proposed_s == 0.5
    assert max(abs(t.change_s or 0.0) for t in told) < 5e-5


def test_tdoa_finds_the_source_once_they_are_applied(made: Clapped) -> None:
    after = with_offsets(made.session, proposed(made))
    found_m = {}
    for name, session in (("before", made.session), ("after", after)):
        told = Localize(session, ("tdoa",), made.recording(session)).run()
        summary = next((event for event in told if isinstance(event, Summary)), None)
        found_m[name] = 99.0 if summary is None or summary.error_m is None else summary.error_m
    assert found_m["after"] < 0.05
    assert found_m["before"] > 1.0


def test_a_silent_channel_and_an_unplaced_one_are_refused_and_the_others_are_not(made: Clapped) -> None:
    samples = made.samples.copy()
    samples[2] = 0.0
    told = proposed(with_microphone(replace(made, samples=samples), 4, position_m=None))
    assert [i for i, t in enumerate(told) if t.why_not] == [2, 4]
    assert "no sound in common" in told[2].why_not
    assert told[4].why_not == "M5 is not placed yet"
    assert np.nanmax(np.abs(errors_s(told))) < 1e-4


def test_a_channel_that_heard_something_else_is_refused(made: Clapped) -> None:
    samples = made.samples.copy()
    samples[3] = 0.01 * np.random.default_rng(0).standard_normal(samples.shape[1])
    told = proposed(replace(made, samples=samples))
    assert [i for i, t in enumerate(told) if t.why_not] == [3]
    assert told[3].proposed_s is None
    assert np.nanmax(np.abs(errors_s(told))) < 1e-4


def test_where_the_first_is_silent_the_next_one_keeps_its_offset(made: Clapped) -> None:
    samples = made.samples.copy()
    samples[0] = 0.0
    told = proposed(replace(made, samples=samples))
    assert told[0].why_not
    assert told[1].change_s == 0.0
    assert np.nanmax(np.abs(errors_s(told, OFFSETS_S - OFFSETS_S[1]))) < 1e-4


def test_no_change_beyond_what_was_asked_is_proposed(made: Clapped) -> None:
    told = proposed(made, within_s=0.015)
    assert max(abs(t.change_s or 0.0) for t in told) <= 0.015
    assert any(t.why_not for t in told)
    applied = with_offsets(made.session, told)
    assert all(applied.microphones[t.microphone].offset_s == 0.0 for t in told if t.why_not)


def test_where_there_is_no_second_peak_that_is_said(made: Clapped) -> None:
    told = replace(proposed(made)[1], peak_ratio=float("inf"))
    assert told.clear == "5 of 5 pairs, no second peak"


def test_noise_alone_is_refused(made: Clapped) -> None:
    noise = 0.1 * np.random.default_rng(4).standard_normal(made.samples.shape).astype(np.float32)
    assert all(t.why_not for t in proposed(replace(made, samples=noise)))


def test_two_microphones_need_a_peak_that_stands_out(made: Clapped) -> None:
    two = replace(
        made, session=made.session.with_microphones_chosen((0, 1)), samples=made.samples[:2], offsets_s=OFFSETS_S[:2]
    )
    assert np.abs(errors_s(proposed(two), OFFSETS_S[:2])).max() < 1e-4
    noise = 0.1 * np.random.default_rng(4).standard_normal(two.samples.shape).astype(np.float32)
    assert all("no clear peak" in t.why_not for t in proposed(replace(two, samples=noise)))


def test_a_stretch_without_the_clap_is_not_the_stretch_with_it(made: Clapped) -> None:
    with_it = proposed(made, span_s=(0.9, 2.6))
    assert np.abs(errors_s(with_it)).max() < 1e-4
    assert any(t.why_not for t in proposed(made, span_s=(2.8, 4.4)))


def test_errors_of_the_places_are_told_as_errors_of_the_clocks(made: Clapped) -> None:
    vague = with_microphone(made, 1, position_error_m=0.5)
    assert proposed(vague)[1].error_s == pytest.approx(0.5 / C_M_S, rel=0.05)
    unknown = with_microphone(made, 1, position_error_m=None)
    assert proposed(unknown)[1].error_s == pytest.approx(0.1 / C_M_S, rel=0.05)


def test_a_long_recording_is_compared_block_by_block_and_can_be_stopped_between_them() -> None:
    long = clapped(seconds=9.0)
    told = list(ProposeClocks(long.session, recording=long.recording()).run())
    blocks = [(e.done, e.total) for e in told if isinstance(e, Progress) and e.doing == "Comparing channels"]
    assert blocks == [(1, 3), (2, 3), (3, 3)]
    work = propose_offsets(long.session, long.recording(), np.array(CLAP_M), C_M_S)
    assert next(work) == (1, 3)
    work.close()
