"""Two people edited one session: what each changed since they parted, brought together, values in and values out."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from workbench.core.merging.counterparts import microphones_matched
from workbench.core.merging.decider import Conflict, Decider
from workbench.core.merging.labels import Numbers, merged_labels
from workbench.core.merging.measured import measured_anew
from workbench.core.merging.order import merged_order
from workbench.core.merging.tapes import merged_tapes
from workbench.core.merging.words import field_name, microphone_title
from workbench.core.session import Microphone, Session, Source

PREFIXES = {"site": "site ", "conditions": "", "review": "review "}
"""How fields of these parts are called: "site size", "temperature", "review state"."""
OF_SESSION = ("id", "name", "recorded_at")


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
    both = Decider(theirs_at)
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


def _source(both: Decider, base: Source | None, ours: Source | None, theirs: Source | None) -> Source | None:
    """Field by field, an unknown source counted as an empty one; unknown again where nothing is left of it."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    found = both.part("source ", base or Source(), ours or Source(), theirs or Source())
    is_gone = (ours is None or theirs is None) and found == Source()
    return None if is_gone else found


def _microphones(
    both: Decider, base: Session, ours: Session, theirs: Session
) -> tuple[tuple[Microphone, ...], Numbers]:
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
    measured = measured_anew(base, ours, base_ids, our_ids) | measured_anew(base, theirs, base_ids, their_ids)
    for id in everybody:
        sides = in_base.get(id), in_ours.get(id), in_theirs.get(id)
        title = titles[id] = _title(id, sides, base_ids)
        used = "measured" if id in measured else ""
        microphone = both.kept(f"{title} ", f"microphone {title}", *sides, used=used)
        if microphone is not None:
            found[id] = microphone
    order = merged_order(partial(both.order, titles), base_ids, our_ids, their_ids, frozenset(found))
    return tuple(found[id] for id in order), Numbers(base_ids, our_ids, their_ids, order)


def _one_list(
    both: Decider, ours: Session, theirs: Session, numbers: Numbers
) -> tuple[tuple[Microphone, ...], Numbers]:
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
