"""Simulated sessions tell their seed, and networks what they learnt from, through any number of trainings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.core.card import ModelCard
from workbench.core.learnt import has_learnt, is_unsure, told_to_successors
from workbench.core.session import Conditions, Session, Site
from workbench.core.session_key import keys_told
from workbench.core.simulated import simulated_note, simulated_seed
from workbench.simulate.campaign import CampaignPlan

CARD = ModelCard(
    name="n", title="N", about="", architecture="spacenet", feature="mel-spectra", trained_on="tests",
    is_simulated=True, n_training_clips=1, n_training_places=1, split="by source place", seed=0,
    training={"data": {"seed": 1}}, learnt_from={"sites": ["Hall"]}, program_version="0",
)  # fmt: skip


def made(seed: int, site: str = "Hall") -> Session:
    conditions = Conditions(notes=simulated_note(seed))
    return Session(microphones=(), source=None, site=Site(name=site), conditions=conditions)


def test_a_made_session_tells_its_seed_whatever_was_changed_in_it() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=1, seconds=3.0, seed=17)
    assert simulated_seed(plan.make(0).session) == 17
    assert simulated_seed(replace(plan, clocks="poor", walls="soft").make(0).session) == 17


@pytest.mark.parametrize(
    ("name", "notes", "seed"),
    [
        ("goyang-3-0001", "Simulated recording (image sources and a diffuse tail).", 3),
        ("goyang-3-0001-soft-walls", "Simulated recording (image sources and a diffuse tail).", 3),
        ("renamed", "Simulated recording (image sources and a diffuse tail).", None),
        ("goyang-3-0001", "Recorded on a Sunday, seed 1.", None),
        ("renamed", simulated_note(None), None),
        ("goyang-3-0001", f"{simulated_note(8)} Checked by hand.", 8),
    ],
)
def test_older_sessions_tell_it_by_name_and_recorded_ones_not_at_all(name: str, notes: str, seed: int | None) -> None:
    assert simulated_seed(Session(microphones=(), name=name, conditions=Conditions(notes=notes))) == seed


def test_seed_and_site_together_are_what_was_learnt() -> None:
    assert has_learnt(CARD, made(1))
    assert not has_learnt(CARD, made(2)) and not has_learnt(CARD, made(1, "Quarry"))
    assert has_learnt(replace(CARD, learnt_from={}), made(1, "Quarry")), "a card without sites may mean any"
    recorded = replace(CARD, training={"data": {"seed": 1, "campaign": "/data"}})
    assert not has_learnt(recorded, made(1)), "there the seed is of the split"


def test_a_session_that_stands_where_a_learnt_one_stood_is_told() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=1, seconds=3.0, seed=17)
    card = replace(CARD, learnt_from={"sites": [plan.make(0).session.site.name]})
    assert not has_learnt(card, plan.make(0).session)
    assert has_learnt(card, replace(plan, arrays_of=1).make(0).session)
    assert has_learnt(card, replace(plan, places_of=1).make(0).session)
    assert not has_learnt(card, replace(plan, places_of=2).make(0).session)


def test_grandchildren_know_what_their_grandparents_learnt() -> None:
    child = replace(CARD, training={"data": {"seed": 2}}, learnt_from={"sites": ["Quarry"]}, started_from={
        "name": "n", **told_to_successors(CARD)})  # fmt: skip
    recorded = {"sites": ["Mine"], "sessions": keys_told(["met"])}
    told = told_to_successors(replace(child, training={"data": {"campaign": "/data"}}, learnt_from=recorded))
    grandchild = replace(CARD, training={"data": {"seed": 3}}, started_from={"name": "c", **told})
    assert has_learnt(grandchild, made(1)) and has_learnt(grandchild, made(3))
    assert has_learnt(grandchild, Session(microphones=(), id="met"))
    assert not has_learnt(grandchild, made(2, "Quarry")), "what only the recorded training left out was never learnt"
    assert not is_unsure(CARD) and not is_unsure(child) and not is_unsure(grandchild)


def test_a_chain_with_an_older_card_in_it_is_unsure() -> None:
    older = replace(CARD, started_from={"name": "who knows"})
    assert is_unsure(older)
    assert is_unsure(replace(CARD, started_from={"name": "older", **told_to_successors(older)}))
    assert has_learnt(replace(CARD, training={"data": {"seed": 9}}, started_from=told_to_successors(older)), made(1))
    assert is_unsure(replace(CARD, training={"data": {"campaign": "/data"}}, learnt_from={}))
