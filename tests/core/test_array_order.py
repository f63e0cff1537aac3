"""Which microphone is M1: the order round the array, and sessions counted in another order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from workbench.core.array.order import anticlockwise_order, in_order, moved_by
from workbench.core.session import Label, Microphone, Session

CORNERS = np.array([(0.6, 0.7, 1.3), (17.2, 0.9, 2.6), (17.1, 28.2, 1.6), (0.9, 27.9, 3.4)])


@pytest.mark.parametrize("mixed", list(permutations(range(4))))
def test_whatever_the_order_it_becomes_anticlockwise_from_the_low_corner(mixed: tuple[int, ...]) -> None:
    order = anticlockwise_order(CORNERS[list(mixed)])
    assert [mixed[i] for i in order] == [0, 1, 2, 3]


def test_a_long_narrow_array_begins_at_the_low_corner_by_shares_not_by_metres() -> None:
    places = np.array([(100.0, 0.0), (100.0, 2.0), (0.0, 2.0), (1.0, 0.1)])
    assert anticlockwise_order(places) == (3, 0, 1, 2)


def test_the_unplaced_come_last_and_nothing_breaks_without_extent() -> None:
    places = np.array([(np.nan,) * 3, (1.0, 1.0, 1.0), (np.nan,) * 3, (0.0, 0.0, 0.0)])
    assert anticlockwise_order(places) == (3, 1, 0, 2)
    assert anticlockwise_order(np.full((2, 3), np.nan)) == (0, 1)
    assert sorted(anticlockwise_order(np.ones((3, 3)))) == [0, 1, 2]
    assert anticlockwise_order(np.array([(5.0, 1.0), (0.0, 1.0), (2.0, 1.0)]))[0] == 1


def test_labels_stay_with_the_microphone_they_are_of() -> None:
    labels = (Label(start_s=0, end_s=1, microphone=3), Label(start_s=1, end_s=2))
    session = Session(microphones=tuple(Microphone(name=n, file=f"{n}.wav") for n in "ABC"), labels=labels)
    moved = in_order(session, moved_by(3, 2, -1))
    assert [m.name for m in moved.microphones] == ["A", "C", "B"]
    assert [label.microphone for label in moved.labels] == [2, None]
    assert in_order(session, (0, 1, 2)) is session
    with pytest.raises(ValueError, match="no order"):
        in_order(session, (0, 0, 1))


def test_moving_stops_at_the_ends() -> None:
    assert moved_by(4, 1, 1) == (0, 2, 1, 3)
    assert moved_by(4, 3, 1) == (0, 1, 2, 3)
    assert moved_by(4, 0, -1) == (0, 1, 2, 3)
