"""The order of microphones after a merge."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

Ids = Sequence[Hashable]


def merged_order(
    decide: Callable[[Ids, Ids], Ids], base: Ids, ours: Ids, theirs: Ids, kept: frozenset[Hashable]
) -> tuple[Hashable, ...]:
    """Everything in `kept`, in the order of the side that changed the order; what is new stands behind what it
    stood behind on its own side. decide(ours, theirs) is asked when both sides changed the order, differently.
    """
    common = [id for id in base if id in ours and id in theirs and id in kept]
    of_base, of_ours, of_theirs = (tuple(id for id in side if id in common) for side in (base, ours, theirs))
    if of_ours == of_theirs or of_theirs == of_base:
        order = of_ours
    elif of_ours == of_base:
        order = of_theirs
    else:
        order = tuple(decide(of_ours, of_theirs))
    placed = set(order)
    behind: dict[Hashable, list[list[Hashable]]] = {}
    for side in (ours, theirs):
        for anchor, news in _news(side, placed, kept).items():
            behind.setdefault(anchor, []).append(news)
    found: list[Hashable] = []
    for anchor in (None, *order):
        if anchor is not None:
            found.append(anchor)
        found += [id for id in _joined(behind.get(anchor, [])) if id not in found]
    return tuple(found)


def _news(side: Ids, placed: set[Hashable], kept: frozenset[Hashable]) -> dict[Hashable, list[Hashable]]:
    """What of a side has no place yet, by what it stands behind there (None = at the beginning)."""
    found: dict[Hashable, list[Hashable]] = {}
    anchor: Hashable = None
    for id in side:
        if id in placed:
            anchor = id
        elif id in kept:
            found.setdefault(anchor, []).append(id)
    return found


def _joined(groups: list[list[Hashable]]) -> list[Hashable]:
    """What both sides put at one place: as the one side has it, or sorted, so that it does not matter who merges."""
    if len(groups) == 2 and groups[0] != groups[1]:
        return sorted({id for group in groups for id in group}, key=repr)
    return groups[0] if groups else []
