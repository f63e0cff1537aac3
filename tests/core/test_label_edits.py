"""Edits of labels: values in, values out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.core.label_edits import label_problem, levels_of, with_label, with_label_at, without_labels
from workbench.core.session import Label, Microphone, Session

BARE = Session(id="a", microphones=(Microphone(file="a.wav"), Microphone(file="b.wav")))


def at(start_s: float, end_s: float | None = None, text: str = "") -> Label:
    return Label(start_s=start_s, end_s=start_s + 1 if end_s is None else end_s, text=text)


def test_a_new_label_stands_where_its_time_puts_it() -> None:
    session = replace(BARE, labels=(at(1), at(3)))
    edited, index = with_label(session, at(2))
    assert index == 1 and [label.start_s for label in edited.labels] == [1, 2, 3]


def test_labels_in_an_order_of_their_own_keep_it() -> None:
    edited, index = with_label(replace(BARE, labels=(at(5), at(3))), at(4))
    assert index == 2 and [label.start_s for label in edited.labels] == [5, 3, 4]


def test_nothing_changed_is_the_same_session() -> None:
    session = replace(BARE, labels=(at(1),))
    assert with_label_at(session, 0, at(1)) is session and without_labels(session, []) is session


def test_labels_are_taken_out_by_their_places() -> None:
    session = replace(BARE, labels=(at(1), at(2), at(3)))
    assert without_labels(session, [0, 2]).labels == (at(2),)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        (at(2, 1), "A label cannot end (1.000 s) before it begins (2.000 s)."),
        (Label(start_s=0, end_s=1, low_hz=-1), "A frequency is 0 Hz or more."),
        (
            Label(start_s=0, end_s=1, low_hz=200, high_hz=100),
            "A band cannot end (100 Hz) below its beginning (200 Hz).",
        ),
        (Label(start_s=0, end_s=1, microphone=3), "There is no microphone 3: the session has 2."),
        (Label(start_s=float("nan"), end_s=1), "A label's times and frequencies are numbers."),
        (Label(start_s=0, end_s=0, low_hz=0, high_hz=0, microphone=2), ""),
    ],
)
def test_what_is_wrong_with_a_label_is_said(label: Label, said: str) -> None:
    assert label_problem(label, 2) == said


def test_labels_at_one_time_lie_below_each_other_as_far_as_there_is_room() -> None:
    labels = [at(0, 10), at(1, 2), at(3, 4), at(1.5, 1.6), at(1.55, 1.7), at(20)]
    assert levels_of(labels, 3) == (0, 1, 1, 2, 2, 0)
