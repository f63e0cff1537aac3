"""How a spectrogram is computed: what people choose, and the numbers that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.core.setting_fields import setting

WindowShape = Literal["hann", "hamming", "blackman-harris", "flat-top"]
SHORTEST_FFT, LONGEST_FFT = 128, 32_768


@dataclass(frozen=True)
class SpectrogramSettings:
    """Window shape, its length in samples (a power of two) and by how much windows overlap.

    Column j is centred at sample j * hop, so that columns stand at the same times whatever the window's length.
    """

    window: WindowShape = setting(
        "hann",
        "the window's shape",
        choices={"hann": "Hann", "hamming": "Hamming", "blackman-harris": "Blackman-Harris", "flat-top": "Flat top"},
    )
    n_fft: int = setting(
        2048,
        "long windows tell frequencies apart, short ones moments",
        "samples",
        label="Window length",
        choices={2**k: str(2**k) for k in range(7, 16)},
    )
    overlap: float = setting(
        0.75,
        "how much of a window the next one covers; more is smoother and slower",
        choices={0.0: "0 %", 0.5: "50 %", 0.75: "75 %", 0.875: "87.5 %", 0.9375: "93.75 %"},
    )

    @property
    def hop(self) -> int:
        """Samples from one column to the next."""
        return max(1, round(self.n_fft * (1.0 - self.overlap)))

    @property
    def n_rows(self) -> int:
        """Frequencies from 0 Hz to half the rate, both included; row k is k * rate / n_fft Hz."""
        return self.n_fft // 2 + 1
