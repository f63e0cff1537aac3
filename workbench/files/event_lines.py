"""Events as lines of JSON in a file that grows: written by a job in one process, followed by another."""

from __future__ import annotations

import json
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
        for line in data[:whole].splitlines():
            if (event := event_of(line)) is not None:
                yield event


def line_of(event: Event) -> bytes:
    """One event as one line."""
    return json.dumps(as_json(event), allow_nan=False).encode() + b"\n"


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
