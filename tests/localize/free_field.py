"""Sessions whose sound reached the microphones straight, with no room around them."""

from __future__ import annotations

import numpy as np

from workbench.core.air import sound_speed_m_s
from workbench.core.recording import Recording
from workbench.core.session import Conditions, Microphone, Session, Site
from workbench.localize.heard import Heard

RATE_HZ = 44_100
TEMPERATURE_C = 12.0
SITE_M = (9.0, 7.0, 4.0)


def random_microphones_m(
    n_mics: int, rng: np.random.Generator, site_m: tuple[float, float, float] = SITE_M
) -> np.ndarray:
    """(n_mics, 3) metres, in turn near the four corners and at heights from floor to ceiling."""
    x, y, z = site_m
    corners = np.array([[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]])[np.arange(n_mics) % 4]
    plan = (corners + rng.uniform(-0.08, 0.08, (n_mics, 2))) * [x, y]
    heights = (np.arange(n_mics) % 3 + rng.uniform(0.1, 0.9, n_mics)) * z / 3.0
    return np.round(np.column_stack([plan, heights]), 3)


def heard_from(
    source_m: np.ndarray,
    microphones_m: np.ndarray,
    rng: np.random.Generator,
    *,
    seconds: float = 3.0,
    noise: float = 0.01,
    site_m: tuple[float, float, float] | None = SITE_M,
    loudness: float = 0.3,
) -> Heard:
    """Bursts of noise from one place, 1 / r louder near it, with a little noise of each microphone's own."""
    n_samples = round(seconds * RATE_HZ)
    bursts = rng.normal(0.0, loudness, n_samples) * (np.arange(n_samples) % 17_000 < 9_000)
    r_m = np.linalg.norm(microphones_m - source_m, axis=1)
    spectrum, frequencies_hz = np.fft.rfft(bursts, 2 * n_samples), np.fft.rfftfreq(2 * n_samples, 1 / RATE_HZ)
    late = np.exp(-2j * np.pi * frequencies_hz * (r_m / sound_speed_m_s(TEMPERATURE_C))[:, None])
    samples = np.fft.irfft(spectrum * late)[:, :n_samples] / np.maximum(r_m, 0.1)[:, None]
    samples += rng.normal(0.0, noise, samples.shape)
    return Heard(session_of(microphones_m, site_m), Recording.of_samples(samples.astype(np.float32), RATE_HZ))


def session_of(microphones_m: np.ndarray, site_m: tuple[float, float, float] | None = SITE_M) -> Session:
    """Microphones M1, M2 ... at these places."""
    return Session(
        id="free-field",
        name="Free field",
        site=Site(name="Meadow", size_m=site_m),
        conditions=Conditions(temperature_c=TEMPERATURE_C),
        microphones=tuple(
            Microphone(name=f"M{i}", position_m=(float(x), float(y), float(z)), file=f"m{i}.wav")
            for i, (x, y, z) in enumerate(microphones_m, start=1)
        ),
    )
