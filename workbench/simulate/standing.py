"""Where things stand in each session of a plan: places of its own, shared ones, or those of another plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.simulate.setting import Setting, are_apart, draw_microphones, draw_more_microphones, draw_source
from workbench.simulate.sites import SITES, SimulatedSite

_ARRAYS_FROM, _PLACES_FROM = 1_000_000, 2_000_000
"""Numbers of the random streams of what sessions share; sessions themselves count from 0."""
_MORE, _AGAIN = 1, 2
"""Last numbers of the streams of microphones beyond the four corners, and of what is drawn again."""


@dataclass(frozen=True)
class Standing:
    """As CampaignPlan has them."""

    seed: int
    n_arrays: int
    n_places: int
    n_microphones: int
    arrays_of: int | None
    places_of: int | None

    def drawn(self, site: SimulatedSite, number: int) -> tuple[Setting, np.random.Generator]:
        """The setting of session `number` at the site, and the generator that goes on to make the sound.

        That generator gives the same whatever the number of microphones, and whoever's they are.
        """
        rng = np.random.default_rng(self._stream(site, number))
        own = self._own(site, number, rng)
        return replace(own, microphones_m=own.microphones_m[: self.n_microphones]), rng

    def _own(self, site: SimulatedSite, number: int, rng: np.random.Generator) -> Setting:
        """Four microphones at least, so that a source is not in the way of any that is left out."""
        source_m = self._shared_place(site, number)
        microphones_m = self._microphones(site, number, source_m, rng)
        if source_m is None:
            source_m = draw_source(site, microphones_m[:4], rng)
        if self.n_arrays == 0:
            more_rng = np.random.default_rng(self._stream(site, number, _MORE))
            more_m = draw_more_microphones(site, self._n_more, more_rng, source_m)
            microphones_m = np.concatenate([microphones_m, more_m])
        return self._as_elsewhere(Setting(microphones_m, source_m), site, number)

    def _as_elsewhere(self, own: Setting, site: SimulatedSite, number: int) -> Setting:
        """With what stands as in another plan. Where it meets what does not, this is drawn again."""
        microphones_m, source_m = own.microphones_m, own.source_m
        if self.arrays_of is not None:
            microphones_m = self._of_seed(self.arrays_of, site, number).microphones_m
        if self.places_of is not None:
            source_m = self._of_seed(self.places_of, site, number).source_m
        if not are_apart(microphones_m, source_m):
            again = np.random.default_rng(self._stream(site, number, _AGAIN))
            if self.places_of is None:
                source_m = draw_source(site, microphones_m, again)
            else:
                corners_m = draw_microphones(site, again, source_m)
                more_m = draw_more_microphones(site, self._n_more, again, source_m)
                microphones_m = np.concatenate([corners_m, more_m])
        return Setting(microphones_m, source_m)

    def _of_seed(self, seed: int, site: SimulatedSite, number: int) -> Setting:
        """What stands in the session of this number in the plan of that seed."""
        other = replace(self, seed=seed, arrays_of=None, places_of=None)
        return other._own(site, number, np.random.default_rng(other._stream(site, number)))

    def _microphones(
        self, site: SimulatedSite, number: int, source_m: np.ndarray | None, rng: np.random.Generator
    ) -> np.ndarray:
        if self.n_arrays == 0:
            return draw_microphones(site, rng, source_m)
        turn = number if self.n_places == 0 else number % self.n_places + number // self.n_places
        return self._array(site, turn % self.n_arrays)

    def _array(self, site: SimulatedSite, array: int) -> np.ndarray:
        """One of the site's shared microphone settings."""
        stream = _ARRAYS_FROM + array
        corners_m = draw_microphones(site, np.random.default_rng(self._stream(site, stream)))
        more_rng = np.random.default_rng(self._stream(site, stream, _MORE))
        return np.concatenate([corners_m, draw_more_microphones(site, self._n_more, more_rng)])

    def _shared_place(self, site: SimulatedSite, number: int) -> np.ndarray | None:
        """The loudspeaker's place of session `number` where sessions share places; far enough from every array."""
        if self.n_places == 0:
            return None
        rng = np.random.default_rng(self._stream(site, _PLACES_FROM + number % self.n_places))
        arrays_m = [self._array(site, array) for array in range(self.n_arrays)]
        return draw_source(site, np.concatenate(arrays_m) if arrays_m else np.empty((0, 3)), rng)

    def _stream(self, site: SimulatedSite, *numbers: int) -> list[int]:
        """The seed of a random stream."""
        return [self.seed, [s.key for s in SITES].index(site.key), *numbers]

    @property
    def _n_more(self) -> int:
        return max(self.n_microphones - 4, 0)
