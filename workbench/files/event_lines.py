"""Events as lines of JSON in a file that grows: written by a job in one process, followed by another."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.core.events import (
    EpochDone,
    Event,
    Progress,
    Saved,
    StateChanged,
    TestScored,
    TrainingPulse,
    ValidationPlaces,
    Warned,
    as_json,
)
from workbench.core.live_events import FileBegun, InputLevels, InputReady, RecordingEnded, SamplesLost

READ_BYTES = 256 * 1024
"""What is read at once: a log of days is never in memory whole."""
_NAME_BYTES = 40
"""A line names its event within its first so many bytes."""
_ONE_WILL_DO = (b'"ValidationPlaces"', b'"Progress"')
_PULSE = b'"TrainingPulse"'
_MOST_PULSES, _MOST_OLD_PULSES = 200, 20
"""Of one reading: of the newest, and of earlier ones."""
_KINDS = {
    kind.__name__: kind
    for kind in (
        Progress,
        Saved,
        Warned,
        EpochDone,
        TrainingPulse,
        ValidationPlaces,
        TestScored,
        StateChanged,
        InputReady,
        FileBegun,
        InputLevels,
        SamplesLost,
        RecordingEnded,
    )
}


class EventLines:
    """The events of a file, read on from where the last reading ended. A line that is not whole yet waits.

    newest_only : of places and progress only the newest, of pulses few are read: as much as somebody sees who comes
    late. The others are not even decoded.
    """

    def __init__(self, path: Path, *, newest_only: bool = False) -> None:
        self.path, self.newest_only = path, newest_only
        self._offset, self._is_at_end = 0, False

    def new(self) -> Iterator[Event]:
        """What was written since; nothing while there is no file. Lines that say nothing known are passed over."""
        while lines := self._read():
            n_pulses = _MOST_PULSES if self._is_at_end else _MOST_OLD_PULSES
            for line in _newest(lines, n_pulses) if self.newest_only else lines:
                if (event := event_of(line)) is not None:
                    yield event

    def _read(self) -> list[bytes]:
        """The next whole lines, READ_BYTES together where one is not longer; none at the end of the file."""
        try:
            with self.path.open("rb") as file:
                file.seek(self._offset)
                data = file.read(READ_BYTES)
                while b"\n" not in data and (more := file.read(READ_BYTES)):
                    data += more
        except OSError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        self._is_at_end = len(data) < READ_BYTES
        return whole.splitlines(keepends=True)


def _newest(lines: list[bytes], n_pulses: int) -> list[bytes]:
    """Without the places and the progress that later ones replace, and with a few pulses, the last among them."""
    every = -(-sum(_PULSE in line[:_NAME_BYTES] for line in lines) // n_pulses) or 1
    kept, later, n = [], set[bytes](), 0
    for line in reversed(lines):
        start = line[:_NAME_BYTES]
        if _PULSE in start:
            n += 1
            if n % every != 1 % every:
                continue
        elif (name := next((name for name in _ONE_WILL_DO if name in start), None)) is not None:
            if name in later:
                continue
            later.add(name)
        kept.append(line)
    return kept[::-1]


def last_event(path: Path) -> Event | None:
    """What was said last, without reading what was said before; None where nothing was."""
    return next((event_of(line) for line in _backwards(path)), None)


def newest_event(path: Path, kind: type[Event]) -> Event | None:
    """The newest event of a kind, read from the end of the file; None where there is none."""
    name = f'"{kind.__name__}"'.encode()
    return next((event_of(line) for line in _backwards(path) if name in line[:_NAME_BYTES]), None)


def places_of_epoch(path: Path, epoch: int) -> ValidationPlaces | None:
    """The places that were told last after an epoch; None where there are none."""
    start = f'{{"event": "ValidationPlaces", "epoch": {epoch},'.encode()
    found = next((event_of(line) for line in _backwards(path) if line.startswith(start)), None)
    return found if isinstance(found, ValidationPlaces) else None


def _backwards(path: Path) -> Iterator[bytes]:
    """Whole lines, the last first."""
    try:
        with path.open("rb") as file:
            end, rest, is_first = file.seek(0, os.SEEK_END), b"", True
            while end > 0:
                start = max(end - READ_BYTES, 0)
                file.seek(start)
                rest, *lines = (file.read(end - start) + rest).split(b"\n")
                if is_first and lines:
                    del lines[-1]  # nothing, or a line that is not whole yet
                    is_first = False
                yield from reversed(lines)
                end = start
            if not is_first:
                yield rest
    except OSError:
        return


def line_of(event: Event) -> bytes:
    """One event as one line."""
    return json.dumps(as_json(event), allow_nan=False).encode() + b"\n"


def append_line(path: Path, event: Event) -> None:
    """Add one event to the end of a file, whole or not at all. Raises OSError.

    Half a line that a killed process left is ended first, or it would take this one with it.
    """
    line = line_of(event)
    with path.open("a+b", buffering=0) as file:
        before = file.seek(0, os.SEEK_END)
        if before and file.seek(before - 1) >= 0 and file.read(1) != b"\n":
            line = b"\n" + line
        try:
            written = file.write(line)
            if written < len(line):
                file.write(line[written:])  # the disk's own reason is raised here
        except OSError:
            file.truncate(before)
            raise


def event_of(line: bytes) -> Event | None:
    """The event of one line, None when it is none of a training's or a recording's."""
    try:
        values = json.loads(line)
        found: Event = _reader(values.pop("event")).validate_python(values)
        return found
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError):
        return None


@cache
def _reader(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[name])
