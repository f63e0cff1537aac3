"""Events are written whole or not at all, and read as they come."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from workbench.core.events import Event, Progress, Saved, StateChanged
from workbench.files.event_lines import EventLines, append_line, line_of


def progress(done: int) -> Event:
    return Progress(done=done, total=9, doing="Work")


def test_what_was_written_is_read_once_in_order(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    lines = EventLines(path)
    assert list(lines.new()) == []
    said = [progress(1), StateChanged(state="failed", problem="é\nü", hint=""), Saved(path=Path("x"), what="y")]
    for event in said:
        append_line(path, event)
    assert list(lines.new()) == said and list(lines.new()) == []


def test_a_line_that_is_not_whole_yet_waits(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    lines, whole = EventLines(path), line_of(progress(1))
    path.write_bytes(whole[:7])
    assert list(lines.new()) == []
    path.write_bytes(whole + b"no json\n")
    assert list(lines.new()) == [progress(1)]


def test_a_disk_without_room_leaves_no_half_line(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    append_line(path, progress(1))
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            append_line(path, progress(2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    append_line(path, progress(3))
    assert list(EventLines(path).new()) == [progress(1), progress(3)]
