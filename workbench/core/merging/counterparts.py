"""Which microphone, or label, of one state of a session is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

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

    The same label first; then one that shares most of text, start, end and microphone, or has its text and overlaps
    it; at last, one of its text, where that is the only one on both sides. What is found first is taken.
    """
    pairs = _Pairs(base, other)
    pairs.match_by(repr)
    for is_of_microphone in (True, False):
        for fields in (("text", "start_s", "end_s"), ("text", "start_s"), ("text", "end_s")):
            pairs.match_by(_sharing(fields, is_of_microphone))
        pairs.match_overlapping(_sharing(("text",), is_of_microphone))
        pairs.match_by(_sharing(("start_s", "end_s"), is_of_microphone))
    for is_of_microphone in (True, False):
        for field in ("start_s", "end_s"):
            pairs.match_by(_sharing((field,), is_of_microphone))
    pairs.match_only(lambda label: label.text or None)
    return tuple(pairs.found)


_KeyOf = Callable[[Label], Hashable]


def _sharing(fields: tuple[str, ...], is_of_microphone: bool) -> _KeyOf:
    names = (*fields, "microphone") if is_of_microphone else fields
    return lambda label: tuple(getattr(label, name) for name in names)


class _Pairs:
    """What is matched so far, and what is free on both sides, in its order."""

    def __init__(self, base: Sequence[Label], other: Sequence[Label]) -> None:
        self._base, self._other = base, other
        self.found: list[int | None] = [None] * len(other)
        self._free_base, self._free_other = list(range(len(base))), list(range(len(other)))

    def match_by(self, key_of: _KeyOf) -> None:
        """Pair what has the same key, the first with the first."""
        self._match([pair for mine, theirs in self._groups(key_of) for pair in zip(mine, theirs, strict=False)])

    def match_only(self, key_of: _KeyOf) -> None:
        """Pair what is the only one of its key on both sides; a key None is none."""
        groups = self._groups(key_of)
        self._match([(mine[0], theirs[0]) for mine, theirs in groups if len(mine) == len(theirs) == 1])

    def match_overlapping(self, key_of: _KeyOf) -> None:
        """Pair what has the same key and some time in common, the earlier with the earlier."""
        pairs = []
        for mine, theirs in self._groups(key_of):
            mine.sort(key=lambda i: self._base[i].start_s)
            theirs.sort(key=lambda k: self._other[k].start_s)
            m = t = 0
            while m < len(mine) and t < len(theirs):
                before, now = self._base[mine[m]], self._other[theirs[t]]
                if before.start_s < now.end_s and now.start_s < before.end_s:
                    pairs.append((mine[m], theirs[t]))
                    m, t = m + 1, t + 1
                elif before.end_s <= now.end_s:
                    m += 1
                else:
                    t += 1
        self._match(pairs)

    def _groups(self, key_of: _KeyOf) -> list[tuple[list[int], list[int]]]:
        """Free labels of both sides that have the same key."""
        of_base: dict[Hashable, list[int]] = {}
        for i in self._free_base:
            of_base.setdefault(key_of(self._base[i]), []).append(i)
        of_other: dict[Hashable, list[int]] = {}
        for k in self._free_other:
            key = key_of(self._other[k])
            if key in of_base and key is not None:
                of_other.setdefault(key, []).append(k)
        return [(of_base[key], theirs) for key, theirs in of_other.items()]

    def _match(self, pairs: list[tuple[int, int]]) -> None:
        for i, k in pairs:
            self.found[k] = i
        taken = {i for i, _ in pairs}
        self._free_base = [i for i in self._free_base if i not in taken]
        self._free_other = [k for k in self._free_other if self.found[k] is None]


def _keys(microphones: Sequence[Microphone]) -> list[Hashable]:
    """File, channel, and how many before it have the same."""
    seen: Counter[tuple[str, int]] = Counter()
    keys: list[Hashable] = []
    for microphone in microphones:
        key = (microphone.file, microphone.channel)
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys
