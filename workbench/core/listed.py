"""Several names inside one sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; empty for no names."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
