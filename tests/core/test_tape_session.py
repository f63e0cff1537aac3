"""Tapes in a session: they follow their microphones, and two people's tapes come together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.array.order import in_order
from workbench.core.errors import UserError
from workbench.core.merging.differences import differences
from workbench.core.merging.merge import merged
from workbench.core.session import Microphone, Session
from workbench.core.tape.network import network_of
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight
from workbench.core.tape.solve import solve
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import session_text


def tape(a: int | str, b: int | str, length_m: float) -> Tape:
    return Tape(between=(a, b), length_m=length_m, error_m=0.01)  # type: ignore[arg-type]


MEASURED = Session(
    id="T",
    microphones=tuple(Microphone(name=f"M{i}", file=f"m{i}.wav") for i in (1, 2, 3)),
    tapes=(tape(1, 2, 4.0), tape(1, 3, 3.0), tape(2, "source", 2.5)),
    tape_heights=(TapeHeight(of=2, height_m=1.0),),
    tape_frame=TapeFrame(origin=2, along_x=3, origin_m=(1.0, 2.0, 0.0), angle_deg=90.0, mirrored=True),
)


def test_tapes_come_back_from_the_file_as_they_were() -> None:
    text = session_text(MEASURED)
    assert session_of_bytes(text.encode(), None, "it") == MEASURED
    assert session_text(session_of_bytes(text.encode(), None, "it")) == text


def test_a_session_without_tapes_says_nothing_of_them() -> None:
    assert "tape" not in session_text(replace(MEASURED, tapes=(), tape_heights=(), tape_frame=None))


def test_one_changed_length_changes_one_line() -> None:
    changed = replace(MEASURED, tapes=(tape(1, 2, 4.1), *MEASURED.tapes[1:]))
    before, now = session_text(MEASURED).splitlines(), session_text(changed).splitlines()
    assert len(before) == len(now)
    assert sum(a != b for a, b in zip(before, now, strict=True)) == 1


def test_tapes_stay_with_their_microphones_when_these_are_counted_anew() -> None:
    turned = in_order(MEASURED, (2, 0, 1))
    assert [t.between for t in turned.tapes] == [(2, 3), (2, 1), (3, "source")]
    assert turned.tape_heights[0].of == 3
    assert (turned.tape_frame.origin, turned.tape_frame.along_x) == (3, 1)  # type: ignore[union-attr]


def test_lengths_that_two_people_added_come_together() -> None:
    ours = replace(MEASURED, tapes=(*MEASURED.tapes, tape(2, 3, 5.0)))
    theirs = replace(MEASURED, tapes=(tape(1, 2, 4.2), *MEASURED.tapes[2:]))
    both = merged(MEASURED, ours, theirs)
    assert both.conflicts == ()
    assert both.session.tapes == (tape(1, 2, 4.2), tape(2, "source", 2.5), tape(2, 3, 5.0))


def test_a_length_added_on_one_side_follows_the_order_of_the_other() -> None:
    ours = replace(MEASURED, tapes=(*MEASURED.tapes, tape(2, 3, 5.0)))
    both = merged(MEASURED, ours, in_order(MEASURED, (2, 0, 1)))
    assert both.conflicts == ()
    assert both.session.tapes[-1] == tape(3, 1, 5.0)
    assert both.session.tape_frame.origin == 3  # type: ignore[union-attr]


def test_two_values_for_one_length_are_asked_about_by_name() -> None:
    ours = replace(MEASURED, tapes=(tape(1, 2, 4.1), *MEASURED.tapes[1:]))
    theirs = replace(MEASURED, tapes=(tape(1, 2, 4.2), *MEASURED.tapes[1:]))
    (conflict,) = merged(MEASURED, ours, theirs).conflicts
    assert "M1\N{EN DASH}M2" in conflict.what
    assert (conflict.ours, conflict.theirs) == ("4.1 m", "4.2 m")


def test_a_length_to_a_microphone_that_the_other_side_removed_is_a_conflict() -> None:
    ours = in_order(replace(MEASURED, tapes=MEASURED.tapes[1:2], tape_heights=(), tape_frame=None), (0, 2, 1))
    ours = replace(ours, microphones=ours.microphones[:2])  # M2 and what was measured at it removed
    theirs = replace(MEASURED, tapes=(*MEASURED.tapes, tape(2, 3, 5.0)))
    for here, there, word in ((ours, theirs, ("removed", "measured")), (theirs, ours, ("measured", "removed"))):
        found = merged(MEASURED, here, there)
        assert [(c.what, (c.ours, c.theirs)) for c in found.conflicts] == [("microphone M2", word)]
    assert merged(MEASURED, ours, theirs).session == ours
    kept = merged(MEASURED, ours, theirs, theirs_at=frozenset({"microphone M2"})).session
    assert [m.name for m in kept.microphones] == ["M1", "M2", "M3"]
    assert kept.tapes == theirs.tapes and kept.tape_heights == theirs.tape_heights, "all that stood there comes back"


def test_a_microphone_that_nobody_measured_anew_is_removed_with_its_lengths() -> None:
    ours = in_order(replace(MEASURED, tapes=MEASURED.tapes[1:2], tape_heights=(), tape_frame=None), (0, 2, 1))
    ours = replace(ours, microphones=ours.microphones[:2])
    found = merged(MEASURED, ours, replace(MEASURED, tapes=(*MEASURED.tapes, tape(1, "source", 6.0))))
    assert found.conflicts == ()
    assert found.session.tapes == (tape(1, 2, 3.0), tape(1, "source", 6.0))


def test_lengths_between_the_same_ends_are_told_in_words() -> None:
    now = replace(MEASURED, tapes=(tape(1, 2, 4.5), MEASURED.tapes[1]), tape_heights=())
    assert differences(MEASURED, now) == (
        "tape M1\N{EN DASH}M2 length: 4 m → 4.5 m",
        "tape M2\N{EN DASH}source removed",
        "height of M2 removed",
    )
    moved = replace(MEASURED, tape_frame=TapeFrame(origin=1, along_x="source"))
    assert differences(MEASURED, moved) == (
        "place of the tapes in the site: M2 at x 1.00, y 2.00, z 0.00 m, M3 from there at 90°, mirrored → "
        "M1 at x 0.00, y 0.00, z 0.00 m, source from there at 0°",
    )


def test_renumbered_lengths_are_no_difference_of_their_own() -> None:
    assert differences(MEASURED, in_order(MEASURED, (2, 0, 1))) == ("microphones in another order",)


@pytest.mark.parametrize(
    ("field", "measured"),
    [
        ("tapes", Tape(between=(1, 2), length_m=1e200)),
        ("tapes", Tape(between=(1, 2), length_m=1.0, error_m=1e-300)),
        ("tape_heights", TapeHeight(of=1, height_m=-1e300)),
    ],
)
def test_a_length_that_nothing_could_solve_is_refused_with_a_sentence(field: str, measured: object) -> None:
    text = session_text(replace(MEASURED, tape_frame=None, **{field: (measured,)}))  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"tape .*1: .* needs a number of metres .*10,000"):
        session_of_bytes(text.encode(), None, "it")


meant_m = st.sampled_from((1e-6, 0.5, 3.0, 4.0, 1e3, 1e4))
of_error_m = st.sampled_from((1e-6, 0.02, 1e4))


@given(st.data(), st.integers(2, 5))
@settings(max_examples=60, deadline=None)
def test_whatever_lengths_a_session_may_hold_the_solver_answers(data: st.DataObject, n: int) -> None:
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n)]
    tapes = tuple((a, b, data.draw(meant_m), data.draw(of_error_m)) for a, b in pairs if data.draw(st.booleans()))
    heights = tuple((i, data.draw(meant_m) * data.draw(st.sampled_from((-1, 1))), data.draw(of_error_m))
                    for i in range(n) if data.draw(st.booleans()))  # fmt: skip
    found = solve(network_of(tuple(f"M{i + 1}" for i in range(n)), tapes, heights))
    assert all(reading.shape == (n, 3) for reading in found.readings_m)
