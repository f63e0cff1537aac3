"""Which warnings take an answer all its worth, and stand before the others."""

from __future__ import annotations

from collections.abc import Iterable

_GUESS = "the answer is a guess"
"""What methods say (in Located.warnings) where recordings are unlike all that they know."""
_WRONG = "is wrong until"


def is_guess(told: Iterable[str]) -> bool:
    """Does a method say that its answer is no more than a guess? told : what it warned of."""
    return any(_GUESS in text for text in told)


def serious_first(told: Iterable[str]) -> tuple[str, ...]:
    """Each sentence once: first those of answers that are guesses or wrong, then the others as they stood."""
    once = tuple(dict.fromkeys(told))
    return tuple(sorted(once, key=lambda text: 0 if is_guess((text,)) else 1 if _WRONG in text else 2))
