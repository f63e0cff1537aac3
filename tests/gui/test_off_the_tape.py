"""What becomes of the error that tapes gave a place when somebody moves the microphone by hand."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.session import Microphone, Session, Source
from workbench.core.tape.edits import off_the_tape
from workbench.core.tape.nouns import Tape, TapeFrame
from workbench.gui.microphones.columns import with_values
from workbench.gui.placing.things import Thing, placed_at, typed_at

PLACED = Session(
    microphones=tuple(
        Microphone(name=f"M{i}", position_m=(float(i), 0.0, 1.2), position_error_m=0.02, file=f"m{i}.wav")
        for i in (1, 2, 3)
    ),
    source=Source(position_m=(5.0, 5.0, 1.0), position_error_m=0.03),
    tapes=(Tape(between=(1, 2), length_m=1.0), Tape(between=(2, "source"), length_m=5.8)),
    tape_frame=TapeFrame(),
)
THERE = (9.0, 8.0, 1.2)


def errors(session: Session) -> tuple[float | None, ...]:
    source = session.source
    return (*(m.position_error_m for m in session.microphones), None if source is None else source.position_error_m)


def test_a_typed_coordinate_no_longer_has_the_error_of_the_tape() -> None:
    typed = with_values(PLACED, 0, {"x": 9.0, "y": 0.0, "z": 1.2})
    assert errors(typed) == (None, 0.02, 0.02, 0.03)
    assert errors(with_values(PLACED, 3, {"x": 9.0, "y": 0.0, "z": 1.2})) == (0.02, 0.02, 0.02, None)


def test_an_error_that_is_typed_stays() -> None:
    assert errors(with_values(PLACED, 0, {"x": 9.0, "y": 0.0, "z": 1.2, "error": 0.5})) == (0.5, 0.02, 0.02, 0.03)
    assert errors(with_values(PLACED, 0, {"error": 0.5})) == (0.5, 0.02, 0.02, 0.03)
    assert errors(typed_at(PLACED, Thing("microphone", 1), THERE, 0.4)) == (0.02, 0.4, 0.02, 0.03)


def test_a_microphone_that_was_dragged_off_its_tapes_loses_their_error() -> None:
    assert errors(placed_at(PLACED, Thing("microphone", 1), THERE)) == (0.02, None, 0.02, 0.03)
    assert errors(typed_at(PLACED, Thing("source"), THERE, 0.03)) == (0.02, 0.02, 0.02, None)


def test_errors_of_places_that_no_tape_gave_stay_when_they_are_moved() -> None:
    assert errors(placed_at(PLACED, Thing("microphone", 2), THERE)) == errors(PLACED)
    never_solved = replace(PLACED, tape_frame=None)
    assert errors(placed_at(never_solved, Thing("microphone", 0), THERE)) == errors(PLACED)


def test_nothing_changes_where_nothing_was_moved() -> None:
    assert off_the_tape(PLACED, PLACED) is PLACED
    fewer = PLACED.with_microphones_chosen((0, 1))
    assert off_the_tape(PLACED, fewer) is fewer
