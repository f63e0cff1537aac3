"""How levels of four microphones become an image: the paper's two sentences."""

from __future__ import annotations

from typing import Literal, get_args

from torch import Tensor

from workbench.core.errors import UserError

Layout = Literal["stacked", "channels"]


def n_input_channels(layout: Layout, n_microphones: int) -> int:
    """Channels of the first convolution."""
    if layout not in get_args(Layout):
        raise UserError(f"There is no layout called {layout!r}", f"Choose one of {', '.join(get_args(Layout))}")
    return 1 if layout == "stacked" else n_microphones


def as_image(levels: Tensor, layout: Layout) -> Tensor:
    """Levels (batch, n_mics, 128[, n_frames]) as an image.

    stacked: (batch, 1, n_mics * 128, n_frames) for mel-spectrograms, (batch, 1, n_mics, 128) for mel-spectra (the
    paper: "4 x 128"); channels: (batch, n_mics, 128, n_frames) and (batch, n_mics, 1, 128).
    """
    is_spectra = levels.dim() == 3
    if layout == "channels":
        return levels.unsqueeze(2) if is_spectra else levels
    return levels.unsqueeze(1) if is_spectra else levels.flatten(1, 2).unsqueeze(1)
