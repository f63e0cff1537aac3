"""What is said of answers, for recordings of several files too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sound_samples import session_of

from workbench.core.events import Declined
from workbench.core.finding import Finding
from workbench.core.session import Piece
from workbench.gui.answers.notices import STALE, Notices
from workbench.gui.checking.finding_row import FindingRow
from workbench.gui.language.choice import speak
from workbench.gui.looks.theme import LIGHT
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


@pytest.fixture
def korean(qapp):
    speak(qapp, "ko")
    yield
    speak(qapp, "en")


def test_what_methods_warn_of_is_told_in_korean(qtbot, korean):
    document, answers = Document(), Predictions()
    document.open(session_of(), on_disk=True)
    answers.begin(("centroid",), session_of())
    for clip, far_m in enumerate((3.2, 11.4)):
        warnings = (f"The answer lies {far_m} m outside the site", "Nobody has words for this")
        answers.take(Declined(session=session_of().id, method="centroid", clip=clip, start_s=3.0 * clip,
                              end_s=3.0 * clip + 3.0, why="Too quiet", warnings=warnings))  # fmt: skip
    assert Notices(document, answers).about_answers == (
        "추정 위치가 현장 밖 3.2~11.4 m에 있습니다 (클립 1, 2)",
        "Nobody has words for this (클립 1, 2)",
    )


def test_a_finding_is_told_in_korean(qtbot, korean):
    finding = Finding(
        kind="hum", severity="warning", microphones=(0,), start_s=0.0, end_s=1.0,
        said="M1 hums with the mains of 50 Hz at 0.00 s: lines up to 24 dB above the noise beside them",
        for_levels="Its levels below 400 Hz are those of the mains, not of the source",
    )  # fmt: skip
    row = FindingRow(finding, LIGHT)
    qtbot.addWidget(row)
    assert "M1: 50 Hz 전원 잡음(험)이 있습니다(0.00초). 옆의 잡음보다 최대 24 dB 높습니다" in row.accessibleName()
    assert "400 Hz 아래의 레벨은 음원이 아니라 전원의 것입니다" in row.accessibleName()
