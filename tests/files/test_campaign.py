"""The list of a campaign shows every session, also those that cannot be opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, Site
from workbench.files.campaign import SessionRow, campaign_rows
from workbench.files.session_folder import write_session


def test_broken_sessions_are_rows_that_say_why(tmp_path: Path) -> None:
    microphones = tuple(Microphone(file="a.wav", channel=c, position_m=(c, 0, 1)) for c in (1, 2))
    session = Session(name="First", site=Site(name="Yeoju"), microphones=microphones)
    write_session(session.with_source_at((1, 1, 1)), tmp_path / "A-1")
    write_session(Session(microphones=(Microphone(file="a.wav"),)), tmp_path / "A-2")
    (tmp_path / "A-3").mkdir()
    (tmp_path / "A-3" / "session.json").write_text("{")
    first, second, third = campaign_rows(tmp_path)
    assert replace(first, id="", modified_ns=0, sound=()) == SessionRow(
        path=tmp_path / "A-1", name="First", n_microphones=2, n_placed=2, has_truth=True, site="Yeoju",
        missing_files=("a.wav",), place="1.000 1.000 1.000", array="1.000 0.000 1.000; 2.000 0.000 1.000",
    )  # fmt: skip
    assert replace(second, id="", modified_ns=0, sound=()) == SessionRow(
        path=tmp_path / "A-2", name="A-2", n_microphones=1, missing_files=("a.wav",)
    )
    assert (first.is_placed, second.is_placed) == (True, False)
    assert (first.light, first.sound[0][:20], third.light) == ("error", "a.wav is not there. ", "error")
    assert (third.name, third.n_microphones) == ("A-3", 0)
    assert "it is not JSON: line 1" in third.problem


def test_a_campaign_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is no folder"):
        campaign_rows(tmp_path / "nowhere")
