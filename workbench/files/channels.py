"""The samples of one audio file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.files.audio_info import AudioInfo, broken
from workbench.files.mends import Mends
from workbench.files.open_files import OpenFiles


@dataclass(frozen=True)
class Channels:
    """Some channels of one file. samples : (n_channels, n_frames) float32, full scale = 1.0."""

    samples: np.ndarray
    rate_hz: int
    notes: tuple[str, ...] = ()


def read_channels(info: AudioInfo, channels: Sequence[int], name: str = "") -> Channels:
    """Some channels (counted from 1) of a file, in that order, read in blocks.

    A file that cannot be decoded to its end gives what can be. Samples that are NaN or infinite become zero.
    Both are told in notes. Raises UserError when nothing can be decoded.
    """
    name, mends, files = name or info.path.name, Mends(), OpenFiles()
    samples = np.zeros((len(channels), info.n_frames), dtype=np.float32)
    try:
        files.read(name, info, 0, [channel - 1 for channel in channels], list(samples), mends)
    finally:
        files.close()
    n_frames, error = mends.broken.get(name, (info.n_frames, None))
    if n_frames == 0 and error is not None:
        raise broken(name, error) from error
    return Channels(samples[:, :n_frames], info.rate_hz, tuple(mends.notes({name: info})))
