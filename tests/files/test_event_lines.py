"""Events are written whole or not at all, and read as they come."""

from __future__ import annotations

import resource
import tracemalloc
from pathlib import Path

import pytest

from workbench.core.events import Event, Progress, Saved, StateChanged, TrainingPulse, ValidationPlaces
from workbench.files.event_lines import (
    READ_BYTES,
    EventLines,
    append_line,
    last_event,
    line_of,
    newest_event,
    places_of_epoch,
)


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


def places(n_epoch: int, n: int = 1) -> ValidationPlaces:
    points = ((1.0, 2.0, 3.0),) * n
    return ValidationPlaces(epoch=n_epoch, sites=("a",) * n, truth_m=points, answers_m=points)


def pulse(at: float) -> TrainingPulse:
    return TrainingPulse(epoch=at, loss=1.0, learning_rate=1e-3, clips_per_s=1.0, seconds_left=1.0, memory_mib=1.0)


def test_a_long_file_is_read_in_portions_and_a_line_longer_than_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    said: list[Event] = [*map(progress, range(8_000)), places(1, n=8_000), progress(9_000)]
    path.write_bytes(b"".join(map(line_of, said)))
    assert path.stat().st_size > 3 * READ_BYTES
    tracemalloc.start()
    events = EventLines(path).new()
    assert next(events) == said[0]
    assert tracemalloc.get_traced_memory()[1] < 4 * READ_BYTES, "it was read at once"
    tracemalloc.stop()
    assert list(events) == said[1:]


def test_who_comes_late_reads_the_newest_only(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    said = [StateChanged(state="training"), *map(progress, range(500)), *(places(i) for i in range(50)),
            *(pulse(i / 100) for i in range(1_000)), Saved(path=Path("x"), what="y")]  # fmt: skip
    path.write_bytes(b"".join(map(line_of, said)))
    read = list(EventLines(path, newest_only=True).new())
    assert [e for e in read if not isinstance(e, TrainingPulse)] == [said[0], progress(499), places(49), said[-1]]
    pulses = [e for e in read if isinstance(e, TrainingPulse)]
    assert 100 <= len(pulses) <= 200 and pulses[-1].epoch == 9.99 and pulses[0].epoch < 0.1, "of the whole time"
    assert pulses == sorted(pulses, key=lambda e: e.epoch)
    append_line(path, pulse(10.0))
    append_line(path, pulse(10.1))
    lines = EventLines(path, newest_only=True)
    list(lines.new())
    append_line(path, pulse(10.2))
    append_line(path, pulse(10.3))
    assert list(lines.new()) == [pulse(10.2), pulse(10.3)], "who keeps up misses none"


@pytest.mark.parametrize("n_points", [1, 8_000])
def test_what_was_said_last_is_read_from_the_end(tmp_path: Path, n_points: int) -> None:
    path = tmp_path / "events.jsonl"
    assert last_event(path) is None and newest_event(path, ValidationPlaces) is None
    path.write_bytes(b'{"event": "Prog')
    assert last_event(path) is None, "no whole line"
    for said in (progress(1), places(1), places(2, n_points), StateChanged(state="finished")):
        append_line(path, said)
        assert last_event(path) == said
    with path.open("ab") as file:
        file.write(line_of(progress(2))[:-5])
    assert last_event(path) == StateChanged(state="finished")
    assert newest_event(path, ValidationPlaces) == places(2, n_points)
    assert newest_event(path, Progress) == progress(1) and newest_event(path, Saved) is None


def test_the_places_of_an_epoch_are_found_and_told_twice_the_later_ones(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    for event in (places(1), places(2, n=3), places(2), places(12), pulse(12.5)):
        append_line(path, event)
    assert places_of_epoch(path, 2) == places(2) and places_of_epoch(path, 1) == places(1)
    assert places_of_epoch(path, 3) is None and places_of_epoch(tmp_path / "none", 1) is None
