"""Which microphone, or label, of one state of a session is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from workbench.core.session import Label, Microphone


def microphones_matched(base: Sequence[Microphone], other: Sequence[Microphone]) -> tuple[int | None, ...]:
    """For each microphone of `other` its index in `base`, None where it is new.

    A microphone is known by its file and channel (the nth of those that share them), else, where that changed,
    by its place in the order: the only one at that place without a counterpart on either side.
    """
    at = {key: i for i, key in enumerate(_keys(base))}
    found = [at.get(key) for key in _keys(other)]
    taken = set(found)
    for i, index in enumerate(found):
        if index is None and i < len(base) and i not in taken:
            found[i] = i
            taken.add(i)
    return tuple(found)


def labels_matched(base: Sequence[Label], other: Sequence[Label]) -> tuple[int | None, ...]:
    """For each label of `other` its index in `base`, None where it is new.

    The same label first; then, in order, one that has its start, its end or its text.
    """
    left: dict[str, list[int]] = {}
    for i, label in enumerate(base):
        left.setdefault(repr(label), []).append(i)
    found: list[int | None] = []
    for label in other:
        same = left.get(repr(label), [])
        found.append(same.pop(0) if same else None)
    free = sorted(i for indices in left.values() for i in indices)
    for k, label in enumerate(other):
        if found[k] is None:
            edited = next((i for i in free if _is_edit(base[i], label)), None)
            if edited is not None:
                found[k] = edited
                free.remove(edited)
    return tuple(found)


def _is_edit(before: Label, now: Label) -> bool:
    is_same_text = bool(now.text) and before.text == now.text
    return before.start_s == now.start_s or before.end_s == now.end_s or is_same_text


def _keys(microphones: Sequence[Microphone]) -> list[Hashable]:
    """File, channel, and how many before it have the same."""
    seen: Counter[tuple[str, int]] = Counter()
    keys: list[Hashable] = []
    for microphone in microphones:
        key = (microphone.file, microphone.channel)
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys
