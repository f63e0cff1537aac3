"""A plan for many simulated sessions: which sites, how many, which seed. Any session of it can be made alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.simulate.session import Setting, SimulatedSession, draw_microphones, draw_source, simulate_session
from workbench.simulate.sites import SITES, SimulatedSite, find_site
from workbench.simulate.sounds import VOICES, Voice

_WEATHERS = ("dry", "dry", "dry", "rain", "helicopter")
"""What `weather="mixed"` draws from."""


@dataclass(frozen=True)
class CampaignPlan:
    """n_sessions at each site; every session has its own source place.

    seconds : length of a session; weather : dry, rain, helicopter or mixed.
    n_arrays : how many microphone settings a site has; 0 = every session its own.
    seed : sessions of one seed are the same bytes always; other seeds share no place with them.
    """

    sites: tuple[str, ...] = tuple(site.key for site in SITES)
    n_sessions: int = 10
    seconds: float = 30.0
    weather: str = "mixed"
    n_arrays: int = 0
    seed: int = 0

    def __len__(self) -> int:
        return len(self.sites) * self.n_sessions

    def make(self, index: int, voices: Sequence[Voice] = VOICES) -> SimulatedSession:
        """Session `index` of the plan, alone and always the same. The sites take turns."""
        site = find_site(self.sites[index % len(self.sites)])
        number = index // len(self.sites)
        place_in_list = [s.key for s in SITES].index(site.key)
        rng = np.random.default_rng([self.seed, place_in_list, number])
        microphones_m = self._microphones(site, place_in_list, number, rng)
        setting = Setting(microphones_m, draw_source(site, microphones_m, rng))
        weather = str(rng.choice(_WEATHERS)) if self.weather == "mixed" else self.weather
        name = f"{site.key}-{self.seed}-{number + 1:04d}"
        return simulate_session(
            site, setting, name=name, seconds=self.seconds, weather=weather, rng=rng, voices=voices
        )

    def _microphones(self, site: SimulatedSite, site_number: int, number: int, rng: np.random.Generator) -> np.ndarray:
        if self.n_arrays == 0:
            return draw_microphones(site, rng)
        array_rng = np.random.default_rng([self.seed, site_number, 1_000_000 + number % self.n_arrays])
        return draw_microphones(site, array_rng)

    def __iter__(self) -> Iterator[SimulatedSession]:
        return (self.make(index) for index in range(len(self)))
