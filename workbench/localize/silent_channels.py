"""What is said of channels without sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.core.listed import listed


def too_few(is_silent: np.ndarray, n_least: int) -> str:
    """Why there is no answer when fewer than n_least have sound, "" when there are enough. is_silent : (n_mics,)."""
    n_heard = int((~is_silent).sum())
    return "" if n_heard >= n_least else f"Too few microphones have sound: {n_heard}, and {n_least} are needed"


def left_out(names: Sequence[str], is_silent: np.ndarray) -> tuple[str, ...]:
    """That an answer was made without them; empty when all have sound."""
    silent = [name for name, is_so in zip(names, is_silent, strict=True) if is_so]
    return (f"{listed(silent)} {'is' if len(silent) == 1 else 'are'} silent and left out",) if silent else ()
