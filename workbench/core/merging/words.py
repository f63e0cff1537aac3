"""Fields of a session and their values in the words people read, when two states of it are compared."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from workbench.core.session import AudioFile, FloorPlan, Georeference, Label, MeshPose, Microphone, Piece, Session
from workbench.core.tape.nouns import TapeFrame

_NAMES = {
    "position_m": "position",
    "position_error_m": "position error",
    "error_m": "error",
    "length_m": "length",
    "height_m": "height",
    "size_m": "size",
    "shift_m": "shift of the coordinates",
    "mesh": "shape",
    "mesh_pose": "pose of the shape",
    "floor_plan": "floor plan",
    "georeference": "place on Earth",
    "temperature_c": "temperature",
    "gain_db": "gain",
    "offset_s": "clock offset",
    "then": "further files",
    "recorded_at": "time of recording",
    "start_s": "start",
    "end_s": "end",
    "low_hz": "lowest frequency",
    "high_hz": "highest frequency",
}
_UNITS = {"_m": "m", "_s": "s", "_hz": "Hz", "_db": "dB", "_c": "\N{DEGREE SIGN}C", "_deg": "\N{DEGREE SIGN}"}
_LONGEST = 48


def field_name(field: str) -> str:
    """What people call a field: "position_m" is "position"."""
    return _NAMES.get(field, field.replace("_", " "))


def microphone_title(microphone: Microphone, index: int) -> str:
    """A microphone's name, or its number (index counts from 0)."""
    return microphone.name or f"M{index + 1}"


def label_title(label: Label) -> str:
    """A label by its time and text: "label 3.20-4.10 s “knocking”"."""
    text = f" “{_short(label.text)}”" if label.text else ""
    return f"label {label.start_s:.2f}\N{EN DASH}{label.end_s:.2f} s{text}"


def ends_title(session: Session, ends: Sequence[Hashable]) -> str:
    """What a tape was measured between: "M1\N{EN DASH}M3". ends : "source", indices of the session's microphones, or
    others, which begin with their file.
    """
    return "\N{EN DASH}".join(_end_title(session, end) for end in ends)


def said_frame(session: Session, placed: tuple[Sequence[Hashable], TapeFrame] | None) -> str:
    """Where tapes stand in the site: "M1 at x 1.00, y 2.00, z 0.00 m, M3 from there at 90°"; ends as in ends_title."""
    if placed is None:
        return "none"
    (origin, along_x), frame = (_end_title(session, end) for end in placed[0]), placed[1]
    said = f"{origin} at {_row(frame.origin_m)} m, {along_x} from there at {frame.angle_deg:.6g}\N{DEGREE SIGN}"
    said += f", shape {frame.reading + 1}" if frame.reading else ""
    return said + ", mirrored" * frame.mirrored + ", upside down" * frame.upside_down


def _end_title(session: Session, end: Hashable) -> str:
    if isinstance(end, int):
        return microphone_title(session.microphones[end], end)
    return str(end[0]) if isinstance(end, tuple) else str(end)


def said_value(field: str, value: Any) -> str:
    """A field's value with its unit: "x 1.20, y 3.40, z 1.00 m", "-6 dB", "“wired”", "none"."""
    if value is None or value in ("", ()):
        return "none"
    unit = next((unit for ending, unit in _UNITS.items() if field.endswith(ending)), "")
    if isinstance(value, tuple) and isinstance(value[0], Piece):
        return f"{len(value)} more, the last {_short(value[-1].file)} at {value[-1].start_s:.6g} s"
    if isinstance(value, (tuple, list)):
        return f"{_row(value)} {unit}".rstrip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:.6g} {unit}".rstrip()
    return _said_part(value) if not isinstance(value, str) else f"“{_short(value)}”"


def _said_part(value: Any) -> str:
    if isinstance(value, MeshPose):
        return f"scale {value.scale:.6g}, shifted by {_row(value.shift_m)} m"
    if isinstance(value, FloorPlan):
        return f"“{value.file}”, {value.metres_per_pixel:.4g} m a pixel, from {_row(value.origin_m)} m"
    if isinstance(value, Georeference):
        return f"{value.crs}, x axis at {value.x_axis_deg:.6g}\N{DEGREE SIGN}"
    if isinstance(value, AudioFile):
        return f"SHA-256 {(value.sha256 or 'unknown')[:12]}"
    return _short(str(value))


def _row(values: tuple[float, ...] | list[float]) -> str:
    if len(values) == 3:
        return ", ".join(f"{axis} {_decimals(v)}" for axis, v in zip("xyz", values, strict=True))
    return ", ".join(map(_decimals, values))


def _decimals(value: float) -> str:
    """Two decimals, and more where they matter."""
    return max(f"{value:.2f}", f"{value:.6g}", key=len) if abs(value) < 1e6 else f"{value:.2f}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
