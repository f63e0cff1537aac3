"""Evidence for one answer: what-ifs move it as physics says, channels of a known source line up, levels fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from workbench.core.air import sound_speed_m_s
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Summary
from workbench.core.evidence import ChannelsAligned, Explained, LevelsCompared, MovesFound
from workbench.core.geometry import distance_m
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session, Site
from workbench.engine.evidence import Evidence
from workbench.engine.localize import Localize
from workbench.engine.some_clips import cut_to, some_of, spread
from workbench.engine.what_if import ASSUMED_ERROR_M, place_errors_m
from workbench.localize import registry
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method

RATE_HZ = 44_100
SOURCE_M = (3.0, 4.0, 1.1)
PLACES_M = ((0.5, 0.5, 1.2), (7.5, 0.6, 1.6), (7.4, 7.5, 2.0), (0.4, 7.2, 2.6), (4.0, 0.5, 2.0))


def free_field(gains_db: tuple[float, ...] = (0.0,) * 5) -> tuple[Session, Recording]:
    """Knocks at SOURCE_M in the open, exactly delayed and weakened by distance."""
    rng = np.random.default_rng(5)
    knocks = np.zeros(6 * RATE_HZ)
    for begin_s in (0.9, 2.3, 3.2, 4.9):
        n = round(0.12 * RATE_HZ)
        first = round(begin_s * RATE_HZ)
        knocks[first : first + n] += rng.normal(size=n) * np.exp(-np.arange(n) / (0.02 * RATE_HZ))
    ways_m = distance_m(np.array(PLACES_M), np.array(SOURCE_M))
    delays = ways_m / sound_speed_m_s(None) * RATE_HZ
    spectrum, bins = np.fft.rfft(knocks), np.fft.rfftfreq(len(knocks))
    samples = np.array([np.fft.irfft(spectrum * np.exp(-2j * np.pi * bins * d), len(knocks)) for d in delays])
    samples = 0.2 * samples / ways_m[:, None] * 10.0 ** (np.array(gains_db)[:, None] / 20.0)
    samples = samples + 1e-4 * rng.normal(size=samples.shape)
    microphones = tuple(
        Microphone(name=f"M{i}", file="a.wav", channel=i, position_m=place, gain_db=gains_db[i - 1])
        for i, place in enumerate(PLACES_M, 1)
    )
    recording = Recording.of_samples(samples.astype(np.float32), RATE_HZ)
    return (
        Session(id="free", name="free", site=Site(size_m=(8.0, 8.0, 5.0)), microphones=microphones),
        replace(recording, gain_db=np.array(gains_db)),
    )


class AtTheLoudest(Method):
    """Says that the source is at the loudest microphone."""

    name = "at-the-loudest"
    title = "At the loudest"
    about = "for tests"
    n_microphones_least = 4

    def locate(self, heard: Heard) -> Iterator[Found]:
        level_db = heard.mel_spectra_db.mean(axis=2)
        why = ["" if heard.session.microphones[0].name == "M1" else "M1 is missing"] * len(heard.clips)
        places_m = heard.microphones_m[level_db.argmax(axis=1)]
        yield Found.of(np.where(np.array([bool(w) for w in why])[:, None], np.nan, places_m), why_not=why)


class Exactly(AtTheLoudest):
    name = "exactly-five"
    title = "Exactly five"

    def check(self, session: Session) -> None:
        if len(session.microphones) != 5:
            raise UserError("Exactly five takes 5 microphones")


class Never(AtTheLoudest):
    name = "never"
    title = "Never"

    def locate(self, heard: Heard) -> Iterator[Found]:
        yield Found.of(np.full((len(heard.clips), 3), np.nan), why_not=["nothing was heard"] * len(heard.clips))


@pytest.fixture(autouse=True)
def _test_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    for method in (AtTheLoudest, Exactly, Never):
        monkeypatch.setitem(registry._METHODS, method.name, method)


def evidence(method: str, clip: int | None = None, **more: object) -> list[Event]:
    session, recording = free_field()
    return list(Evidence(session, method, clip, recording=recording, n_draws=6, **more).run())  # type: ignore[arg-type]


def moves_of(events: list[Event]) -> dict[str, MovesFound]:
    return {e.moves.what: e for e in events if isinstance(e, MovesFound)}


def test_each_microphone_is_left_out_once_and_what_is_declined_is_counted() -> None:
    found = moves_of(evidence("at-the-loudest"))
    without = [e.moves for e in found.values() if e.moves.kind == "without"]
    assert [m.microphone for m in without] == [0, 1, 2, 3, 4]
    assert without[0].n_declined == 1 and without[0].rms_m is None
    nearest = int(distance_m(np.array(PLACES_M), np.array(SOURCE_M)).argmin())
    assert [m.rms_m == 0.0 for m in without[1:]] == [i != nearest for i in range(1, 5)]


def test_a_method_of_exactly_so_many_microphones_says_that_it_cannot_do_with_fewer() -> None:
    (without,) = (e.moves for e in moves_of(evidence("exactly-five")).values() if e.moves.kind == "without")
    assert without.why_not == "Exactly five cannot do with 4 microphones"
    assert len(without.positions_m) == 0 and without.rms_m is None


def test_wandering_places_move_an_answer_by_about_their_error() -> None:
    places = moves_of(evidence("exactly-five"))["places wander by 0.1 m, which is assumed"].moves
    assert len(places.positions_m) == 6
    assert places.rms_m is not None and 0.3 * ASSUMED_ERROR_M < places.rms_m < 2.0 * ASSUMED_ERROR_M
    assert places.greatest_m is not None and places.greatest_m >= places.rms_m
    assert places.ellipse is not None and places.ellipse.major_m >= places.ellipse.minor_m > 0.0


def test_the_same_seed_draws_the_same_and_another_one_does_not() -> None:
    first, again, other = (
        moves_of(evidence("energy", 2, seed=seed))["gains wander by 1 dB"].moves for seed in (0, 0, 1)
    )
    assert np.array_equal(first.positions_m, again.positions_m)
    assert not np.array_equal(first.positions_m, other.positions_m)
    assert first.rms_m is not None and 0.02 < first.rms_m < 2.0
    assert not first.positions_m.flags.writeable


def test_exact_places_are_told_and_not_tried() -> None:
    session, _ = free_field()
    exact = replace(session, microphones=tuple(replace(m, position_error_m=0.0) for m in session.microphones))
    assert not place_errors_m(exact)[0].any()
    mixed = replace(
        session, microphones=(replace(session.microphones[0], position_error_m=0.02), *session.microphones[1:])
    )
    errors_m, said = place_errors_m(mixed)
    assert errors_m.tolist() == [0.02, 0.1, 0.1, 0.1, 0.1]
    assert said == "places wander by 0.02 to 0.1 m; 0.1 m is assumed for 4 of 5"


def test_at_the_true_place_channels_line_up_and_levels_fall_with_distance() -> None:
    session, recording = free_field(gains_db=(0.0, 6.0, -3.0, 0.0, 12.0))
    known = (
        Located(session="free", method="energy", clip=1, start_s=0.5, end_s=3.5, position_m=SOURCE_M),
    )  # fmt: skip
    events = list(Evidence(session, "energy", 1, known=known, recording=recording, n_draws=1).run())
    (aligned,) = (e.aligned for e in events if isinstance(e, ChannelsAligned))
    (levels,) = (e.levels for e in events if isinstance(e, LevelsCompared))
    assert aligned.clip == 1
    assert (aligned.shifted > 0.99).all()
    assert (np.delete(aligned.as_recorded, aligned.reference) < aligned.shifted.min() - 0.02).all()
    assert np.abs(aligned.left_s).max() < 5e-4
    assert aligned.reference == int(distance_m(np.array(PLACES_M), np.array(SOURCE_M)).argmin())
    assert min(abs(aligned.moment_s - begin_s) for begin_s in (0.9, 2.3, 3.2)) < 0.03
    assert not aligned.waves.flags.writeable
    loud = levels.centres_hz >= 1_000.0
    assert np.abs(levels.measured_db[loud] - levels.expected_db).max() < 1.0


def test_at_a_wrong_place_they_do_not_and_what_is_left_is_told() -> None:
    session, recording = free_field()
    wrong_m = (7.0, 1.0, 1.0)
    known = (Located(session="free", method="energy", clip=1, start_s=0.5, end_s=3.5, position_m=wrong_m),)
    events = list(Evidence(session, "energy", 1, known=known, recording=recording, n_draws=1).run())
    (aligned,) = (e.aligned for e in events if isinstance(e, ChannelsAligned))
    ways_m = distance_m(np.array(PLACES_M), np.array(SOURCE_M)) - distance_m(np.array(PLACES_M), np.array(wrong_m))
    left_s = (ways_m - ways_m[aligned.reference]) / sound_speed_m_s(None)
    assert aligned.left_s == pytest.approx(left_s, abs=5e-4)
    assert (np.delete(aligned.best - aligned.shifted, aligned.reference) > 0.05).all()
    (levels,) = (e.levels for e in events if isinstance(e, LevelsCompared))
    assert levels.misfit_db > 3.0


def test_methods_that_go_by_delays_do_not_hear_gains_and_it_is_said() -> None:
    for name in ("tdoa", "srp-phat", "music"):
        (gains,) = (m.moves for m in moves_of(evidence(name, 1)).values() if m.moves.kind == "gains")
        assert gains.what == "gains wander by 1 dB, which delays do not hear"
        assert gains.rms_m is not None and gains.rms_m < 0.01


def test_delays_left_over_are_said_to_hold_clock_errors_where_each_recorder_has_its_own_clock() -> None:
    session, recording = free_field()
    wireless = replace(session, conditions=replace(session.conditions, link="wireless"))
    late = replace(wireless.microphones[1], offset_s=0.004)
    known = replace(wireless, microphones=(wireless.microphones[0], late, *wireless.microphones[2:]))
    for each, is_told in ((session, False), (wireless, True), (known, False)):
        events = Evidence(each, "energy", 1, recording=recording, n_draws=1).run()
        (aligned,) = (e.aligned for e in events if isinstance(e, ChannelsAligned))
        assert ("clocks' errors" in aligned.caveat) is is_told


def test_the_words_are_of_the_answer_and_its_radius() -> None:
    session, recording = free_field()
    known = (Summary(session="free", method="energy", n_clips=7, position_m=SOURCE_M, radius_90_m=1.8),)
    explained = next(
        e for e in Evidence(session, "energy", known=known, recording=recording).run() if isinstance(e, Explained)
    )
    assert explained.said is not None
    assert explained.said.words.endswith("within 2 m nine times in ten")
    assert explained.answer is known[0]


def test_a_clips_answer_is_the_one_that_localize_gives(simulated: Session) -> None:
    (asked,) = (e for e in Localize(simulated, ("energy",)).run() if isinstance(e, Located) and e.clip == 3)
    explained = next(e for e in Evidence(simulated, "energy", 3).run() if isinstance(e, Explained))
    assert isinstance(explained.answer, Located)
    assert explained.answer.clip == 3 and explained.answer.start_s == asked.start_s
    assert explained.answer.position_m == pytest.approx(asked.position_m, abs=1e-3)


def test_what_a_method_declines_has_no_evidence() -> None:
    events = [e for e in evidence("never") if isinstance(e, Explained | MovesFound | ChannelsAligned)]
    (explained,) = events
    assert isinstance(explained, Explained) and isinstance(explained.answer, Declined)
    assert explained.answer.why == "nothing was heard" and explained.said is None


def test_nothing_is_read_for_a_method_that_cannot_take_the_session(simulated: Session) -> None:
    few = simulated.with_microphones_chosen((0, 1))
    with pytest.raises(UserError, match="at least 3 microphones"):
        next(Evidence(replace(few, folder=None), "energy").run())


def test_a_clip_that_is_not_there_is_told() -> None:
    with pytest.raises(UserError, match="clips 1 to 7, and no 9"):
        evidence("energy", 8)


def test_some_clips_are_spread_over_all() -> None:
    assert spread((0, 1, 2), 6) == (0, 1, 2)
    assert spread(tuple(range(55)), 6) == (0, 11, 22, 32, 43, 54)


def test_what_is_computed_of_the_sound_is_kept_when_places_move() -> None:
    session, recording = free_field()
    some = some_of(Heard(session, recording), (1, 3))
    levels_db, before_m = some.mel_spectra_db, some.microphones_m
    moved = some.with_places(session.with_microphone_at(0, (1.0, 1.0, 1.0)))
    assert moved.mel_spectra_db is levels_db
    assert moved.microphones_m[0].tolist() == [1.0, 1.0, 1.0] and before_m[0].tolist() == [0.5, 0.5, 1.2]


def test_a_cut_recording_has_the_clips_own_features() -> None:
    session, recording = free_field()
    heard = Heard(session, recording)
    clip = heard.clips[3]
    cut = Heard(session, cut_to(recording, clip))
    assert len(cut.clips) == 1
    assert np.allclose(cut.mel_spectra_db[0], heard.mel_spectra_db[3], atol=1e-4)
