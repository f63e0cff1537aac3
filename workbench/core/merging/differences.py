"""What is different between two states of a session, in sentences people read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from workbench.core.merging.counterparts import labels_matched, microphones_matched
from workbench.core.merging.merge import OF_SESSION, PREFIXES
from workbench.core.merging.words import field_name, label_title, microphone_title, said_value
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
    found += [*_microphones(before, now), *_labels(before, now)]
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
    """Each label by itself while they are few; else how many."""
    matches = labels_matched(before.labels, now.labels)
    lines = [f"{label_title(now.labels[i])} added" for i, match in enumerate(matches) if match is None]
    n_added = len(lines)
    edited = [m for i, m in enumerate(matches) if m is not None and before.labels[m] != now.labels[i]]
    removed = [i for i in range(len(before.labels)) if i not in set(matches)]
    lines += [f"{label_title(before.labels[i])} edited" for i in edited]
    lines += [f"{label_title(before.labels[i])} removed" for i in removed]
    if len(lines) <= 3:
        yield from lines
    else:
        counts = ((n_added, "added"), (len(edited), "edited"), (len(removed), "removed"))
        yield "labels: " + ", ".join(f"{n} {what}" for n, what in counts if n)
