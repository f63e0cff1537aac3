"""What can be placed in a session (microphones and the true source), and moving it. Values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.array.checks import microphone_name
from workbench.core.session import Point, Session, Source
from workbench.core.survey import in_site_frame
from workbench.core.tape.edits import off_the_tape
from workbench.gui.language.words import tr
from workbench.gui.state.viewing import Look


@dataclass(frozen=True)
class Thing:
    """A microphone (index from 0) or the true source (index 0)."""

    kind: Literal["microphone", "source"]
    index: int = 0


SOURCE = Thing("source")


def all_things(session: Session) -> tuple[Thing, ...]:
    """Every microphone in order, then the source."""
    return (*(Thing("microphone", i) for i in range(len(session.microphones))), SOURCE)


def placed_things(session: Session) -> tuple[Thing, ...]:
    return tuple(t for t in all_things(session) if place_of(session, t) is not None)


def unplaced_things(session: Session) -> tuple[Thing, ...]:
    return tuple(t for t in all_things(session) if place_of(session, t) is None)


def name_of(session: Session, thing: Thing) -> str:
    return tr("source") if thing.kind == "source" else microphone_name(session, thing.index)


def title_of(session: Session, thing: Thing) -> str:
    """As it stands at the beginning of a line."""
    return tr("Source") if thing.kind == "source" else microphone_name(session, thing.index)


def has(session: Session, thing: Thing) -> bool:
    return thing.kind == "source" or thing.index < len(session.microphones)


def place_of(session: Session, thing: Thing) -> Point | None:
    """Where it stands, site frame, metres; None when nobody said."""
    if thing.kind == "source":
        return session.true_position_m
    return session.microphones[thing.index].position_m if has(session, thing) else None


def error_of(session: Session, thing: Thing) -> float | None:
    """How well its place is known, metres."""
    if thing.kind == "source":
        return None if session.source is None else session.source.position_error_m
    return session.microphones[thing.index].position_error_m


def placed_at(session: Session, thing: Thing, place_m: Point | None) -> Session:
    """The session with the thing there, without the error that tapes gave its place before.

    The same session when it is there already, or is gone.
    """
    if not has(session, thing) or place_of(session, thing) == place_m:
        return session
    is_source = thing.kind == "source"
    moved = session.with_source_at(place_m) if is_source else session.with_microphone_at(thing.index, place_m)
    return off_the_tape(session, moved)


def typed_at(session: Session, thing: Thing, place_m: Point, error_m: float | None) -> Session:
    """The session with the thing where somebody typed it, survey coordinates led to the site frame."""
    if thing.kind == "source":
        source = replace(session.source or Source(), position_m=place_m, position_error_m=error_m)
        typed = session if source == session.source else replace(session, source=source)
    else:
        there = replace(session.microphones[thing.index], position_m=place_m, position_error_m=error_m)
        same = there == session.microphones[thing.index]
        typed = session if same else session.with_microphone(thing.index, there)
    return typed if typed is session else in_site_frame(off_the_tape(session, typed))


def selected_thing(session: Session | None, look: Look) -> Thing | None:
    """What is selected in the site, placed or not; None when nothing is."""
    if session is None:
        return None
    if look.selected_microphone is not None:
        return Thing("microphone", look.selected_microphone) if look.selected_microphone < len(
            session.microphones) else None  # fmt: skip
    return SOURCE if look.selects_source else None


def selection_of(thing: Thing | None) -> dict[str, object]:
    """What to change in the Look so that this is selected."""
    is_microphone = thing is not None and thing.kind == "microphone"
    return {
        "selected_microphone": thing.index if thing is not None and is_microphone else None,
        "selects_source": thing is not None and not is_microphone,
    }


def neighbour(session: Session, now: Thing | None, step: int) -> Thing | None:
    """The next placed thing (step 1) or the one before (-1); None beyond the ends."""
    things = placed_things(session)
    if now not in things:
        return things[0 if step > 0 else -1] if things else None
    at = things.index(now) + step
    return things[at] if 0 <= at < len(things) else None
