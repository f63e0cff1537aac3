"""The paper's four sites as boxes, and what we assume about their sound.

Sizes are the paper's. Reverberation times, ambience and links are ours: the paper gives words ("strong echo",
"loud machines", "wireless microphones") and no figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.core.errors import UserError

Walls = Literal["site", "soft"]
"""As the site's; or ones that swallow nearly all sound, so that hardly an echo is left."""
_SOFT = 0.95
"""Energy that soft walls absorb at 1 kHz: an echo comes back 13 dB weaker, besides its longer way."""


@dataclass(frozen=True)
class SimulatedSite:
    """A box site. size_m (x, y, z); reverberation_s at 1 kHz; hum_db, noise_db: RMS of machines and of the
    microphones' own noise, dB re full scale, before gains; wireless: clocks wander and links drop out."""

    key: str
    name: str
    size_m: tuple[float, float, float]
    reverberation_s: float
    hum_db: float
    noise_db: float
    wireless: bool
    temperature_c: tuple[float, float]

    def with_walls(self, walls: Walls) -> SimulatedSite:
        """The same site with such walls: its reverberation time by Eyring's formula, as the room has it."""
        if walls == "site":
            return self
        x_m, y_m, z_m = self.size_m
        surface_m2 = 2.0 * (x_m * y_m + y_m * z_m + x_m * z_m)
        return replace(self, reverberation_s=0.161 * x_m * y_m * z_m / (-surface_m2 * float(np.log(1.0 - _SOFT))))


SITES = (
    SimulatedSite("yeoju", "Yeoju water pumping station", (17.9, 29.0, 7.06), 2.0, -62.0, -78.0, True, (5, 15)),
    SimulatedSite("yeongdong", "Yeongdong water pumping station", (15.1, 6.1, 8.5), 1.5, -48.0, -78.0, False, (8, 18)),
    SimulatedSite("gyeonggi", "Gyeonggi Fire Academy", (9.25, 5.05, 5.05), 0.7, -66.0, -78.0, False, (0, 28)),
    SimulatedSite("goyang", "Goyang collapsed building", (8.0, 8.0, 5.0), 0.5, -66.0, -78.0, False, (0, 28)),
)


def find_site(key: str) -> SimulatedSite:
    """The site of that key; UserError names the ones there are."""
    for site in SITES:
        if site.key == key.lower():
            return site
    raise UserError(f"There is no simulated site called {key!r}", f"Choose one of {', '.join(s.key for s in SITES)}")
