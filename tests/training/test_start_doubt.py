"""A fine-tuned network is doubted unless what it began as cannot have learnt from the clips it is scored on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.training.test_loop import TABLE
from workbench.core.card import ModelCard
from workbench.core.session_key import is_told
from workbench.training.card import card_of_run
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig, TrainConfig
from workbench.training.split import Parts, parts_of
from workbench.training.start_doubt import learnt_from, may_have_learnt

RECORDED = DataConfig(campaign="/data/square", seed=3)
SIMULATED = DataConfig(sites=("goyang",), seed=3)


def card(data: DataConfig, table: ClipTable = TABLE, **changes: Any) -> ModelCard:
    made = card_of_run(TrainConfig(data=data), table, parts_of(table, data))
    return replace(made, **changes)


def asked(start: ModelCard, data: DataConfig, table: ClipTable = TABLE) -> bool:
    """As the card of a new training asks, once the parts are known."""
    return may_have_learnt(
        start, data, np.unique(table.sites).tolist(), learnt_from(table, parts_of(table, data))["parts"]
    )


ELSEWHERE = replace(TABLE, sites=np.full(len(TABLE), "hall"))
OLDER = {"learnt_from": {}}
CASES = {
    "the same parts": (card(RECORDED), RECORDED, False),
    "the same parts, by another feature": (card(RECORDED), replace(RECORDED, feature="mel-spectrogram"), False),
    "another split of them": (card(RECORDED), replace(RECORDED, split="clip"), True),
    "another seed of the split": (card(RECORDED), replace(RECORDED, seed=4), True),
    "other shares": (card(RECORDED), replace(RECORDED, test_share=0.2), True),
    "a folder of another name": (card(RECORDED), replace(RECORDED, campaign="/moved", seed=4), True),
    "another site": (card(RECORDED, ELSEWHERE), RECORDED, False),
    "another simulated seed": (card(SIMULATED), replace(SIMULATED, seed=4), False),
    "the same simulated seed": (card(SIMULATED), replace(SIMULATED, n_sessions=5, test_share=0.3), True),
    "a simulated campaign on disk": (card(SIMULATED), replace(RECORDED, seed=5), True),
    "a card of an earlier version": (card(RECORDED, **OLDER), replace(RECORDED, seed=4), True),
    "an earlier one, elsewhere, its site unnamed": (card(RECORDED, ELSEWHERE, **OLDER), RECORDED, True),
    "a start that began as another": (card(RECORDED, ELSEWHERE, started_from={"name": "x"}), RECORDED, True),
    "a start that began as one of another seed": (
        card(SIMULATED, started_from={"name": "x", "seeds": "1", "sites": "Hall"}),
        replace(SIMULATED, seed=9),
        False,
    ),
    "such a one with the same parts": (card(RECORDED, started_from={"name": "x"}), RECORDED, False),
    "a doubted one with the same parts": (card(RECORDED, started_from={"doubt": "may"}), RECORDED, True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_start_is_doubted_unless_it_cannot_have_learnt(case: str) -> None:
    start, data, is_doubtful = CASES[case]
    assert asked(start, data) is is_doubtful


@pytest.mark.parametrize("data", [RECORDED, SIMULATED])
def test_before_the_split_equal_settings_count_as_equal_parts(data: DataConfig) -> None:
    assert not may_have_learnt(card(data), data, ["square"])
    assert may_have_learnt(card(data), replace(data, validation_share=0.2), ["square"])
    assert may_have_learnt(replace(card(data), learnt_from={}), data, ["square"]), (
        "that version may have split otherwise"
    )


def test_parts_have_one_key_only_while_they_hold_the_same_clips() -> None:
    parts = parts_of(TABLE, RECORDED)
    key = learnt_from(TABLE, parts)["parts"]
    moved = replace(TABLE, sources_m=TABLE.sources_m + np.float32(0.01))
    assert learnt_from(TABLE, parts_of(TABLE, RECORDED))["parts"] == key
    assert learnt_from(moved, parts)["parts"] != key
    assert learnt_from(TABLE, Parts(parts.training, parts.test, parts.validation))["parts"] != key


def test_a_card_names_the_sessions_learnt_from_and_those_chosen_by() -> None:
    table = replace(TABLE, ids=np.array([f"id-{i}" for i in range(len(TABLE))]))
    parts = parts_of(table, RECORDED)
    told = card(RECORDED, table).learnt_from
    for row in range(len(table)):
        assert is_told(f"id-{row}", told["sessions"]) == (row in parts.training)
        assert is_told(f"id-{row}", told["chosen_by"]) == (row in parts.validation)
    assert "sessions" not in card(SIMULATED, table).learnt_from, "made up on the fly, they lie in no folder"


def test_a_session_of_two_parts_counts_as_learnt_from() -> None:
    table = replace(TABLE, ids=np.full(len(TABLE), "the only one"))
    told = card(RECORDED, table).learnt_from
    assert is_told("the only one", told["sessions"]) and told["chosen_by"] == ""


def test_a_campaign_of_simulated_sessions_says_so_on_the_card() -> None:
    made = card(RECORDED, replace(TABLE, simulated=np.ones(len(TABLE), np.bool_)))
    assert made.is_simulated and "trained on simulated recordings" in made.caveats
    assert made.trained_on == "trained on simulated recordings in /data/square"
    some = card(RECORDED, replace(TABLE, simulated=np.arange(len(TABLE)) % 2 == 0))
    assert not some.is_simulated and "some of them simulated" in some.trained_on
    assert card(RECORDED).trained_on == "recordings in /data/square"
