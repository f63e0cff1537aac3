"""Labels after a merge: edits, additions and removals of both sides, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from workbench.core.merging.counterparts import labels_matched
from workbench.core.merging.decider import Decider
from workbench.core.merging.words import label_title
from workbench.core.session import Label

Labels = tuple[Label, ...]
_NOBODY = 10**6
"""Added to a number that counts no microphone of its session, so that it counts none of the other's."""


@dataclass(frozen=True)
class Numbers:
    """Which microphone is at each place of the order in base, in ours, in theirs and in the result, by its identity."""

    base: Sequence[Hashable]
    ours: Sequence[Hashable]
    theirs: Sequence[Hashable]
    result: Sequence[Hashable]


def merged_labels(both: Decider, base: Labels, ours: Labels, theirs: Labels, numbers: Numbers) -> Labels:
    """The labels of the result. A label stays with its microphone however that is counted now."""
    new = {*numbers.ours, *numbers.theirs} - {*numbers.base}
    everybody = [*numbers.base, *sorted(new, key=repr)]
    coded = [
        _coded(labels, ids, everybody)
        for labels, ids in ((base, numbers.base), (ours, numbers.ours), (theirs, numbers.theirs))
    ]
    return _decoded(_merged(both, *coded), everybody, numbers.result)


def _merged(both: Decider, base: Labels, ours: Labels, theirs: Labels) -> Labels:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    our_matches, their_matches = labels_matched(base, ours), labels_matched(base, theirs)
    in_ours, in_theirs = _by_match(ours, our_matches), _by_match(theirs, their_matches)
    found: list[Label] = []
    for i, label in enumerate(base):
        title = label_title(label)
        kept = both.kept(f"{title} ", title, label, in_ours.get(i), in_theirs.get(i))
        if kept is not None:
            found.append(kept)
    found += _added(ours, our_matches, theirs, their_matches)
    is_by_time = all(list(side) == sorted(side, key=_start_s) for side in (base, ours, theirs))
    return tuple(sorted(found, key=_start_s) if is_by_time else found)


def _by_match(side: Labels, matches: tuple[int | None, ...]) -> dict[int, Label]:
    return {match: label for label, match in zip(side, matches, strict=True) if match is not None}


def _added(
    ours: Labels, our_matches: tuple[int | None, ...], theirs: Labels, their_matches: tuple[int | None, ...]
) -> list[Label]:
    """New labels of both sides by time; one that both made is there once."""
    new_ours = [label for label, match in zip(ours, our_matches, strict=True) if match is None]
    new_theirs = [label for label, match in zip(theirs, their_matches, strict=True) if match is None]
    n_ours = Counter(map(repr, new_ours))
    extra = [label for label in new_theirs if not _took_one(n_ours, repr(label))]
    return sorted(new_ours + extra, key=lambda label: (label.start_s, label.end_s, repr(label)))


def _took_one(counts: Counter[str], key: str) -> bool:
    """Was there one left of it? Then there is one fewer."""
    if counts[key] == 0:
        return False
    counts[key] -= 1
    return True


def _coded(labels: Labels, ids: Sequence[Hashable], everybody: Sequence[Hashable]) -> Labels:
    """The labels with microphones counted as in `everybody`, and those that count none put out of the way."""
    places = {id: i + 1 for i, id in enumerate(everybody)}
    return tuple(
        _with_number(label, places[ids[n - 1]] if n <= len(ids) else n + _NOBODY) if (n := label.microphone) else label
        for label in labels
    )


def _decoded(labels: Labels, everybody: Sequence[Hashable], ids: Sequence[Hashable]) -> Labels:
    """Counted as in `ids`; a label whose microphone is gone is one of all microphones."""
    places = {id: i + 1 for i, id in enumerate(ids)}
    return tuple(
        _with_number(label, places.get(everybody[n - 1]) if n <= _NOBODY else n - _NOBODY)
        if (n := label.microphone)
        else label
        for label in labels
    )


def _with_number(label: Label, number: int | None) -> Label:
    return label if label.microphone == number else replace(label, microphone=number)


def _start_s(label: Label) -> float:
    return label.start_s
