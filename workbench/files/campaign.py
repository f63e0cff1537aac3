"""A campaign at a glance: one row a session, also for sessions that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from workbench.core.errors import UserError, reason_of
from workbench.core.same_places import millimetres
from workbench.core.session import Microphone, Point, ReviewState, Session, title_of
from workbench.files.audio_files import audio_infos, span_s_of
from workbench.files.audio_info import AudioInfo
from workbench.files.links import sound_path
from workbench.files.session_folder import SESSION_FILE, find_sessions, read_session

TOO_SHORT_S = 3.0
"""Sound that all microphones share of less than this holds no clip of most methods."""
EQUAL_WITHIN_S = 0.5
"""Recorders started and stopped by hand differ by less than this; more is told."""
Light = Literal["unheard", "good", "warning", "error"]


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """What a list of sessions shows of one.

    path : its folder; problem : why it cannot be opened, empty when it can.
    recorded_at : as session.json has it, "" = unknown. size_m : of the site's box, metres.
    n_placed : microphones that have a position; source : what called, "" = unknown.
    place, array : a text each for where the source and the microphones stood, equal for equal places (to 1 mm);
    "" = unknown.
    duration_s : what all microphones share, seconds, None = a file cannot be read. rate_hz : the files' highest.
    modified_ns : when session.json was written, since 1970; n_bytes : of the sound.
    sound : sentences about what the headers of the files say that is wrong.
    heard : what is wrong with the sound itself, None = it was not read whole since it last changed.
    """

    path: Path
    name: str
    id: str = ""
    n_microphones: int = 0
    n_placed: int = 0
    has_truth: bool = False
    recorded_at: str = ""
    site: str = ""
    size_m: tuple[float, float, float] | None = None
    weather: str = ""
    temperature_c: float | None = None
    link: str = ""
    notes: str = ""
    source: str = ""
    place: str = ""
    array: str = ""
    review: ReviewState = "unreviewed"
    review_note: str = ""
    duration_s: float | None = None
    rate_hz: int | None = None
    n_bytes: int = 0
    modified_ns: int = 0
    problem: str = ""
    missing_files: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    heard: tuple[str, ...] | None = None

    @property
    def is_placed(self) -> bool:
        """True when every microphone has a position."""
        return self.n_microphones > 0 and self.n_placed == self.n_microphones

    @property
    def light(self) -> Light:
        """How the sound is: "unheard" = its headers say nothing odd, but nobody read all of it yet."""
        if self.problem or self.duration_s is None:
            return "error"
        if self.sound or self.heard:
            return "warning"
        return "unheard" if self.heard is None else "good"


def session_row(path: Path) -> SessionRow:
    """One session's row, read from session.json and the headers of its sound; a broken session says its problem."""
    try:
        modified_ns = (path / SESSION_FILE).stat().st_mtime_ns
        return replace(row_of(read_session(path)), modified_ns=modified_ns)
    except UserError as error:
        return SessionRow(path=path, name=path.name, problem=str(error))
    except OSError as error:
        reason = reason_of(error)
        return SessionRow(path=path, name=path.name, problem=f"{path / SESSION_FILE} could not be read: {reason}")


def row_of(session: Session) -> SessionRow:
    """The row of a session that lies in a folder; modified_ns is left at 0. The headers of its sound are read."""
    assert session.folder is not None
    heads = _heads_of(session)
    read = SessionRow(
        path=session.folder,
        name="",
        missing_files=heads.missing,
        duration_s=heads.duration_s,
        rate_hz=heads.rate_hz,
        n_bytes=heads.n_bytes,
        sound=heads.sound,
    )
    return with_facts(read, session)


def with_facts(row: SessionRow, session: Session) -> SessionRow:
    """The row with what a session says of itself, its sound left as it was read."""
    about, review = session.conditions, session.review
    return replace(
        row,
        name=title_of(session),
        id=session.id,
        n_microphones=len(session.microphones),
        n_placed=sum(m.position_m is not None for m in session.microphones),
        has_truth=session.true_position_m is not None,
        recorded_at=session.recorded_at or "",
        site=session.site.name,
        size_m=session.site.size_m,
        weather=about.weather,
        temperature_c=about.temperature_c,
        link=about.link,
        notes=about.notes,
        source="" if session.source is None else session.source.identity,
        place=_text_of(session.true_position_m),
        array=_text_of(*(m.position_m for m in session.microphones)) if session.is_placed else "",
        review=review.state,
        review_note=review.note,
    )


def _text_of(*places_m: Point | None) -> str:
    found = [place_m for place_m in places_m if place_m is not None]
    return "; ".join(" ".join(f"{x / 1000:.3f}" for x in place_mm) for place_mm in millimetres(found).tolist())


def places_in(text: str) -> list[list[float]]:
    """The places, metres, that SessionRow's `place` or `array` tells."""
    return [[float(x) for x in place.split()] for place in text.split("; ") if place]


def missing_files(session: Session) -> tuple[str, ...]:
    """The session's sound files that are not there, each once; none when it has no folder yet."""
    if session.folder is None:
        return ()
    return tuple(name for name in session.audio_files if not sound_path(session, name).is_file())


def campaign_rows(folder: Path) -> Iterator[SessionRow]:
    """A row for each session at or below a folder, as they are read. Raises UserError when there is no such folder."""
    return (session_row(path) for path in find_sessions(folder))


@dataclass(frozen=True)
class _Heads:
    """What the headers of a session's audio files say; see SessionRow."""

    duration_s: float | None
    rate_hz: int | None
    n_bytes: int
    sound: tuple[str, ...]
    missing: tuple[str, ...]


def _heads_of(session: Session) -> _Heads:
    infos, errors = audio_infos(session)
    told = [note for info in infos.values() for note in info.problems]
    told += [str(error) for error in errors]
    duration_s = None
    if not errors:
        spans = [span_s_of(m, infos) for m in session.microphones]
        duration_s = max(min(end for _, end in spans) - max(start for start, _ in spans), 0.0)
        told += _odd(session.microphones, infos, duration_s)
    n_bytes = sum(info.path.stat().st_size for info in infos.values())
    rate_hz = max((info.rate_hz for info in infos.values()), default=None)
    missing = missing_files(session) if errors else ()
    return _Heads(duration_s, rate_hz, n_bytes, tuple(told), missing)


def _odd(microphones: tuple[Microphone, ...], infos: Mapping[str, AudioInfo], duration_s: float) -> Iterator[str]:
    """What is odd about files that can all be read."""
    lengths_s = [end_s - start_s for start_s, end_s in (span_s_of(m, infos) for m in microphones)]
    if max(lengths_s) - min(lengths_s) > EQUAL_WITHIN_S:
        yield f"The files are not equally long: {min(lengths_s):.1f} to {max(lengths_s):.1f} s"
    rates_hz = sorted({info.rate_hz for info in infos.values()})
    if len(rates_hz) > 1:
        yield f"The files differ in rate: {', '.join(f'{rate} Hz' for rate in rates_hz)}"
    if duration_s < TOO_SHORT_S:
        yield f"The microphones share {duration_s:.1f} s of sound only"
