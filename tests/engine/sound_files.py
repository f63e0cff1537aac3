"""Sessions in real files for the tests of what reads a little of them at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import scipy.fft  # noqa: F401 - so that all is transformed by one library, to the last bit
import soundfile

from workbench.core.session import Microphone, Session, Site


def noise(n_mics: int, n_samples: int, seed: int = 0) -> np.ndarray:
    """(n_mics, n_samples) float32 with a loud moment now and then, as 16 bits hold it."""
    rng = np.random.default_rng(seed)
    samples = rng.normal(0.0, 0.02, (n_mics, n_samples))
    for at in rng.integers(0, max(n_samples - 64, 1), max(n_samples // 20_000, 1)):
        samples[:, at : at + 64] *= 20.0
    return (np.round(samples.clip(-0.99, 0.99) * 32768) / 32768).astype(np.float32)


def session_of(folder: Path, samples: np.ndarray, rate_hz: int = 8000) -> Session:
    """One WAV file of 16 bits with all microphones. samples : (n_mics, n_samples) float32."""
    folder.mkdir(parents=True, exist_ok=True)
    soundfile.write(folder / "sound.wav", samples.T, rate_hz, subtype="PCM_16")
    return session_in(folder, len(samples))


def session_in(folder: Path, n_mics: int) -> Session:
    """The session of a file that lies there already."""
    microphones = tuple(
        Microphone(name=f"M{i + 1}", position_m=(float(i), 0.0, 1.0), file="sound.wav", channel=i + 1)
        for i in range(n_mics)
    )
    return Session(id="s", name="s", site=Site(name="A site", size_m=(8.0, 8.0, 5.0)), microphones=microphones,
                   folder=folder)  # fmt: skip
