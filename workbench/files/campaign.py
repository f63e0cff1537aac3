"""A campaign at a glance: one row a session, also for sessions that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.core.errors import UserError
from workbench.core.session import Microphone, ReviewState, Session, title_of
from workbench.files.audio import audio_infos
from workbench.files.audio_info import AudioInfo
from workbench.files.links import sound_path
from workbench.files.session_folder import find_sessions, read_session

TOO_SHORT_S = 3.0
"""Sound that all microphones share of less than this holds no clip of most methods."""
EQUAL_WITHIN_S = 0.5
"""Recorders started and stopped by hand differ by less than this; more is told."""
Light = Literal["unknown", "good", "warning", "error"]


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """What a list of sessions shows of one.

    path : its folder; problem : why it cannot be opened, empty when it can.
    recorded_at : as session.json has it, "" = unknown. size_m : of the site's box, metres.
    n_placed : microphones that have a position; source : what called, "" = unknown.
    duration_s : what all microphones share, seconds; rate_hz : highest of the files; None = not known (not looked at,
    or a file cannot be read). modified_ns : when session.json was written, since 1970; n_bytes : of the sound.
    sound : sentences about what the headers of the files say that is wrong; None = not looked at.
    heard : the same from reading the whole sound, when somebody did since it last changed; None = nobody did.
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
    review: ReviewState = "unreviewed"
    review_note: str = ""
    duration_s: float | None = None
    rate_hz: int | None = None
    n_bytes: int = 0
    modified_ns: int = 0
    problem: str = ""
    missing_files: tuple[str, ...] = ()
    sound: tuple[str, ...] | None = None
    heard: tuple[str, ...] | None = None

    @property
    def is_placed(self) -> bool:
        """True when every microphone has a position."""
        return self.n_microphones > 0 and self.n_placed == self.n_microphones

    @property
    def light(self) -> Light:
        """How the sound looks: "unknown" until its files were looked at; "good" says nothing of what nobody heard."""
        if self.problem or self.missing_files:
            return "error"
        if self.sound or self.heard:
            return "warning" if self.duration_s is not None else "error"
        return "unknown" if self.sound is None else "good"


def session_row(path: Path, *, headers: bool = False) -> SessionRow:
    """One session's row; a broken session says its problem in it.

    headers : look at the audio files' headers, too: length, rate, and what they say that is wrong.
    """
    try:
        return row_of(read_session(path), headers=headers)
    except UserError as error:
        return SessionRow(path=path, name=path.name, problem=str(error))


def row_of(session: Session, *, headers: bool = False) -> SessionRow:
    """The row of a session that lies in a folder."""
    assert session.folder is not None
    about, review = session.conditions, session.review
    heads = _heads_of(session) if headers else _Heads()
    return SessionRow(
        path=session.folder,
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
        review=review.state,
        review_note=review.note,
        missing_files=missing_files(session),
        duration_s=heads.duration_s,
        rate_hz=heads.rate_hz,
        sound=heads.sound,
    )


def missing_files(session: Session) -> tuple[str, ...]:
    """The session's sound files that are not there, each once; none when it has no folder yet."""
    if session.folder is None:
        return ()
    files = dict.fromkeys(m.file for m in session.microphones)
    return tuple(name for name in files if not sound_path(session, name).is_file())


def campaign_rows(folder: Path) -> Iterator[SessionRow]:
    """A row for each session at or below a folder, as they are read. Raises UserError when there is no such folder."""
    return (session_row(path) for path in find_sessions(folder))


@dataclass(frozen=True)
class _Heads:
    """What the headers of a session's audio files say; see SessionRow."""

    duration_s: float | None = None
    rate_hz: int | None = None
    sound: tuple[str, ...] | None = None


def _heads_of(session: Session) -> _Heads:
    infos, errors = audio_infos(session)
    told = [note for info in infos.values() for note in info.problems]
    told += [str(error) for error in errors]
    spans = [(m.offset_s, m.offset_s + infos[m.file].duration_s) for m in session.microphones if m.file in infos]
    duration_s = None
    if spans and not errors:
        duration_s = max(min(end for _, end in spans) - max(start for start, _ in spans), 0.0)
        told += _odd(session.microphones, infos, duration_s)
    return _Heads(duration_s, max((info.rate_hz for info in infos.values()), default=None), tuple(told))


def _odd(microphones: tuple[Microphone, ...], infos: Mapping[str, AudioInfo], duration_s: float) -> Iterator[str]:
    """What is odd about files that can all be read."""
    lengths_s = [infos[m.file].duration_s for m in microphones]
    if max(lengths_s) - min(lengths_s) > EQUAL_WITHIN_S:
        yield f"The files are not equally long: {min(lengths_s):.1f} to {max(lengths_s):.1f} s"
    rates_hz = sorted({infos[m.file].rate_hz for m in microphones})
    if len(rates_hz) > 1:
        yield f"The files differ in rate: {', '.join(f'{rate} Hz' for rate in rates_hz)}"
    if duration_s < TOO_SHORT_S:
        yield f"The microphones share {duration_s:.1f} s of sound only"
