"""A run that goes on finds the clips that it learnt from in the parts that it learnt from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.training.test_loop import CONFIG, made_up_table
from workbench.core.errors import UserError
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig
from workbench.training.loop import EpochEnd, train
from workbench.training.recordings import Recordings, refuse_other_recordings
from workbench.training.split import parts_of

TABLE = made_up_table(48, 3)
SHARES = DataConfig(validation_share=0.25, test_share=0.25)


def moved(column: str, row: int) -> ClipTable:
    values = getattr(TABLE, column).copy()
    values[row] += 0.5
    return replace(TABLE, **{column: values})


def renamed(*changes: tuple[int, str]) -> ClipTable:
    names = TABLE.names.copy()
    for row, name in changes:
        names[row] = name
    return replace(TABLE, names=names)


CHANGES: dict[str, tuple[ClipTable, DataConfig, str]] = {
    "one more": (made_up_table(49, 3), SHARES, "49 sessions instead of 48"),
    "one left": (TABLE.rows(np.arange(1)), SHARES, "1 session instead of 48"),
    "another one": (renamed((5, "N-5")), SHARES, "session N-5 in the place of another"),
    "order": (renamed((5, "S-6"), (6, "S-5")), SHARES, "the sessions come in another order"),
    "site": (replace(TABLE, sites=np.full(48, "round")), SHARES, "session S-0 and 47 more with another site"),
    "source": (moved("sources_m", 7), SHARES, "session S-7 with another place of the source"),
    "microphones": (moved("microphones_m", 8), SHARES, "session S-8 with other places of the microphones"),
    "clips": (TABLE.rows(np.append(np.arange(48), 47)), SHARES, "49 clips instead of 48"),
    "share": (TABLE, replace(SHARES, test_share=0.5), "12, 12, 24 clips for training, validation and test instead"),
    "seed": (TABLE, replace(SHARES, seed=8), "their clips are shared out otherwise"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_changed_since_is_named(case: str) -> None:
    table, data, told = CHANGES[case]
    then = Recordings.of(TABLE, parts_of(TABLE, SHARES))
    refuse_other_recordings(then, Recordings.of(TABLE, parts_of(TABLE, SHARES)), TABLE)
    here = TABLE if case == "one left" else table
    now = Recordings.of(table, parts_of(here, data))
    with pytest.raises(UserError, match=f"not those the run learnt from: {told}") as refused:
        refuse_other_recordings(then, now, table)
    assert "fine-tune" in refused.value.hint


def test_a_training_does_not_go_on_with_other_recordings() -> None:
    begun = next(e for e in train(CONFIG, TABLE, parts_of(TABLE, SHARES)) if isinstance(e, EpochEnd)).checkpoint
    other = parts_of(TABLE, replace(SHARES, seed=8))
    with pytest.raises(UserError, match="not those the run learnt from"):
        next(train(CONFIG, TABLE, other, begun))
    assert next(train(CONFIG, TABLE, other, replace(begun, recordings=None))), "what is not known is not refused"


def test_they_are_kept_in_the_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "last.checkpoint"
    recordings = Recordings.of(TABLE, parts_of(TABLE, SHARES))
    Checkpoint({}, 1, 0.5, {}, recordings).write(path)
    assert Checkpoint.read(path).recordings == recordings
