"""Where a source may be goes from a method to its answers; what was declined has none."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from workbench.core.events import Declined, Located, Summary
from workbench.core.mixture import Mixture
from workbench.core.session import Session
from workbench.engine.localize import Localize
from workbench.localize import registry
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined
from workbench.localize.method import Method

N_CLIPS, DECLINED = 7, 2
WHOLE = Mixture(np.ones(1), np.array([[3.0, 4.0, 1.0]]), 0.25 * np.eye(3)[None])


def of_clip(index: int) -> Mixture:
    return Mixture(np.ones(1), np.array([[float(index), 4.0, 1.0]]), (1.0 + index) * np.eye(3)[None])


class Unsure(Method):
    """Tells of each clip where the source may be, in two batches, and of all clips together more narrowly."""

    name, title, about = "unsure", "Unsure", "Tells where the source may be."

    def locate(self, heard: Heard) -> Iterator[Found]:
        for clips in (range(3), range(3, N_CLIPS)):
            mixtures = [of_clip(index) for index in clips]
            why_not = ["Too faint" if index == DECLINED else "" for index in clips]
            yield Found.of(np.stack([m.mean_m for m in mixtures]), mixtures=mixtures).without(why_not)

    def joined(self, heard: Heard, found: Found) -> Joined:
        return Joined(WHOLE.mean_m, WHOLE, WHOLE.radius_m(WHOLE.mean_m, 0.9))


@pytest.fixture
def unsure() -> Iterator[str]:
    registry._METHODS["unsure"] = Unsure
    yield "unsure"
    del registry._METHODS["unsure"]


def test_each_answer_says_where_the_source_may_be(simulated: Session, unsure: str) -> None:
    events = list(Localize(simulated, (unsure,)).run())
    located = {e.clip: e for e in events if isinstance(e, Located)}
    assert [e.clip for e in events if isinstance(e, Declined)] == [DECLINED]
    assert sorted(located) == [index for index in range(N_CLIPS) if index != DECLINED]
    for index, answer in located.items():
        assert answer.mixture is not None and answer.mixture.plain() == of_clip(index).plain()


def test_the_joined_answer_says_so_of_all_clips_together(simulated: Session, unsure: str) -> None:
    (summary,) = (e for e in Localize(simulated, (unsure,)).run() if isinstance(e, Summary))
    assert summary.mixture is WHOLE
    assert summary.radius_m == pytest.approx(0.5 * 2.5, abs=0.05)


def test_methods_that_tell_places_only_have_none(simulated: Session) -> None:
    answers = [e for e in Localize(simulated, ("centroid",)).run() if isinstance(e, Located | Summary)]
    assert len(answers) == N_CLIPS + 1
    assert all(e.mixture is None for e in answers)


def test_declined_answers_lose_theirs() -> None:
    both = Found.of(np.zeros((2, 3)), mixtures=[of_clip(0), of_clip(1)])
    all_three = Found.joined([both.without(["", "Too faint"]), Found.of(np.zeros((1, 3)))])
    first, *others = all_three.mixtures
    assert first is both.mixtures[0] and others == [None, None]
