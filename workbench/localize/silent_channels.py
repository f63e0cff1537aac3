"""What is said of channels without sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.core.listed import listed


def unheard(is_silent: np.ndarray) -> tuple[str, ...]:
    """Why no method answers a clip that no microphone heard, or one alone; "" where two or more have sound.

    is_silent : (n_clips, n_mics). A single microphone that has sound is not refused here: methods tell what they need.
    """
    return tuple(_unheard(int((~of_clip).sum()), int(of_clip.sum())) for of_clip in is_silent)


def _unheard(n_heard: int, n_silent: int) -> str:
    if n_silent == 0 or n_heard > 1:
        return ""
    return "Nothing was heard: " + ("all microphones but one are silent" if n_heard else "every microphone is silent")


def too_few(is_silent: np.ndarray, n_least: int) -> str:
    """Why there is no answer when fewer than n_least have sound, "" when there are enough. is_silent : (n_mics,)."""
    n_heard = int((~is_silent).sum())
    return "" if n_heard >= n_least else f"Too few microphones have sound: {n_heard}, and {n_least} are needed"


def left_out(names: Sequence[str], is_silent: np.ndarray) -> tuple[str, ...]:
    """That an answer was made without them; empty when all have sound."""
    silent = [name for name, is_so in zip(names, is_silent, strict=True) if is_so]
    return (f"{listed(silent)} {'is' if len(silent) == 1 else 'are'} silent and left out",) if silent else ()
