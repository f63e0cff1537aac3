"""One session's microphone places given to another session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.core.array.checks import microphone_name, microphone_names
from workbench.core.session import Point, Session, Site
from workbench.core.survey import site_places_m, survey_places_m

By = Literal["name", "order"]


@dataclass(frozen=True)
class Change:
    """What becomes of one microphone (its name, index from 0): from where to where, metres, the target's site frame."""

    name: str
    index: int
    before_m: Point | None
    after_m: Point
    error_m: float | None


@dataclass(frozen=True)
class ArrayCopy:
    """What copying would do. site : the target's site afterwards; left_out : sentences about what is not copied."""

    target: Session
    site: Site
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]

    @property
    def session(self) -> Session:
        """The target with the places in it; itself when nothing changes."""
        microphones = list(self.target.microphones)
        for change in self.changes:
            now = microphones[change.index]
            microphones[change.index] = replace(now, position_m=change.after_m, position_error_m=change.error_m)
        if tuple(microphones) == self.target.microphones and self.site == self.target.site:
            return self.target
        return replace(self.target, microphones=tuple(microphones), site=self.site)


def array_copy(array: Session, target: Session, by: By, *, with_site: bool = False) -> ArrayCopy:
    """What copying the placed microphones of `array` to `target` would do.

    by : "name" gives a place to the microphone that is called the same, "order" the first to the first and so on.
    with_site : name, size and survey of the site come along. Where both sites know their survey and differ, places
    are led through it; a target without a survey and without any place takes the array's survey too.
    """
    site = _site(array, target, with_site)
    changes, left_out = [], []
    pairs = _pairs(array, target, by)
    places = _led(array.site, site, array)
    for source, goal in pairs:
        if array.microphones[source].position_m is None:
            continue
        x, y, z = (round(float(v), 6) for v in places[source])
        before = target.microphones[goal]
        error_m = array.microphones[source].position_error_m
        changes.append(Change(microphone_name(target, goal), goal, before.position_m, (x, y, z), error_m))
    used, given = {s for s, _ in pairs}, {c.index for c in changes}
    spare = [microphone_name(array, i) for i in range(len(array.microphones)) if i not in used]
    lacking = [microphone_name(target, i) for i in range(len(target.microphones)) if i not in given]
    if spare:
        left_out.append(f"{', '.join(spare)} {'is' if len(spare) == 1 else 'are'} not in that session")
    if lacking:
        left_out.append(f"{', '.join(lacking)} {'gets' if len(lacking) == 1 else 'get'} no place")
    return ArrayCopy(target, site, tuple(changes), tuple(left_out))


def _pairs(array: Session, target: Session, by: By) -> list[tuple[int, int]]:
    """Microphone of the array and of the target, indices from 0; each at most once."""
    if by == "order":
        n = min(len(array.microphones), len(target.microphones))
        return [(i, i) for i in range(n)]
    names, wanted = microphone_names(array), microphone_names(target)
    folded = [name.casefold() for name in names]
    return [(folded.index(n.casefold()), j) for j, n in enumerate(wanted) if folded.count(n.casefold()) == 1]


def _site(array: Session, target: Session, with_site: bool) -> Site:
    ours, theirs = array.site, target.site
    if with_site:
        size_m = ours.size_m or theirs.size_m
        return replace(
            theirs, name=ours.name or theirs.name, size_m=size_m, shift_m=ours.shift_m,
            georeference=ours.georeference,
        )  # fmt: skip
    has_places = target.true_position_m is not None or any(m.position_m is not None for m in target.microphones)
    if theirs.shift_m is None and theirs.georeference is None and not has_places:
        return replace(theirs, shift_m=ours.shift_m, georeference=ours.georeference)
    return theirs


def _led(ours: Site, theirs: Site, array: Session) -> np.ndarray:
    """Places of the array in the other site's frame, (n, 3) metres."""
    places = array.microphone_positions_m()
    is_known = (ours.shift_m or ours.georeference) and (theirs.shift_m or theirs.georeference)
    is_same = ours.shift_m == theirs.shift_m and ours.georeference == theirs.georeference
    return places if is_same or not is_known else site_places_m(theirs, survey_places_m(ours, places))
