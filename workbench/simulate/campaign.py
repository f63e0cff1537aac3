"""A plan for many simulated sessions: which sites, how many, which seed. Any session of it can be made alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.errors import UserError
from workbench.simulate.faults import Clocks, Fault
from workbench.simulate.session import SimulatedSession, simulate_session
from workbench.simulate.setting import Setting
from workbench.simulate.sites import SITES, SimulatedSite, Walls, find_site
from workbench.simulate.sounds import VOICES, Voice
from workbench.simulate.standing import Standing
from workbench.simulate.variation import USUAL_MICROPHONES, Variation

_WEATHERS = ("dry", "dry", "dry", "rain", "helicopter")
"""What `weather="mixed"` draws from."""


@dataclass(frozen=True)
class CampaignPlan:
    """n_sessions at each site.

    seconds : length of a session; weather : dry, rain, helicopter or mixed.
    n_arrays : how many microphone settings a site has; 0 = every session its own.
    n_places : how many places the loudspeaker has at a site; 0 = every session its own. With both, sessions go
    through the places round by round, and a place meets another array in each round.
    clocks : "site" = as the site's recorders have them, "good" = all channels on one clock, "poor" = each on its own.
    walls : "site" = as the site's, "soft" = hardly an echo.
    n_microphones : 3 to 16; of fewer than four the first three, of more the first four are near the corners as ever
    and the others anywhere.
    fault : of one microphone, see Fault. clock_offset_s : standard deviation of when each channel starts, on clocks
    that are good otherwise; 0 = as `clocks` says.
    Source, voice, weather and loudness stay with any of these, and microphones too.
    arrays_of, places_of : microphones, or the source, stand as in the same plan of that other seed; None = of this one.
    seed : sessions of one seed are the same bytes always; other seeds share no place with them, unless asked to.
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
    n_microphones: int = USUAL_MICROPHONES
    arrays_of: int | None = None
    places_of: int | None = None
    fault: Fault = "none"
    clock_offset_s: float = 0.0

    def __post_init__(self) -> None:
        if not self.sites:
            raise UserError("A simulated campaign needs a site", f"Choose from {', '.join(s.key for s in SITES)}")
        for key in self.sites:
            find_site(key)
        if self.seed < 0:
            raise UserError(f"A seed is a whole number from 0 on, not {self.seed}")
        if min(self.n_arrays, self.n_places) < 0:
            raise UserError("Numbers of arrays and places are counted from 0 on", "0 gives every session its own")
        _ = self.variation  # refuses what cannot be

    @property
    def variation(self) -> Variation:
        """What is unusual in its sessions."""
        return Variation(
            clocks=self.clocks,
            walls=self.walls,
            n_microphones=self.n_microphones,
            fault=self.fault,
            clock_offset_s=self.clock_offset_s,
            arrays_of=self.arrays_of,
            places_of=self.places_of,
        )

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
            variation=self.variation,
            seed=self.seed,
        )

    def setting_of(self, index: int) -> Setting:
        """Where microphones and source of session `index` stand, without making its sound."""
        return self._drawn(index)[0]

    def _drawn(self, index: int) -> tuple[Setting, np.random.Generator]:
        """The setting, and the generator that goes on to make the sound."""
        standing = Standing(self.seed, self.n_arrays, self.n_places, self.n_microphones, self.arrays_of, self.places_of)
        return standing.drawn(*self._whose(index))

    def name_of(self, index: int) -> str:
        """Name of session `index`, also of its folder."""
        site, number = self._whose(index)
        unusual = [f"-{said.replace(' ', '-')}" for said in self.variation.said]
        return f"{site.key}-{self.seed}-{number + 1:04d}{''.join(unusual)}"

    def _whose(self, index: int) -> tuple[SimulatedSite, int]:
        """The site of session `index`, and its number there."""
        return find_site(self.sites[index % len(self.sites)]), index // len(self.sites)

    def __iter__(self) -> Iterator[SimulatedSession]:
        return (self.make(index) for index in range(len(self)))
