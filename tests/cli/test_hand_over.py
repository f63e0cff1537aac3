"""`workbench hand-over`: the folder from the command line, in both languages, and bad input in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Called

Call = Callable[..., Called]


@pytest.mark.parametrize(("language", "said"), [("en", "the nearest microphone"), ("ko", "가장 가까운 마이크")])
def test_the_folder_is_written_in_the_language_asked_for(
    call: Call, session: Path, tmp_path: Path, language: str, said: str
) -> None:
    out = tmp_path / "out"
    told = call("hand-over", session, "--with", "energy", "--language", language, "--out", out)
    assert told.status == 0 and f"Wrote {out}: report.pdf, README.txt and more" in told.out
    assert said in (out / "README.txt").read_text("utf-8")


def test_json_lines_tell_what_was_written(call: Call, session: Path, tmp_path: Path) -> None:
    events = call("hand-over", session, "--with", "energy", "--out", tmp_path / "out", "--json").events
    assert events[-1] == {"event": "Saved", "path": str(tmp_path / "out"), "what": "hand-over folder"}
    assert any(e["event"] == "Located" for e in events)


def test_a_folder_in_use_and_a_session_that_is_not_there_are_told_in_one_sentence(
    call: Call, session: Path, tmp_path: Path
) -> None:
    used = call("hand-over", session, "--with", "energy", "--out", session)
    assert used.status == 1 and used.err.strip().endswith("Choose a new folder.") and "\n" not in used.err.strip()
    gone = call("hand-over", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert gone.status == 1 and not (tmp_path / "out").exists()
