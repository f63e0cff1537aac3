"""What `workbench info` tells of a session, as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.clips import cut_into_clips
from workbench.core.events import Event
from workbench.core.session import Microphone, Point, Session, title_of
from workbench.files.audio import AudioInfo, changed_files
from workbench.files.audio_files import audio_infos, span_s_of
from workbench.files.campaign import SessionRow


@dataclass(frozen=True)
class MicrophoneFacts:
    """One microphone: place and its error (m), first file and how many there are, channel from 1, and the file's form
    ("WAV PCM_16, 2 channels")."""

    name: str
    position_m: Point | None
    position_error_m: float | None
    file: str
    n_files: int
    channel: int
    form: str


@dataclass(frozen=True, kw_only=True)
class SessionInfo(Event):
    """A session at a glance. duration_s: what all channels share; None when no file could be read."""

    session: str
    name: str
    id: str
    folder: Path | None
    site: str
    size_m: Point | None
    recorded_at: str | None
    rate_hz: int | None
    duration_s: float | None
    n_clips: int
    source_m: Point | None
    n_labels: int
    microphones: tuple[MicrophoneFacts, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SessionFound(Event):
    """One session of a campaign. problem: why it cannot be read, empty when it can."""

    session: str
    folder: Path
    site: str
    n_microphones: int
    is_placed: bool
    has_truth: bool
    problem: str


@dataclass(frozen=True, kw_only=True)
class AudioFound(Event):
    """One audio file, as files.audio tells of it."""

    path: Path
    format: str
    subtype: str
    n_channels: int
    rate_hz: int
    n_frames: int
    duration_s: float
    problems: tuple[str, ...]


def form_of(info: AudioInfo) -> str:
    """How a file stores sound: "WAV PCM_16, 44100 Hz, 2 channels"."""
    channels = "1 channel" if info.n_channels == 1 else f"{info.n_channels} channels"
    return f"{info.format} {info.subtype}, {info.rate_hz} Hz, {channels}"


def session_found(row: SessionRow) -> SessionFound:
    return SessionFound(
        session=row.name,
        folder=row.path,
        site=row.site,
        n_microphones=row.n_microphones,
        is_placed=row.is_placed,
        has_truth=row.has_truth,
        problem=row.problem,
    )


def facts_of(session: Session) -> SessionInfo:
    """What is to tell of a session; problems of its files become sentences in `missing`.

    The sound is not decoded, but files are read whole where session.json holds their hash.
    """
    infos, errors = audio_infos(session)
    missing = [note for info in infos.values() for note in info.problems]
    missing += [str(error).rstrip(".") for error in errors]
    there = tuple(m for m in session.microphones if all(name in infos for name in m.files))
    missing += changed_files(replace(session, microphones=there))  # of a file that is gone, one sentence is enough
    span_s = _common_span_s(session, infos)
    for i, microphone in enumerate(session.microphones, start=1):
        if microphone.position_m is None:
            missing.append(f"Microphone {i} is not placed yet")
    if session.true_position_m is None:
        missing.append("The source's true place is unknown, so errors cannot be told")
    name = title_of(session)
    return SessionInfo(
        session=name,
        name=name,
        id=session.id,
        folder=session.folder,
        site=session.site.name,
        size_m=session.site.size_m,
        recorded_at=session.recorded_at,
        rate_hz=max((i.rate_hz for i in infos.values()), default=None),
        duration_s=None if span_s is None else max(span_s[1] - span_s[0], 0.0),
        n_clips=0 if span_s is None else len(cut_into_clips(span_s)),
        source_m=session.true_position_m,
        n_labels=len(session.labels),
        microphones=tuple(_of_microphone(i, m, infos) for i, m in enumerate(session.microphones, start=1)),
        missing=tuple(missing),
    )


def _common_span_s(session: Session, infos: dict[str, AudioInfo]) -> tuple[float, float] | None:
    """Session-clock seconds in which every microphone has sound; None when a file cannot be read."""
    if any(name not in infos for name in session.audio_files):
        return None
    starts_s, ends_s = zip(*(span_s_of(m, infos) for m in session.microphones), strict=True)
    return max(starts_s), min(ends_s)


def _of_microphone(number: int, microphone: Microphone, infos: dict[str, AudioInfo]) -> MicrophoneFacts:
    info = infos.get(microphone.file)
    return MicrophoneFacts(
        name=microphone.name or f"M{number}",
        position_m=microphone.position_m,
        position_error_m=microphone.position_error_m,
        file=microphone.file,
        n_files=len(microphone.files),
        channel=microphone.channel,
        form="cannot be read" if info is None else form_of(info),
    )
