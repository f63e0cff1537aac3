"""A session unlike the training is told, for each reason; one like it is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from workbench.core.card import ModelCard, TrainedSite
from workbench.core.recording import Recording
from workbench.core.session import Conditions, Microphone, Session, Site
from workbench.core.session_key import keys_told
from workbench.core.simulated import simulated_note
from workbench.localize.fitness import fitness_warnings

CARD = ModelCard(
    name="net", title="Net", about="", architecture="spacenet", feature="mel-spectra", trained_on="", is_simulated=True,
    trained_sites=(TrainedSite(name="Hall", size_m=(18.0, 29.0, 7.0)),), array_span_m=(6.0, 33.0),
    array_corner_m=((0.3, 0.3, 0.5), (3.0, 3.0, 2.8)), n_training_clips=1, n_training_places=1, split="", seed=0,
    program_version="",
)  # fmt: skip
PLACES_M = ((0.5, 0.5, 1.0), (9.0, 0.6, 1.5), (8.8, 9.1, 1.2), (0.7, 9.0, 2.0))


def session(places_m=PLACES_M, size_m=(10.0, 10.0, 5.0)) -> Session:  # type: ignore[no-untyped-def]
    microphones = tuple(Microphone(file="a.wav", channel=i + 1, position_m=p) for i, p in enumerate(places_m))
    return Session(microphones=microphones, site=Site(size_m=size_m))


def warnings(told: Session, recorded_hz: int = 44_100, card: ModelCard = CARD) -> tuple[str, ...]:
    recording = Recording.of_samples(np.zeros((4, 10), np.float32), 44_100)
    return fitness_warnings(card, told, replace(recording, recorded_rate_hz=recorded_hz))


def shifted(by_m: tuple[float, float, float]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(np.add(place, by_m)) for place in PLACES_M)


def test_a_session_like_the_training_is_not_warned_about() -> None:
    assert warnings(session()) == ()


@pytest.mark.parametrize(
    ("unlike", "said"),
    [
        (session(size_m=(60.0, 40.0, 7.0)), "much larger than any in the training"),
        (session(size_m=(10.0, 10.0, 20.0)), "much larger than any in the training"),
        (session(size_m=None), "size is not known"),
        (session((PLACES_M[0], (9.0, 5.0, 1.5), *PLACES_M[2:])), "M2 does not stand near a corner"),
        (session((PLACES_M[0], (12.0, 0.6, 1.5), *PLACES_M[2:])), "M2 does not stand near a corner"),
        (session(shifted((-5.0, -5.0, 0.0))), "origin of the coordinates is not where"),
        (session(shifted((400.0, 300.0, 100.0))), "origin of the coordinates is not where"),
        (session((*PLACES_M[1:], PLACES_M[0])), "not in the training's order"),
        (session((PLACES_M[0], PLACES_M[2], PLACES_M[1], PLACES_M[3])), "not in the training's order"),
        (session(tuple(tuple(0.05 * np.array(p) + 0.6) for p in PLACES_M)), "at least 6 m"),
        (session(tuple(tuple(10 * np.array(p)) for p in PLACES_M)), "at most 33 m"),
    ],
)
def test_each_reason_to_doubt_is_told(unlike: Session, said: str) -> None:
    assert any(said in warning for warning in warnings(unlike)), warnings(unlike)


def test_a_low_rate_is_told_with_what_is_missing() -> None:
    (warning,) = warnings(session(), recorded_hz=16_000)
    assert "16 kHz" in warning and "above 8 kHz" in warning


@pytest.mark.parametrize(("architecture", "minds"), [("di-nn", True), ("wav2pos", False)])
def test_the_order_of_microphones_is_minded_by_networks_that_know_but_one(architecture: str, minds: bool) -> None:
    card = replace(CARD, architecture=architecture, options={"relative": True})
    told = warnings(session((*PLACES_M[1:], PLACES_M[0])), card=card)
    assert [("not in the training's order" in each) for each in told] == [True] * minds


def test_a_network_of_any_order_that_answers_from_the_array_minds_but_the_span() -> None:
    card = replace(CARD, architecture="placefield", n_microphones=3, n_microphones_most=16)
    for places_m in (shifted((400.0, 300.0, 0.0)), (*PLACES_M[1:], PLACES_M[0]), (*PLACES_M[:3], (5.0, 5.0, 1.0))):
        assert warnings(session(places_m, (10.0, 10.0, 5.0)), card=card) == ()
    assert warnings(session((*PLACES_M, (5.0, 5.0, 2.0), (2.0, 6.0, 1.0))), card=card) == ()
    (told,) = warnings(session(tuple(tuple(10 * np.array(p)) for p in PLACES_M)), card=card)
    assert "at most 33 m" in told


def test_a_network_that_answers_from_the_centroid_does_not_mind_the_origin() -> None:
    relative = replace(CARD, options={"relative": True})
    assert warnings(session(shifted((400.0, 300.0, 0.0))), card=relative) == ()


def test_a_session_that_the_network_has_met_is_told_as_such() -> None:
    card = replace(
        CARD,
        learnt_from={"sessions": keys_told(["learnt"]), "chosen_by": keys_told(["chosen by"])},
        started_from={"sessions": keys_told(["before"])},
    )
    said = {id: warnings(replace(session(), id=id), card=card) for id in ("learnt", "chosen by", "before", "new", "")}
    assert "learnt from this very session" in said["learnt"][0]
    assert "best epoch was chosen on this session" in said["chosen by"][0]
    assert "began as learnt from this very session" in said["before"][0]
    assert said["new"] == said[""] == ()


def test_a_simulated_session_of_the_trainings_seed_is_told_as_such() -> None:
    card = replace(CARD, is_simulated=True, training={"data": {"seed": 1}})
    began = replace(CARD, started_from={"seeds": "3", "sites": ""})
    hall = replace(session(), site=Site(name="Hall", size_m=(10.0, 10.0, 5.0)))
    made = {seed: replace(hall, conditions=Conditions(notes=simulated_note(seed))) for seed in (1, 2, 3)}
    assert "learnt from simulated recordings of the same seed (1)" in " ".join(warnings(made[1], card=card))
    assert "The network that this one began as learnt" in " ".join(warnings(made[3], card=began))
    assert "same seed" not in " ".join((*warnings(made[2], card=card), *warnings(made[2], card=began)))
