"""Edits of a session's labels: values in, values out."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.core.session import Label, Session


def with_label(session: Session, label: Label) -> tuple[Session, int]:
    """The session with one label more, and its index: by time where labels are in order of time, else the last."""
    starts = [each.start_s for each in session.labels]
    is_by_time = all(a <= b for a, b in pairwise(starts))
    index = bisect_right(starts, label.start_s) if is_by_time else len(starts)
    return replace(session, labels=(*session.labels[:index], label, *session.labels[index:])), index


def with_label_at(session: Session, index: int, label: Label) -> Session:
    """The session with label `index` replaced, at its place in the order. The same session when nothing changes."""
    if session.labels[index] == label:
        return session
    return replace(session, labels=(*session.labels[:index], label, *session.labels[index + 1 :]))


def without_labels(session: Session, indices: Iterable[int]) -> Session:
    """The session without these labels."""
    gone = set(indices)
    kept = tuple(label for i, label in enumerate(session.labels) if i not in gone)
    return replace(session, labels=kept) if len(kept) < len(session.labels) else session


def label_problem(label: Label, n_microphones: int) -> str:
    """What is wrong with a label, as a sentence; "" when nothing is."""
    numbers = (label.start_s, label.end_s, label.low_hz, label.high_hz)
    if not all(math.isfinite(number) for number in numbers if number is not None):
        return "A label's times and frequencies are numbers."
    if label.end_s < label.start_s:
        return f"A label cannot end ({label.end_s:.3f} s) before it begins ({label.start_s:.3f} s)."
    if any(hz is not None and hz < 0 for hz in (label.low_hz, label.high_hz)):
        return "A frequency is 0 Hz or more."
    if label.low_hz is not None and label.high_hz is not None and label.high_hz < label.low_hz:
        return f"A band cannot end ({label.high_hz:g} Hz) below its beginning ({label.low_hz:g} Hz)."
    if label.microphone is not None and not 1 <= label.microphone <= n_microphones:
        return f"There is no microphone {label.microphone}: the session has {n_microphones}."
    return ""


def levels_of(labels: Sequence[Label], n_levels: int) -> tuple[int, ...]:
    """The level (0 = first) each label is drawn on, so that labels at one time lie below each other where n_levels
    leave room; labels beyond that share the last level.
    """
    order = sorted(range(len(labels)), key=lambda i: (labels[i].start_s, labels[i].end_s))
    free_from_s = [-math.inf] * n_levels
    found = [0] * len(labels)
    for i in order:
        level = next((k for k, free_s in enumerate(free_from_s) if free_s <= labels[i].start_s), n_levels - 1)
        found[i] = level
        free_from_s[level] = max(free_from_s[level], labels[i].end_s)
    return tuple(found)
