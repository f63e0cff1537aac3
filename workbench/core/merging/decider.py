"""What both sides did to one value, one part, one item: taken from the side that changed it, or a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from workbench.core.merging.words import field_name, said_value

PartT = TypeVar("PartT")


@dataclass(frozen=True)
class Conflict:
    """Both sides changed the same thing, differently. what: "M2 position", unique in a merge; the rest in words."""

    what: str
    ours: str
    theirs: str


class Decider:
    """Decides value by value and collects what it cannot decide."""

    def __init__(self, theirs_at: frozenset[str]) -> None:
        self.conflicts: list[Conflict] = []
        self._theirs_at = theirs_at
        self._taken: Counter[str] = Counter()

    def value(self, what: str, field: str, base: Any, ours: Any, theirs: Any) -> Any:
        """The value of the side that changed it."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        return self.chosen(what, said_value(field, ours), said_value(field, theirs), ours, theirs)

    def chosen(self, what: str, said_ours: str, said_theirs: str, ours: Any, theirs: Any) -> Any:
        """A conflict: ours, unless theirs was asked for."""
        name = what
        while name in self._taken:
            self._taken[what] += 1
            name = f"{what} ({self._taken[what]})"
        self._taken[name] = 1
        self.conflicts.append(Conflict(name, said_ours, said_theirs))
        return theirs if name in self._theirs_at else ours

    def part(self, prefix: str, base: PartT | None, ours: PartT, theirs: PartT) -> PartT:
        """A dataclass field by field; `base` None = both sides made it anew."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        found = {}
        for field in fields(ours):  # type: ignore[arg-type]
            before: Any = _MISSING if base is None else getattr(base, field.name)
            sides = getattr(ours, field.name), getattr(theirs, field.name)
            if field.name == "extra":
                found["extra"] = self.mapping(prefix, {} if base is None else before, *sides)
            else:
                found[field.name] = self.value(prefix + field_name(field.name), field.name, before, *sides)
        return replace(ours, **found)  # type: ignore[type-var]

    def mapping(self, prefix: str, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Any:
        """Key by key; a key that only one side has was added by it, or removed by the other."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        found = {}
        for key in (*ours, *(k for k in theirs if k not in ours)):
            sides = (side.get(key, _MISSING) for side in (base, ours, theirs))
            value = self.value(f"{prefix}“{key}”", key, *sides)
            if value is not _MISSING:
                found[key] = value
        return found

    def kept(self, prefix: str, what: str, base: Any, ours: Any, theirs: Any, *, used: str = "") -> Any:
        """A microphone, label or tape that one side may have added or removed (None); None when it is to go.

        used : what the side that still has it did with it, though it left the thing itself as it was ("measured").
        """
        if ours is None and theirs is None:
            return None
        if ours is not None and theirs is not None:
            return self.part(prefix, base, ours, theirs)
        side = theirs if ours is None else ours
        if base is None:
            return side
        if side == base and not used:
            return None
        done = used if side == base else "edited"
        words = ("removed", done) if ours is None else (done, "removed")
        return self.chosen(what, *words, ours, theirs)

    def order(
        self, titles: Mapping[Hashable, str], ours: Sequence[Hashable], theirs: Sequence[Hashable]
    ) -> Sequence[Hashable]:
        """Both sides changed the order of the microphones."""
        here, there = (", ".join(titles[id] for id in side) for side in (ours, theirs))
        found: Sequence[Hashable] = self.chosen("order of the microphones", here, there, ours, theirs)
        return found


class _Missing:
    """Stands for a key that is not there."""

    def __str__(self) -> str:
        return "not there"


_MISSING = _Missing()
