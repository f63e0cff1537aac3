"""Two people edited one session: what each changed since they parted, brought together, values in and values out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, TypeVar

from workbench.core.merging.counterparts import microphones_matched
from workbench.core.merging.labels import Numbers, merged_labels
from workbench.core.merging.order import merged_order
from workbench.core.merging.tapes import merged_tapes
from workbench.core.merging.words import field_name, microphone_title, said_value
from workbench.core.session import Microphone, Session, Source

PartT = TypeVar("PartT")
PREFIXES = {"site": "site ", "conditions": "", "review": "review "}
"""How fields of these parts are called: "site size", "temperature", "review state"."""
OF_SESSION = ("id", "name", "recorded_at")


@dataclass(frozen=True)
class Conflict:
    """Both sides changed the same thing, differently. what: "M2 position", unique in a merge; the rest in words."""

    what: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """A session with the edits of both sides; where they conflict it has ours, or theirs where that was asked for."""

    session: Session
    conflicts: tuple[Conflict, ...] = ()


def merged(base: Session, ours: Session, theirs: Session, *, theirs_at: frozenset[str] = frozenset()) -> Merged:
    """What both sides did since `base`. theirs_at : names of conflicts (`what`) in which their side is taken.

    Site, conditions, review, source and each microphone are merged field by field, labels and tapes one by one.
    Folder and whether it may be written are ours.
    """
    both = Sides(theirs_at)
    parts: dict[str, Any] = {
        name: both.value(field_name(name), name, getattr(base, name), getattr(ours, name), getattr(theirs, name))
        for name in OF_SESSION
    }
    for name, prefix in PREFIXES.items():
        parts[name] = both.part(prefix, getattr(base, name), getattr(ours, name), getattr(theirs, name))
    parts["source"] = _source(both, base.source, ours.source, theirs.source)
    parts["microphones"], numbers = _microphones(both, base, ours, theirs)
    parts["labels"] = merged_labels(both, base.labels, ours.labels, theirs.labels, numbers)
    parts |= merged_tapes(both, base, ours, theirs, numbers)
    parts["audio"] = both.mapping("sound file ", base.audio, ours.audio, theirs.audio)
    parts["extra"] = both.mapping("", base.extra, ours.extra, theirs.extra)
    whole = replace(ours, **parts)
    return Merged(ours if whole == ours else whole, tuple(both.conflicts))


class Sides:
    """Decides value by value and collects what it cannot decide."""

    def __init__(self, theirs_at: frozenset[str]) -> None:
        self.conflicts: list[Conflict] = []
        self._theirs_at = theirs_at

    def value(self, what: str, field: str, base: Any, ours: Any, theirs: Any) -> Any:
        """The value of the side that changed it."""
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        return self.chosen(what, said_value(field, ours), said_value(field, theirs), ours, theirs)

    def chosen(self, what: str, said_ours: str, said_theirs: str, ours: Any, theirs: Any) -> Any:
        """A conflict: ours, unless theirs was asked for."""
        taken = {c.what for c in self.conflicts}
        name, n = what, 2
        while name in taken:
            name, n = f"{what} ({n})", n + 1
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

    def kept(self, prefix: str, what: str, base: Any, ours: Any, theirs: Any) -> Any:
        """A microphone or label that one side may have added or removed (None); None when it is to go."""
        if ours is None and theirs is None:
            return None
        if ours is not None and theirs is not None:
            return self.part(prefix, base, ours, theirs)
        side = theirs if ours is None else ours
        if base is None:
            return side
        if side == base:
            return None
        words = ("removed", "edited") if ours is None else ("edited", "removed")
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


def _source(both: Sides, base: Source | None, ours: Source | None, theirs: Source | None) -> Source | None:
    """Field by field, an unknown source counted as an empty one; unknown again where nothing is left of it."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    found = both.part("source ", base or Source(), ours or Source(), theirs or Source())
    is_gone = (ours is None or theirs is None) and found == Source()
    return None if is_gone else found


def _microphones(both: Sides, base: Session, ours: Session, theirs: Session) -> tuple[tuple[Microphone, ...], Numbers]:
    """The merged microphones, and how microphones are counted on each side and in the result."""
    our_ids, their_ids = _ids(base, ours), _ids(base, theirs)
    base_ids: tuple[Hashable, ...] = tuple(range(len(base.microphones)))
    in_base = dict(zip(base_ids, base.microphones, strict=True))
    in_ours = dict(zip(our_ids, ours.microphones, strict=True))
    in_theirs = dict(zip(their_ids, theirs.microphones, strict=True))
    everybody = (*base_ids, *sorted((in_ours.keys() | in_theirs.keys()) - in_base.keys(), key=repr))
    if all(id in in_base and not (id in in_ours and id in in_theirs) for id in everybody):
        return _one_list(both, ours, theirs, Numbers(base_ids, our_ids, their_ids, ()))
    found: dict[Hashable, Microphone] = {}
    titles: dict[Hashable, str] = {}
    for id in everybody:
        sides = in_base.get(id), in_ours.get(id), in_theirs.get(id)
        title = titles[id] = _title(id, sides, base_ids)
        microphone = both.kept(f"{title} ", f"microphone {title}", *sides)
        if microphone is not None:
            found[id] = microphone
    order = merged_order(partial(both.order, titles), base_ids, our_ids, their_ids, frozenset(found))
    return tuple(found[id] for id in order), Numbers(base_ids, our_ids, their_ids, order)


def _one_list(both: Sides, ours: Session, theirs: Session, numbers: Numbers) -> tuple[tuple[Microphone, ...], Numbers]:
    """Each side removed what the other kept, and a session needs a microphone: one side's list is taken whole."""
    here, there = (", ".join(m.name or m.file for m in side.microphones) for side in (ours, theirs))
    is_ours = both.chosen("microphones", here, there, True, False)
    side, order = (ours, numbers.ours) if is_ours else (theirs, numbers.theirs)
    return side.microphones, replace(numbers, result=order)


def _ids(base: Session, other: Session) -> tuple[Hashable, ...]:
    """What identifies each microphone on all sides: its index in base, or file, channel and count where it is new."""
    n_seen: dict[tuple[str, int], int] = {}
    ids: list[Hashable] = []
    for microphone, index in zip(
        other.microphones, microphones_matched(base.microphones, other.microphones), strict=True
    ):
        if index is not None:
            ids.append(index)
        else:
            key = (microphone.file, microphone.channel)
            n_seen[key] = n_seen.get(key, 0) + 1
            ids.append((*key, n_seen[key]))
    return tuple(ids)


def _title(id: Hashable, sides: tuple[Microphone | None, ...], base_ids: tuple[Hashable, ...]) -> str:
    """Its name in base; its file where it is new, for the sides may have named it differently."""
    microphone = next(m for m in sides if m is not None)
    return microphone_title(microphone, base_ids.index(id)) if id in base_ids else microphone.file
