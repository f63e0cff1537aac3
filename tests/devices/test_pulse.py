"""The sink that tests play into is a real four-channel device."""

from __future__ import annotations

import numpy as np
import sounddevice

from tests.devices.pulse import Pulse, pulse  # noqa: F401


def test_four_tones_played_come_back_each_on_its_channel(pulse: Pulse) -> None:  # noqa: F811
    t = np.arange(2 * pulse.rate_hz) / pulse.rate_hz
    tones = np.stack([0.2 * np.sin(2 * np.pi * hz * t) for hz in (400, 500, 600, 700)], axis=1).astype(np.float32)
    heard = sounddevice.playrec(tones, pulse.rate_hz, channels=4, device=pulse.device, blocking=True)
    spectra = np.abs(np.fft.rfft(heard[pulse.rate_hz // 2 : 3 * pulse.rate_hz // 2], axis=0))
    # within the width of a line: a busy machine may drop a block, which moves the top of the line by a hertz
    np.testing.assert_allclose(spectra.argmax(axis=0), [400, 500, 600, 700], atol=1)
