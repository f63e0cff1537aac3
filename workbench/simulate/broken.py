"""One microphone of a simulated session that is not what the session says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.simulate.faults import WRONG_GAIN_DB, Fault, Faults

MISPLACED_M = 1.0
"""How far from its place a misplaced microphone is said to be."""


@dataclass(frozen=True)
class Broken:
    """Which microphone it is, and how. is_louder : of a wrong gain. turn_rad : the way from where a misplaced one
    stands to where it is said to be, turned on by steps of 10 degrees until that is inside the site."""

    fault: Fault
    microphone: int
    is_louder: bool
    turn_rad: float

    @classmethod
    def drawn(cls, fault: Fault, n_mics: int, rng: np.random.Generator) -> Broken:
        """The same microphone whatever the fault."""
        microphone, is_louder = int(rng.integers(n_mics)), bool(rng.integers(2))
        return cls(fault, microphone, is_louder, float(rng.uniform(0.0, 2.0 * np.pi)))

    def of_recorder(self, faults: Faults) -> Faults:
        """With the wrong gain, if that is it."""
        if self.fault != "gain":
            return faults
        return faults.with_gain(self.microphone, WRONG_GAIN_DB if self.is_louder else -WRONG_GAIN_DB)

    def of_sound(self, samples: np.ndarray) -> np.ndarray:
        """(n_mics, n_samples), silent where the microphone is dead."""
        if self.fault == "dead":
            samples[self.microphone] = 0
        return samples

    def told_places(self, microphones_m: np.ndarray, size_m: tuple[float, float, float]) -> np.ndarray:
        """Where the session says they are, on whole millimetres; inside the site. (n_mics, 3) metres."""
        told_m = microphones_m.copy()
        if self.fault == "misplaced":
            turns = self.turn_rad + np.linspace(0.0, 2.0 * np.pi, 36, endpoint=False)
            away_m = MISPLACED_M * np.column_stack([np.cos(turns), np.sin(turns), np.zeros(36)])
            places_m = np.round(microphones_m[self.microphone] + away_m, 3)
            is_inside = ((places_m > 0.0) & (places_m < np.array(size_m))).all(axis=1)
            told_m[self.microphone] = places_m[is_inside.argmax()]
        return told_m
