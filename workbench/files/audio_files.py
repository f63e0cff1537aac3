"""The audio files of a session: what each holds, and why some cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session, title_of
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.links import not_saved_yet, sound_path

OVERLAP_S = 1e-3
"""Files of a row may share so much, which is a matter of rounding; the later one is heard there."""


def audio_infos(session: Session) -> tuple[dict[str, AudioInfo], list[UserError]]:
    """What each file of the session holds, by name, and why others, or channels of these, cannot be read."""
    infos: dict[str, AudioInfo] = {}
    errors: list[UserError] = []
    if session.folder is None:
        raise not_saved_yet()
    for name in session.audio_files:
        try:
            infos[name] = read_audio_info(sound_path(session, name), name)
        except UserError as error:
            errors.append(error)
    for i, microphone in enumerate(session.microphones, start=1):
        for name in microphone.files:
            info = infos.get(name)
            if info is not None and microphone.channel > info.n_channels:
                has = "1 channel" if info.n_channels == 1 else f"{info.n_channels} channels"
                errors.append(
                    UserError(f"Microphone {i} needs channel {microphone.channel} of {name}, which has {has}")
                )
        errors += _overlaps(microphone, infos)
    return infos, errors


def _overlaps(microphone: Microphone, infos: Mapping[str, AudioInfo]) -> Iterator[UserError]:
    """Files of a row that begin before the one before them has ended."""
    ends_s, before = None, ""
    for name, begin_s in zip(microphone.files, microphone.begins_s, strict=True):
        if ends_s is not None and begin_s < ends_s - OVERLAP_S:
            yield UserError(
                f"{name} begins {begin_s:.3f} s after {microphone.file}, "
                f"but {before} before it lasts until {ends_s:.3f} s",
                "Correct start_s in session.json: files of one microphone follow each other",
            )
        if name in infos:
            ends_s, before = begin_s + infos[name].duration_s, name


def span_s_of(microphone: Microphone, infos: Mapping[str, AudioInfo]) -> tuple[float, float]:
    """Session-clock seconds from a microphone's start to its end; gaps between its files are inside."""
    starts = zip(microphone.files, microphone.begins_s, strict=True)
    return microphone.offset_s, microphone.offset_s + max(at_s + infos[name].duration_s for name, at_s in starts)


def all_of(session: Session, errors: Iterable[UserError]) -> UserError:
    """Everything that makes a session's sound unreadable, as one error."""
    errors = list(errors)
    hints = ". ".join(dict.fromkeys(error.hint for error in errors if error.hint))
    return UserError.of_many(sound_of(session), [error.problem for error in errors], hints)


def sound_of(session: Session) -> str:
    """What sentences call a session's sound."""
    return f"The sound of {title_of(session)}"
