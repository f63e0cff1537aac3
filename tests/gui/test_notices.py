"""What is said of answers, for recordings of several files too."""

from __future__ import annotations

from dataclasses import replace

from sound_samples import session_of

from workbench.core.events import Declined
from workbench.core.session import Piece
from workbench.gui.answers.notices import STALE, Notices
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions


def test_answers_are_stale_once_a_further_file_is_another(qtbot):
    session = session_of()
    row = replace(session, microphones=tuple(replace(m, then=(Piece(file="b.wav", start_s=60.0),))
                                             for m in session.microphones))  # fmt: skip
    document = Document()
    document.open(row, on_disk=True)
    answers = Predictions()
    answers.begin(("centroid",), row)
    answers.take(Declined(session=row.id, method="centroid", clip=None, start_s=0.0, end_s=9.0, why="Too quiet"))
    notices = Notices(document, answers)
    assert STALE not in notices.about_answers
    moved = tuple(replace(m, then=(replace(m.then[0], start_s=61.0),)) for m in row.microphones)
    document.edit("Move", replace(row, microphones=moved))
    assert STALE in notices.about_answers


def test_warnings_of_clips_that_differ_in_measures_only_are_one_line(qtbot):
    session = session_of()
    document = Document()
    document.open(session, on_disk=True)
    answers = Predictions()
    answers.begin(("centroid", "srp"), session)
    for clip, (method, far_m, name) in enumerate(
        [("centroid", "3.2", "M1"), ("centroid", "11.4", "M2"), ("srp", "9.6", "M1"), ("srp", "3.2", "M1")]
    ):
        warnings = (f"The answer lies {far_m} m outside the site", f"{name} is clipped")
        answers.take(
            Declined(
                session=session.id,
                method=method,
                clip=clip,
                start_s=3.0 * clip,
                end_s=3.0 * clip + 3.0,
                why="Too quiet",
                warnings=warnings,
            )
        )
    assert Notices(document, answers).about_answers == (
        "The answer lies 3.2 to 11.4 m outside the site (clips 1, 2, 3 and 4)",
        "M1 is clipped (clips 1, 3 and 4)",
        "M2 is clipped (clip 2)",
    )
