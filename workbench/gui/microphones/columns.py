"""The columns of the microphone table, and what typing in one changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QT_TR_NOOP

from workbench.core.geometry import LARGE_COORDINATE_M, distance_m
from workbench.core.session import Point, Session, Source
from workbench.core.tape.edits import off_the_tape
from workbench.gui.language.words import tr

Key = Literal["name", "x", "y", "z", "error", "gain", "offset", "centre", "file"]


@dataclass(frozen=True)
class Column:
    """unit: of what is typed and shown, "" for text; words: the unit as said in a message."""

    key: Key
    title: str
    unit: str = ""
    words: str = ""
    decimals: int = 2
    can_edit: bool = True

    @property
    def header(self) -> str:
        """The title in the window's language, with the unit."""
        return f"{tr(self.title)} ({self.unit})" if self.unit else tr(self.title)


COLUMNS = (
    Column("name", QT_TR_NOOP("Microphone")),
    Column("x", "x", "m", QT_TR_NOOP("metres")),
    Column("y", "y", "m", QT_TR_NOOP("metres")),
    Column("z", "z", "m", QT_TR_NOOP("metres")),
    Column("error", "\N{PLUS-MINUS SIGN}", "m", QT_TR_NOOP("metres")),
    Column("gain", QT_TR_NOOP("Gain"), "dB", QT_TR_NOOP("decibels"), decimals=1),
    Column("offset", QT_TR_NOOP("Offset"), "ms", QT_TR_NOOP("milliseconds"), decimals=1),
    Column("centre", QT_TR_NOOP("To centre"), "m", QT_TR_NOOP("metres"), can_edit=False),
    Column("file", QT_TR_NOOP("File"), can_edit=False),
)
AXES: tuple[Key, Key, Key] = ("x", "y", "z")

Coordinates = tuple[float | None, float | None, float | None]
"""x, y, z in metres as far as they are typed."""


def value_of(session: Session, row: int, key: Key) -> float | None:
    """The number in a cell, in the column's unit; None where there is none. The row after the last is the source."""
    if row == len(session.microphones):
        return _value_of_source(session, key)
    microphone = session.microphones[row]
    if key in AXES:
        return None if microphone.position_m is None else microphone.position_m[AXES.index(key)]
    if key == "centre":
        return _to_centre_m(session, row)
    values = {"error": microphone.position_error_m, "gain": microphone.gain_db, "offset": 1000.0 * microphone.offset_s}
    return values.get(key)


def with_values(session: Session, row: int, values: Mapping[Key, float | None]) -> Session:
    """The session with other numbers in a row. Coordinates must come all three together, or as "x": None = unplaced.

    The error that tapes gave a place goes with that place.
    """
    return off_the_tape(session, _with_values(session, row, values))


def _with_values(session: Session, row: int, values: Mapping[Key, float | None]) -> Session:
    position = _position_in(values)
    if row == len(session.microphones):
        source = session.source or Source()
        if "x" in values:
            source = replace(source, position_m=position)
        if "error" in values:
            source = replace(source, position_error_m=values["error"])
        return replace(session, source=source)
    microphone = session.microphones[row]
    if "x" in values:
        microphone = replace(microphone, position_m=position)
    if "error" in values:
        microphone = replace(microphone, position_error_m=values["error"])
    if "gain" in values:
        microphone = replace(microphone, gain_db=values["gain"] or 0.0)
    if "offset" in values:
        microphone = replace(microphone, offset_s=(values["offset"] or 0.0) / 1000.0)
    return session.with_microphone(row, microphone)


def from_survey(session: Session, key: Key, value: float | None) -> float | None:
    """A survey (UTM) coordinate typed into a session that is shifted already, in the site frame.

    Where the site frame is turned against the survey's, only whole places can be moved: see `in_site_frame`.
    """
    is_turned = session.site.georeference is not None and session.site.georeference.x_axis_deg != 0.0
    if value is None or key not in AXES or session.site.shift_m is None or is_turned:
        return value
    shift_m = session.site.shift_m[AXES.index(key)]
    is_survey = abs(shift_m) > 0 and abs(value) > LARGE_COORDINATE_M and abs(value - shift_m) <= LARGE_COORDINATE_M
    return round(value - shift_m, 6) if is_survey else value


def _position_in(values: Mapping[Key, float | None]) -> Point | None:
    x, y, z = (values.get(axis) for axis in AXES)
    return None if x is None or y is None or z is None else (x, y, z)


def _value_of_source(session: Session, key: Key) -> float | None:
    source = session.source
    if source is None:
        return None
    if key in AXES:
        return None if source.position_m is None else source.position_m[AXES.index(key)]
    if key == "centre" and source.position_m is not None and session.is_placed:
        return float(distance_m(np.array(source.position_m), session.microphone_positions_m().mean(axis=0)))
    return source.position_error_m if key == "error" else None


def _to_centre_m(session: Session, row: int) -> float | None:
    if not session.is_placed:
        return None
    positions = session.microphone_positions_m()
    return float(distance_m(positions[row], positions.mean(axis=0)))
