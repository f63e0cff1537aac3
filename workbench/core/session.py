"""A recording session: one recording of one source that stands still (session folder, version 1).

Frame of every position: the site frame, right-handed, metres, z up. Times are seconds on the session's clock.
`extra` holds keys this version does not know, so that a load and a save lose nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from annotated_types import Ge, Gt, Len

from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight

Extra = Mapping[str, Any]
Point = tuple[float, float, float]
"""x, y, z in the site frame, metres."""


SIMULATED_NOTE = "Simulated recording"
"""What the notes of a session begin with that the simulator made."""


@dataclass(frozen=True, kw_only=True)
class MeshPose:
    """How the site's shape stands in the site frame: position = scale * rotated(vertex) + shift_m.

    scale : metres a unit of the shape file. rotation : unit quaternion w, x, y, z. shift_m : site frame, metres.
    """

    scale: Annotated[float, Gt(0)] = 1.0
    rotation: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)
    shift_m: Point = (0.0, 0.0, 0.0)
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FloorPlan:
    """A picture that lies on a level of the site.

    file : PNG or JPEG in the session folder. origin_m : where its lower left corner lies, site frame, metres.
    angle_deg : how far the picture's lower edge is turned from the x axis, counter-clockwise seen from above.
    """

    file: str
    metres_per_pixel: Annotated[float, Gt(0)]
    origin_m: Point = (0.0, 0.0, 0.0)
    angle_deg: float = 0.0
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Georeference:
    """Where on Earth the site frame lies: survey place = site place, turned by x_axis_deg, plus the site's shift_m.

    crs : the survey's coordinate system in metres, east and north first, such as "EPSG:32612" (UTM zone 12 north).
    x_axis_deg : how far the site's x axis is turned from that system's east, counter-clockwise seen from above.
    """

    crs: str
    x_axis_deg: float = 0.0
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where it was recorded.

    size_m : box (x, y, z) from the origin, metres. mesh : file of the site's shape, standing as mesh_pose says.
    shift_m : what was taken off large (UTM) coordinates: survey place = place + shift_m (see Georeference).
    """

    name: str = ""
    size_m: tuple[Annotated[float, Gt(0)], Annotated[float, Gt(0)], Annotated[float, Gt(0)]] | None = None
    mesh: str | None = None
    shift_m: Point | None = None
    mesh_pose: MeshPose | None = None
    floor_plan: FloorPlan | None = None
    georeference: Georeference | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What it was like: temperature in degrees Celsius, weather, wired or wireless link, notes."""

    temperature_c: float | None = None
    weather: str = ""
    link: str = ""
    notes: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A further audio file of a microphone whose recorder began a new file now and then.

    start_s : where it begins on the microphone's own clock, on which the microphone's first file begins at 0; between
    the end of one file and the start of the next there is no sound. The channel is the same in all files.
    """

    file: str
    start_s: Annotated[float, Ge(0)]
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Microphone:
    """One channel and where it stood.

    channel : counts from 1 inside `file`. then : the files that follow `file` on the same time line, in order.
    position_m : None = not placed yet.
    gain_db : what the recorder added; subtracted before levels are compared.
    offset_s : this channel's clock against the session's, positive = it started later.
    """

    name: str = ""
    position_m: Point | None = None
    position_error_m: Annotated[float, Ge(0)] | None = None
    file: str
    channel: Annotated[int, Ge(1)] = 1
    gain_db: float = 0.0
    offset_s: float = 0.0
    then: tuple[Piece, ...] = ()
    extra: Extra = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """All audio files of the microphone, in order of time."""
        return (self.file, *(piece.file for piece in self.then))

    @property
    def begins_s(self) -> tuple[float, ...]:
        """Where each of them begins on the microphone's own clock, seconds."""
        return (0.0, *(piece.start_s for piece in self.then))


@dataclass(frozen=True, kw_only=True)
class Source:
    """What called, and where it truly was if known."""

    position_m: Point | None = None
    position_error_m: Annotated[float, Ge(0)] | None = None
    identity: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Label:
    """A marked stretch of time, optionally of one band (Hz) and one microphone (counted from 1)."""

    start_s: float
    end_s: float
    low_hz: float | None = None
    high_hz: float | None = None
    microphone: Annotated[int, Ge(1)] | None = None
    text: str = ""
    extra: Extra = field(default_factory=dict)


ReviewState = Literal["unreviewed", "accepted", "flagged", "rejected"]


@dataclass(frozen=True, kw_only=True)
class Review:
    """What somebody thought of the session after looking at it, and why."""

    state: ReviewState = "unreviewed"
    note: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AudioFile:
    """What is known of one audio file of the session."""

    sha256: str | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Session:
    """One session.

    tapes, tape_heights, tape_frame : what was measured to place the microphones, if they were placed so.
    folder : where it lives on disk, None = not saved yet; no part of the file.
    read_only_reason : why it must not be written back (a newer format), empty when it may; no part of the file.
    """

    id: str = ""
    name: str = ""
    recorded_at: str | None = None
    site: Site = Site()
    conditions: Conditions = Conditions()
    review: Review = Review()
    microphones: Annotated[tuple[Microphone, ...], Len(1)]
    source: Source | None = None
    labels: tuple[Label, ...] = ()
    tapes: tuple[Tape, ...] = ()
    tape_heights: tuple[TapeHeight, ...] = ()
    tape_frame: TapeFrame | None = None
    audio: Mapping[str, AudioFile] = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)
    folder: Path | None = None
    read_only_reason: str = ""

    @property
    def is_placed(self) -> bool:
        """True when every microphone has a position."""
        return all(m.position_m is not None for m in self.microphones)

    @property
    def audio_files(self) -> tuple[str, ...]:
        """All files with sound that a microphone reads, each once."""
        return tuple(dict.fromkeys(name for m in self.microphones for name in m.files))

    @property
    def true_position_m(self) -> Point | None:
        """Where the source truly was, or None when nobody knows."""
        return None if self.source is None else self.source.position_m

    def microphone_positions_m(self) -> np.ndarray:
        """(n_mics, 3) float64, site frame, metres; NaN where a microphone is not placed."""
        rows = [(np.nan,) * 3 if m.position_m is None else m.position_m for m in self.microphones]
        return np.array(rows, dtype=np.float64).reshape(-1, 3)

    def with_microphone_at(self, index: int, position_m: Point | None) -> Session:
        """The same session with microphone `index` (from 0) somewhere else."""
        return self.with_microphone(index, replace(self.microphones[index], position_m=position_m))

    def with_microphone(self, index: int, microphone: Microphone) -> Session:
        """The same session with microphone `index` (from 0) replaced."""
        changed = (*self.microphones[:index], microphone, *self.microphones[index + 1 :])
        return replace(self, microphones=changed)

    def with_source_at(self, position_m: Point | None) -> Session:
        """The same session with the true source somewhere else, or unknown."""
        return replace(self, source=replace(self.source or Source(), position_m=position_m))

    def with_microphones_chosen(self, indices: tuple[int, ...]) -> Session:
        """The same session with only these microphones (from 0), in this order."""
        return replace(self, microphones=tuple(self.microphones[i] for i in indices))


def title_of(session: Session) -> str:
    """What a session is called wherever people or events name it: its name, else its folder's, else its id."""
    folder = "" if session.folder is None else session.folder.name
    return session.name or folder or session.id or "this session"
