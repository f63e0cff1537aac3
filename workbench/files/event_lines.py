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

_PULSE = b'"TrainingPulse"'
_NEWEST = 1_000
"""Lines, at one reading, of which no pulse is passed over."""
_KINDS = {
    kind.__name__: kind
    for kind in (Progress, Saved, Warned, EpochDone, TrainingPulse, ValidationPlaces, TestScored, StateChanged)
}


class EventLines:
    """The events of a file, read on from where the last reading ended. A line that is not whole yet waits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offset = 0

    def new(self) -> Iterator[Event]:
        """What was written since; nothing while there is no file. Lines that say nothing known are passed over."""
        try:
            with self.path.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
        except OSError:
            return
        whole = data.rfind(b"\n") + 1
        self._offset += whole
        for line in _telling(data[:whole].splitlines()):
            if (event := event_of(line)) is not None:
                yield event


def _telling(lines: list[bytes]) -> list[bytes]:
    """Of a long backlog only the newest pulses: a training of a night leaves tens of thousands."""
    old, new = lines[:-_NEWEST], lines[-_NEWEST:]
    return [*(line for line in old if _PULSE not in line[:40]), *new]


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
    """The event of one line, None when it is none of a training's."""
    try:
        values = json.loads(line)
        found: Event = _reader(values.pop("event")).validate_python(values)
        return found
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError):
        return None


@cache
def _reader(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[name])
