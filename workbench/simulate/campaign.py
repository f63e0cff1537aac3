"""A plan for many simulated sessions: which sites, how many, which seed. Any session of it can be made alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from workbench.core.errors import UserError
from workbench.simulate.faults import Clocks
from workbench.simulate.session import Setting, SimulatedSession, draw_microphones, draw_source, simulate_session
from workbench.simulate.sites import SITES, SimulatedSite, Walls, find_site
from workbench.simulate.sounds import VOICES, Voice

_WEATHERS = ("dry", "dry", "dry", "rain", "helicopter")
"""What `weather="mixed"` draws from."""
_ARRAYS_FROM, _PLACES_FROM = 1_000_000, 2_000_000
"""Numbers of the random streams of what sessions share; sessions themselves count from 0."""


@dataclass(frozen=True)
class CampaignPlan:
    """n_sessions at each site.

    seconds : length of a session; weather : dry, rain, helicopter or mixed.
    n_arrays : how many microphone settings a site has; 0 = every session its own.
    n_places : how many places the loudspeaker has at a site; 0 = every session its own. With both, sessions go
    through the places round by round, and a place meets another array in each round.
    clocks : "site" = as the site's recorders have them, "good" = all channels on one clock, "poor" = each on its own.
    walls : "site" = as the site's, "soft" = hardly an echo. Places, voice, weather and loudness stay with either.
    seed : sessions of one seed are the same bytes always; other seeds share no place with them.
    UserError when there is no such site, seed or count.
    """

    sites: tuple[str, ...] = tuple(site.key for site in SITES)
    n_sessions: int = 10
    seconds: float = 30.0
    weather: str = "mixed"
    n_arrays: int = 0
    n_places: int = 0
    seed: int = 0
    clocks: Clocks = "site"
    walls: Walls = "site"

    def __post_init__(self) -> None:
        if not self.sites:
            raise UserError("A simulated campaign needs a site", f"Choose from {', '.join(s.key for s in SITES)}")
        for key in self.sites:
            find_site(key)
        if self.seed < 0:
            raise UserError(f"A seed is a whole number from 0 on, not {self.seed}")
        if min(self.n_arrays, self.n_places) < 0:
            raise UserError("Numbers of arrays and places are counted from 0 on", "0 gives every session its own")
        for kind, known, what in ((self.clocks, get_args(Clocks), "clocks"), (self.walls, get_args(Walls), "walls")):
            if kind not in known:
                raise UserError(f"There are no {kind!r} {what}", f"Choose one of {', '.join(known)}")

    def __len__(self) -> int:
        return len(self.sites) * self.n_sessions

    def make(self, index: int, voices: Sequence[Voice] = VOICES) -> SimulatedSession:
        """Session `index` of the plan, alone and always the same. The sites take turns."""
        site, _ = self._whose(index)
        setting, rng = self._drawn(index)
        weather = str(rng.choice(_WEATHERS)) if self.weather == "mixed" else self.weather
        return simulate_session(
            site,
            setting,
            name=self.name_of(index),
            seconds=self.seconds,
            weather=weather,
            rng=rng,
            voices=voices,
            clocks=self.clocks,
            walls=self.walls,
            seed=self.seed,
        )

    def setting_of(self, index: int) -> Setting:
        """Where microphones and source of session `index` stand, without making its sound."""
        return self._drawn(index)[0]

    def _drawn(self, index: int) -> tuple[Setting, np.random.Generator]:
        """The setting, and the generator that goes on to make the sound."""
        site, number = self._whose(index)
        site_number = [s.key for s in SITES].index(site.key)
        rng = np.random.default_rng([self.seed, site_number, number])
        shared_m = self._shared_place(site, site_number, number)
        microphones_m = self._microphones(site, site_number, number, shared_m, rng)
        source_m = draw_source(site, microphones_m, rng) if shared_m is None else shared_m
        return Setting(microphones_m, source_m), rng

    def name_of(self, index: int) -> str:
        """Name of session `index`, also of its folder."""
        site, number = self._whose(index)
        odd = [f"-{kind}-{what}" for kind, what in ((self.clocks, "clocks"), (self.walls, "walls")) if kind != "site"]
        return f"{site.key}-{self.seed}-{number + 1:04d}{''.join(odd)}"

    def _whose(self, index: int) -> tuple[SimulatedSite, int]:
        """The site of session `index`, and its number there."""
        return find_site(self.sites[index % len(self.sites)]), index // len(self.sites)

    def _microphones(
        self, site: SimulatedSite, site_number: int, number: int, source_m: np.ndarray | None, rng: np.random.Generator
    ) -> np.ndarray:
        if self.n_arrays == 0:
            return draw_microphones(site, rng, source_m)
        turn = number if self.n_places == 0 else number % self.n_places + number // self.n_places
        return self._array(site, site_number, turn % self.n_arrays)

    def _array(self, site: SimulatedSite, site_number: int, array: int) -> np.ndarray:
        """One of the site's shared microphone settings."""
        return draw_microphones(site, np.random.default_rng([self.seed, site_number, _ARRAYS_FROM + array]))

    def _shared_place(self, site: SimulatedSite, site_number: int, number: int) -> np.ndarray | None:
        """The loudspeaker's place of session `number` where sessions share places; far enough from every array."""
        if self.n_places == 0:
            return None
        rng = np.random.default_rng([self.seed, site_number, _PLACES_FROM + number % self.n_places])
        arrays_m = [self._array(site, site_number, array) for array in range(self.n_arrays)]
        return draw_source(site, np.concatenate(arrays_m) if arrays_m else np.empty((0, 3)), rng)

    def __iter__(self) -> Iterator[SimulatedSession]:
        return (self.make(index) for index in range(len(self)))
