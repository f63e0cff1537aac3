"""What is different between two states of a session, in sentences people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from workbench.core.merging.counterparts import labels_matched, microphones_matched
from workbench.core.merging.measured import ByEnds, Ends, frame_by_ends, heights_by_ends, tapes_by_ends
from workbench.core.merging.merge import OF_SESSION, PREFIXES
from workbench.core.merging.words import ends_title, field_name, label_title, microphone_title, said_frame, said_value
from workbench.core.session import Session, Source


def differences(before: Session, now: Session) -> tuple[str, ...]:
    """One phrase a difference, from `before` to `now`: "M2 gain: 0 dB → 6 dB", "M5 added". Empty when they are one."""
    if before == now:
        return ()
    found = []
    for name in OF_SESSION:
        found += _value(field_name(name), name, getattr(before, name), getattr(now, name))
    for name, prefix in PREFIXES.items():
        found += _part(prefix, getattr(before, name), getattr(now, name))
    found += _part("source ", before.source or Source(), now.source or Source())
    if before.source != now.source and (before.source or Source()) == (now.source or Source()):
        found.append("source, of which nothing is known")
    found += [*_microphones(before, now), *_labels(before, now), *_measured(before, now)]
    if before.audio != now.audio:
        found.append("what is known of the sound files")
    if before.extra != now.extra:
        found.append("what other programs wrote")
    return tuple(found)


def _value(what: str, field: str, before: Any, now: Any) -> list[str]:
    return [] if before == now else [f"{what}: {said_value(field, before)} → {said_value(field, now)}"]


def _part(prefix: str, before: Any, now: Any) -> list[str]:
    found = []
    for field in fields(before):
        found += _value(
            prefix + field_name(field.name), field.name, getattr(before, field.name), getattr(now, field.name)
        )
    return found


def _microphones(before: Session, now: Session) -> Iterator[str]:
    matches = microphones_matched(before.microphones, now.microphones)
    for i, match in enumerate(matches):
        title = microphone_title(now.microphones[i], i)
        if match is None:
            yield f"{title} added"
        else:
            yield from _part(f"{title} ", before.microphones[match], now.microphones[i])
    for i, microphone in enumerate(before.microphones):
        if i not in matches:
            yield f"{microphone_title(microphone, i)} removed"
    kept = [m for m in matches if m is not None]
    if kept != sorted(kept):
        yield "microphones in another order"


def _labels(before: Session, now: Session) -> Iterator[str]:
    matches = labels_matched(before.labels, now.labels)
    matched = set(matches)
    yield from _few_or_counts(
        "labels",
        [f"{label_title(now.labels[i])} added" for i, match in enumerate(matches) if match is None],
        [
            f"{label_title(before.labels[match])} edited"
            for i, match in enumerate(matches)
            if match is not None and before.labels[match] != now.labels[i]
        ],
        [f"{label_title(label)} removed" for i, label in enumerate(before.labels) if i not in matched],
    )
    kept = [match for match in matches if match is not None]
    if kept != sorted(kept):
        yield "labels in another order"


def _few_or_counts(noun: str, added: Sequence[str], edited: Sequence[str], removed: Sequence[str]) -> Sequence[str]:
    """Each by itself while they are few; else how many."""
    lines = (*added, *edited, *removed)
    if len(lines) <= 3:
        return lines
    counts = ((len(added), "added"), (len(edited), "edited"), (len(removed), "removed"))
    return (f"{noun}: " + ", ".join(f"{n} {what}" for n, what in counts if n),)


def _measured(before: Session, now: Session) -> Iterator[str]:
    """Tapes, heights and their frame, by the microphones they are measured at, however those are counted."""
    ids = tuple(range(len(before.microphones)))
    matches = microphones_matched(before.microphones, now.microphones)
    now_ids = tuple((now.microphones[i].file, i) if match is None else match for i, match in enumerate(matches))
    for noun, what, by_ends in (("tapes", "tape", tapes_by_ends), ("heights", "height of", heights_by_ends)):
        was, is_now = by_ends(before, ids), by_ends(now, now_ids)
        lines = _of_ends(noun, partial(_title, before, what), was, is_now)
        yield from lines
        if not lines and list(was.items()) != list(is_now.items()):
            yield f"{noun} in another order"
    frames = frame_by_ends(before, ids), frame_by_ends(now, now_ids)
    if frames[0] != frames[1]:
        said = [said_frame(before, frame) for frame in frames]
        yield f"place of the tapes in the site: {said[0]} → {said[1]}"


def _title(session: Session, what: str, ends: Ends) -> str:
    return f"{what} {ends_title(session, ends)}"


def _of_ends(noun: str, title: Callable[[Ends], str], was: ByEnds, is_now: ByEnds) -> Sequence[str]:
    edited: list[str] = []
    for key, (ends, value) in is_now.items():
        if key in was:
            edited += _part(f"{title(ends)} ", was[key][1], value)
    return _few_or_counts(
        noun,
        [f"{title(ends)} added" for key, (ends, _) in is_now.items() if key not in was],
        edited,
        [f"{title(ends)} removed" for key, (ends, _) in was.items() if key not in is_now],
    )
