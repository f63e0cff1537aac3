"""How long the tests marked `soak` run: all of it by hand, a share of it where time is short (SOAK_SHARE=0.1)."""

from __future__ import annotations

import os


def share() -> float:
    """What part of its full length a soak test runs, above 0 and at most 1."""
    value = float(os.environ.get("SOAK_SHARE", "1"))
    assert 0.0 < value <= 1.0, f"SOAK_SHARE needs a number above 0 and at most 1, has {value}"
    return value
