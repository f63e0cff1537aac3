"""Two people's edits of one session come together."""

from __future__ import annotations

import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.merging.counterparts import labels_matched
from workbench.core.merging.decider import Conflict
from workbench.core.merging.differences import differences
from workbench.core.merging.merge import merged
from workbench.core.session import (
    AudioFile,
    Conditions,
    FloorPlan,
    Georeference,
    Label,
    MeshPose,
    Microphone,
    Review,
    Session,
    Site,
    Source,
)
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight

BASE = Session(
    id="a",
    name="A-017",
    site=Site(name="Cellar", size_m=(8.0, 8.0, 5.0)),
    microphones=tuple(Microphone(name=f"M{i}", file=f"m{i}.wav", position_m=(float(i), 0.0, 1.0)) for i in range(1, 5)),
    source=Source(position_m=(3.0, 4.0, 1.0)),
    labels=(Label(start_s=1.0, end_s=2.0, text="knock"), Label(start_s=4.0, end_s=5.0, text="voice", microphone=3)),
)


def at(session: Session, index: int, x_m: float) -> Session:
    return session.with_microphone_at(index, (x_m, 0.0, 1.0))


def test_edits_of_different_things_come_together_quietly() -> None:
    ours = replace(at(BASE, 0, 7.0), conditions=Conditions(weather="rain"))
    theirs = replace(at(BASE, 1, 9.0), conditions=Conditions(temperature_c=4.0), review=Review(state="accepted"))
    found = merged(BASE, ours, theirs)
    assert found.conflicts == ()
    assert [m.position_m[0] for m in found.session.microphones if m.position_m] == [7.0, 9.0, 3.0, 4.0]
    assert found.session.conditions == Conditions(weather="rain", temperature_c=4.0)
    assert found.session.review.state == "accepted"


def test_two_fields_of_one_microphone_are_no_conflict() -> None:
    ours = at(BASE, 2, 7.0)
    theirs = BASE.with_microphone(2, replace(BASE.microphones[2], gain_db=6.0))
    found = merged(BASE, ours, theirs)
    assert found.conflicts == ()
    assert found.session.microphones[2] == replace(ours.microphones[2], gain_db=6.0)


def test_a_conflict_says_what_and_both_values_and_either_can_be_taken() -> None:
    ours, theirs = at(BASE, 2, 7.0), at(BASE, 2, 9.0)
    found = merged(BASE, ours, theirs)
    assert found.conflicts == (Conflict("M3 position", "x 7.00, y 0.00, z 1.00 m", "x 9.00, y 0.00, z 1.00 m"),)
    assert found.session == ours
    assert merged(BASE, ours, theirs, theirs_at=frozenset({"M3 position"})).session == theirs


def test_microphones_are_known_by_file_and_channel_whatever_their_order() -> None:
    turned = replace(BASE, microphones=BASE.microphones[::-1], labels=(BASE.labels[0], _on(BASE.labels[1], 2)))
    found = merged(BASE, turned, at(BASE, 0, 7.0))
    assert found.conflicts == ()
    assert [m.name for m in found.session.microphones] == ["M4", "M3", "M2", "M1"]
    assert found.session.microphones[3].position_m == (7.0, 0.0, 1.0)
    assert found.session.labels[1].microphone == 2


def _on(label: Label, number: int) -> Label:
    return replace(label, microphone=number)


def test_a_microphone_whose_file_was_linked_anew_is_still_that_microphone() -> None:
    ours = BASE.with_microphone(1, replace(BASE.microphones[1], file="moved/m2.wav"))
    found = merged(BASE, ours, at(BASE, 1, 9.0))
    assert found.conflicts == ()
    assert found.session.microphones[1].file == "moved/m2.wav"
    assert found.session.microphones[1].position_m == (9.0, 0.0, 1.0)


def test_removing_what_the_other_side_edited_is_a_conflict() -> None:
    ours, theirs = BASE.with_microphones_chosen((0, 1, 3)), at(BASE, 2, 9.0)
    found = merged(BASE, ours, theirs)
    assert found.conflicts == (Conflict("microphone M3", "removed", "edited"),)
    assert [m.name for m in found.session.microphones] == ["M1", "M2", "M4"]
    kept = merged(BASE, ours, theirs, theirs_at=frozenset({"microphone M3"})).session
    assert [m.name for m in kept.microphones] == ["M1", "M2", "M3", "M4"]


def test_when_each_side_removed_what_the_other_kept_one_microphone_list_is_chosen() -> None:
    ours, theirs = BASE.with_microphones_chosen((0, 1)), BASE.with_microphones_chosen((2, 3))
    found = merged(BASE, ours, theirs)
    assert [c.what for c in found.conflicts] == ["microphones"]
    assert found.session.microphones == ours.microphones


def test_labels_added_edited_and_removed_on_both_sides_come_together() -> None:
    new = Label(start_s=3.0, end_s=3.5, text="tap")
    ours = replace(BASE, labels=(*BASE.labels, new))
    theirs = replace(BASE, labels=(replace(BASE.labels[0], text="two knocks"), Label(start_s=2.5, end_s=3.0)))
    found = merged(BASE, ours, theirs)
    assert found.conflicts == ()
    assert [label.text for label in found.session.labels] == ["two knocks", "", "tap"]


def test_a_label_edited_on_both_sides_is_one_conflict_and_no_second_label() -> None:
    def said(text: str) -> Session:
        return replace(BASE, labels=(replace(BASE.labels[0], text=text), BASE.labels[1]))

    found = merged(BASE, said("three"), said("four"))
    assert [(c.ours, c.theirs) for c in found.conflicts] == [("“three”", "“four”")]
    assert len(found.session.labels) == 2


def test_the_source_can_be_forgotten_on_one_side() -> None:
    ours = replace(BASE, source=None)
    assert merged(BASE, ours, at(BASE, 0, 7.0)).session.source is None
    found = merged(BASE, ours, BASE.with_source_at((1.0, 1.0, 1.0)))
    assert [(c.what, c.ours) for c in found.conflicts] == [("source position", "none")]


def test_keys_of_newer_programs_are_merged_one_by_one() -> None:
    found = merged(replace(BASE, extra={"a": 1}), replace(BASE, extra={"a": 1, "b": 2}), replace(BASE, extra={}))
    assert found.conflicts == ()
    assert dict(found.session.extra) == {"b": 2}


def test_differences_are_told_in_words() -> None:
    now = replace(at(BASE, 2, 7.0), review=Review(state="flagged"), labels=BASE.labels[:1])
    assert differences(BASE, now) == (
        "review state: “unreviewed” → “flagged”",
        "M3 position: x 3.00, y 0.00, z 1.00 m → x 7.00, y 0.00, z 1.00 m",
        "label 4.00\N{EN DASH}5.00 s “voice” removed",
    )
    assert differences(BASE, BASE) == ()
    assert differences(BASE, BASE.with_microphones_chosen((1, 0, 2))) == ("M4 removed", "microphones in another order")


def knocks(*labels: Label) -> Session:
    return replace(BASE, labels=labels)


COUGH, LATER_COUGH = Label(start_s=1.0, end_s=2.0, text="cough"), Label(start_s=5.0, end_s=6.0, text="cough")


def test_an_edit_lands_on_its_own_label_and_on_no_other_of_the_same_text() -> None:
    banded = replace(COUGH, low_hz=300.0, high_hz=900.0)
    ours = knocks(replace(LATER_COUGH, end_s=6.5))  # the first one removed, the second one longer
    found = merged(knocks(COUGH, LATER_COUGH), ours, knocks(banded, LATER_COUGH))
    assert [(c.what, c.ours, c.theirs) for c in found.conflicts] == [
        ("label 1.00\N{EN DASH}2.00 s “cough”", "removed", "edited")
    ]
    assert found.session.labels == ours.labels


def test_a_new_label_before_another_of_the_same_text_takes_none_of_its_edits() -> None:
    new, longer = Label(start_s=0.2, end_s=0.4, text="cough"), replace(COUGH, end_s=2.2)
    banded = replace(COUGH, low_hz=300.0, high_hz=900.0)
    found = merged(knocks(COUGH, LATER_COUGH), knocks(new, longer, LATER_COUGH), knocks(banded, LATER_COUGH))
    assert found.conflicts == ()
    assert found.session.labels == (new, replace(banded, end_s=2.2), LATER_COUGH)


def test_labels_of_one_call_on_several_microphones_are_told_apart() -> None:
    call = tuple(Label(start_s=1.0, end_s=2.0, text="call", microphone=n) for n in (1, 2, 3))
    ours = knocks(call[0], replace(call[1], start_s=1.2, end_s=2.2), call[2])
    theirs = knocks(call[0], replace(call[1], text="bark"), call[2])
    found = merged(knocks(*call), ours, theirs)
    assert found.conflicts == ()
    assert found.session.labels == (call[0], replace(call[1], start_s=1.2, end_s=2.2, text="bark"), call[2])


def test_a_label_moved_far_away_is_still_that_label_where_its_text_is_the_only_one() -> None:
    ours = knocks(replace(COUGH, start_s=30.0, end_s=31.0), BASE.labels[0])
    found = merged(knocks(COUGH, BASE.labels[0]), ours, knocks(replace(COUGH, low_hz=9.0), BASE.labels[0]))
    assert found.conflicts == ()
    assert replace(COUGH, start_s=30.0, end_s=31.0, low_hz=9.0) in found.session.labels


def test_thousands_of_shifted_and_renamed_labels_are_matched_in_a_moment() -> None:
    """Each pass is one look at every label: twice as many take about twice as long, not four times."""
    before = tuple(Label(start_s=float(i), end_s=i + 0.5, text="call") for i in range(20_000))
    now = tuple(
        replace(label, start_s=label.start_s + 7.25, end_s=label.end_s + 7.25, text="call!") for label in before
    )
    began_s = time.process_time()
    assert labels_matched(before, now) == (None,) * len(now)
    assert labels_matched(before, tuple(replace(label, text="b") for label in before)) == tuple(range(len(before)))
    assert time.process_time() - began_s < 5.0  # 40 s and more when every label is compared with every other


def test_labels_in_another_order_are_a_difference() -> None:
    assert differences(BASE, replace(BASE, labels=BASE.labels[::-1])) == ("labels in another order",)


CHANGED: dict[str, Any] = {
    "id": "b",
    "name": "A-018",
    "recorded_at": "2026-01-01T12:00:00Z",
    "site": Site(mesh="hall.ply", mesh_pose=MeshPose(), floor_plan=FloorPlan(file="p.png", metres_per_pixel=0.1),
                 georeference=Georeference(crs="EPSG:32652")),
    "conditions": Conditions(link="wired"),
    "review": Review(note="loud"),
    "microphones": BASE.microphones[:2],
    "source": None,
    "labels": (),
    "tapes": (Tape(between=(1, 2), length_m=3.0),),
    "tape_heights": (TapeHeight(of=1, height_m=1.0),),
    "tape_frame": TapeFrame(origin=2, along_x=1),
    "audio": {"m1.wav": AudioFile(sha256="00")},
    "extra": {"k": 1},
}  # fmt: skip


@pytest.mark.parametrize("field", [f.name for f in fields(Session)])
def test_whatever_field_another_program_changed_is_a_difference_and_is_merged(field: str) -> None:
    if field in ("folder", "read_only_reason"):  # no part of the file: each side has its own
        assert merged(BASE, BASE, replace(BASE, **{field: Path("x")})).session is BASE  # type: ignore[arg-type]
        return
    theirs = replace(BASE, **{field: CHANGED[field]})
    assert differences(BASE, theirs) and differences(theirs, BASE)
    assert merged(BASE, BASE, theirs).session == theirs


places = st.none() | st.tuples(*[st.sampled_from((0.0, 1.0, 2.0))] * 3)
microphones = st.builds(
    Microphone,
    name=st.sampled_from(("", "A", "B")),
    file=st.sampled_from(("m1.wav", "m2.wav", "m3.wav")),
    channel=st.integers(1, 2),
    position_m=places,
    gain_db=st.sampled_from((0.0, 6.0)),
)
labels = st.builds(
    Label,
    start_s=st.sampled_from((0.0, 1.0, 2.0)),
    end_s=st.sampled_from((3.0, 4.0)),
    text=st.sampled_from(("", "knock")),
    microphone=st.none() | st.integers(1, 2),
)
ends = st.sampled_from((1, 2, 3, 4, "source"))
lengths = st.sampled_from((2.0, 3.0))
tapes = st.builds(Tape, between=st.tuples(ends, ends).filter(lambda e: e[0] != e[1]), length_m=lengths)
heights = st.builds(TapeHeight, of=ends, height_m=lengths)
frames = st.builds(TapeFrame, origin=ends, along_x=ends, angle_deg=st.sampled_from((0.0, 90.0)))


def _within(session: Session) -> Session:
    """Without tapes at microphones that are not there: no file may name those."""

    def is_there(*ends: Any) -> bool:
        return all(end == "source" or end <= len(session.microphones) for end in ends)

    frame = session.tape_frame
    return replace(
        session,
        tapes=tuple(t for t in session.tapes if is_there(*t.between)),
        tape_heights=tuple(h for h in session.tape_heights if is_there(h.of)),
        tape_frame=frame if frame is not None and is_there(frame.origin, frame.along_x) else None,
    )


sessions = st.builds(
    Session,
    name=st.sampled_from(("", "x")),
    site=st.builds(Site, name=st.sampled_from(("", "Cellar")), extra=st.sampled_from(({}, {"k": 1}, {"k": 2}))),
    conditions=st.builds(Conditions, weather=st.sampled_from(("", "rain"))),
    review=st.builds(Review, state=st.sampled_from(("unreviewed", "flagged"))),
    microphones=st.lists(microphones, min_size=1, max_size=4).map(tuple),
    source=st.none() | st.builds(Source, position_m=places),
    labels=st.lists(labels, max_size=4).map(tuple),
    tapes=st.lists(tapes, max_size=3).map(tuple),
    tape_heights=st.lists(heights, max_size=2).map(tuple),
    tape_frame=st.none() | frames,
).map(_within)


@given(sessions, sessions)
@settings(max_examples=150, deadline=None)
def test_merging_with_an_unchanged_side_is_the_other_side(base: Session, other: Session) -> None:
    for found in (merged(base, other, base), merged(base, base, other), merged(base, other, other)):
        assert found.conflicts == ()
        assert found.session == other


@given(sessions, sessions, sessions)
@settings(max_examples=250, deadline=None)
def test_it_does_not_matter_who_merges(base: Session, ours: Session, theirs: Session) -> None:
    here, there = merged(base, ours, theirs), merged(base, theirs, ours)
    swapped = {(c.what, c.theirs, c.ours) for c in there.conflicts}
    assert {(c.what, c.ours, c.theirs) for c in here.conflicts} == swapped
    if not here.conflicts:
        assert here.session == there.session


@given(sessions, sessions, sessions)
@settings(max_examples=120, deadline=None)
def test_a_merge_is_always_a_session_and_conflicts_are_told_apart(
    base: Session, ours: Session, theirs: Session
) -> None:
    found = merged(base, ours, theirs)
    assert found.session.microphones
    assert _within(found.session) == found.session
    assert all(len(set(tape.between)) == 2 for tape in found.session.tapes)
    names = [c.what for c in found.conflicts]
    assert len(set(names)) == len(names)
    if names:
        again = merged(base, ours, theirs, theirs_at=frozenset(names))
        assert [c.what for c in again.conflicts] == names


@given(sessions, sessions)
@settings(max_examples=120, deadline=None)
def test_nothing_differs_only_where_two_sessions_are_equal(before: Session, now: Session) -> None:
    assert bool(differences(before, now)) == (before != now)
