"""What the simulator notes in a session that it made: that it did, and the seed that gives the same places again."""

from __future__ import annotations

import re

from workbench.core.session import SIMULATED_NOTE, Session

_SEED_NOTED = re.compile(rf"{SIMULATED_NOTE} \([^)]*\), seed (\d{{1,20}})\.")
_PLACES_NOTED = re.compile(r"\b(?:arrays|places) of seed (\d{1,20})\b")
_SEED_NAMED = re.compile(r"[a-z]+-(\d{1,20})-\d{4,}(-[a-z]+)*")
"""Of sessions made before the notes told it, the name tells it: goyang-1-0001."""


def simulated_note(seed: int | None) -> str:
    """The notes of a session made with a plan's seed; None = made alone."""
    return f"{SIMULATED_NOTE} (image sources and a diffuse tail){'' if seed is None else f', seed {seed}'}."


def is_simulated(session: Session) -> bool:
    """Did the simulator make it?"""
    return session.conditions.notes.startswith(SIMULATED_NOTE)


def place_notes(arrays_of: int | None, places_of: int | None) -> tuple[str, ...]:
    """What the notes say of microphones and sources that stand as in the plan of another seed."""
    seeds = (("arrays", arrays_of), ("places", places_of))
    return tuple(f"{what} of seed {seed}" for what, seed in seeds if seed is not None)


def simulated_seed(session: Session) -> int | None:
    """The seed that the simulator made it with; None where it did not, or nothing tells."""
    if not is_simulated(session):
        return None
    found = _SEED_NOTED.match(session.conditions.notes) or _SEED_NAMED.fullmatch(session.name)
    return int(found[1]) if found else None


def simulated_seeds(session: Session) -> frozenset[int]:
    """All seeds that gave it its sound, its microphones or its source; none where nothing tells."""
    seed = simulated_seed(session)
    others = _PLACES_NOTED.findall(session.conditions.notes) if is_simulated(session) else ()
    return frozenset((*(() if seed is None else (seed,)), *map(int, others)))
