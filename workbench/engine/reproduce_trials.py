"""Which trainings the paper's tables and figures need, and how each is configured at a scale."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.errors import UserError
from workbench.evaluate.comparison import SPLITS, Split
from workbench.evaluate.paper import TABLE_3, TABLE_4, TABLE_5, Network, PaperSite, paper_site
from workbench.training.config import DataConfig, NetworkConfig, TrainConfig

Weather = Literal["mixed", "dry", "rain"]
RAIN_SITE = "gyeonggi"
"""Where table 4 is repeated: a ruin lets rain in. The paper's site is not known to us."""
VALIDATION_SHARE, TEST_SHARE = 0.1, 0.2
NETWORK_TITLES = {"spacenet": "SpaceNet", "chawa": "CHAWA (reconstruction)"}
_LEARNING_RATE = {"spacenet": 1e-3, "chawa": 2e-3}


@dataclass(frozen=True)
class Scale:
    """How much of the paper's recordings is simulated. share : of its sessions; seconds : length of one.

    least_sessions : a site keeps so many whatever the share says (or all that the paper's has, if fewer).
    least_steps : where the epochs have fewer steps than this, there are more epochs: small sites learn as long.
    """

    title: str
    share: float
    seconds: float = 30.0
    epochs: int = 20
    batch: int = 128
    least_sessions: int = 20
    least_steps: int = 800

    @property
    def is_rehearsal(self) -> bool:
        """Too little to learn anything from: it shows that everything runs."""
        return self.share == 0.0

    @property
    def told(self) -> str:
        """For headings: with epochs and batch where they are not those of that scale."""
        usual = usual_scale(self.title)
        epochs = [] if usual and usual.epochs == self.epochs else [f"{self.epochs} epochs"]
        batch = [] if usual and usual.batch == self.batch else [f"batches of {self.batch}"]
        return ", ".join([f"scale {self.title}", *epochs, *batch])

    def n_sessions(self, site: PaperSite) -> int:
        return min(site.n_sessions, max(round(self.share * site.n_sessions), self.least_sessions))

    def n_clips(self, site: PaperSite) -> int:
        return self.n_sessions(site) * len(cut_into_clips((0.0, self.seconds)))

    def n_epochs(self, site: PaperSite) -> int:
        n_training = round((1.0 - VALIDATION_SHARE - TEST_SHARE) * self.n_clips(site))
        return max(self.epochs, math.ceil(self.least_steps / max(n_training // self.batch, 1)))


SMALL = Scale("small", 0.0, seconds=4.0, epochs=2, batch=16, least_sessions=12, least_steps=0)


def scale_of(text: str) -> Scale:
    """ "small", or a share of the paper's sessions above 0 and up to 1. UserError otherwise."""
    if text == SMALL.title:
        return SMALL
    try:
        share = float(text)
    except ValueError:
        share = float("nan")
    if not 0.0 < share <= 1.0:
        hint = 'Give "small", or a share of the paper\'s sessions above 0 and up to 1'
        raise UserError(f"There is no scale {text!r}", hint)
    return Scale(f"{share:g}", share)


def usual_scale(title: str) -> Scale | None:
    """A scale as it is when nothing else is chosen; None when there is none of that title."""
    try:
        return scale_of(title)
    except UserError:
        return None


@dataclass(frozen=True)
class Trial:
    """One training: a network on one site's recordings, split one way."""

    site: str
    network: Network
    feature: FeatureKind
    split: Split
    weather: Weather = "mixed"
    spatial: bool = True
    normalise: bool = True

    @property
    def name(self) -> str:
        """Of its run folder."""
        without = ("" if self.spatial else "-no-spatial") + ("" if self.normalise else "-no-normalisation")
        return f"{self.site}-{self.weather}-{self.network}{without}-{self.feature}-{self.split}"

    @property
    def title(self) -> str:
        """For people; the split is told beside it."""
        without = [] if self.spatial else ["no spatial branch"]
        without += [] if self.normalise else ["no normalisation"]
        weather = [] if self.weather == "mixed" else [self.weather]
        network = NETWORK_TITLES[self.network].partition(" ")[0]
        return ", ".join([paper_site(self.site).title, *weather, network, self.feature, *without])

    def config(self, scale: Scale, seed: int) -> TrainConfig:
        """As `workbench train` takes it. SpaceNet sees no augmentation, as in the paper's comparisons; CHAWA masks.

        Mel-spectrograms go in with microphones as channels: a quarter of the sums, and the paper's text has both.
        """
        site = paper_site(self.site)
        is_stacked = self.network == "spacenet" and self.feature == "mel-spectra"
        return TrainConfig(
            name=self.name,
            title=self.title,
            data=DataConfig(
                sites=(site.key,),
                n_sessions=scale.n_sessions(site),
                n_places=site.n_places or 0,
                n_arrays=site.n_arrays or 1,
                seconds=scale.seconds,
                weather=self.weather,
                seed=seed,
                feature=self.feature,
                split=self.split,
                validation_share=VALIDATION_SHARE,
                test_share=TEST_SHARE,
            ),
            network=NetworkConfig(
                architecture=self.network,
                layout="stacked" if is_stacked else "channels",
                spatial=self.spatial,
                normalise=self.normalise,
            ),
            epochs=scale.n_epochs(site),
            batch=scale.batch,
            learning_rate=_LEARNING_RATE[self.network],
            seed=seed,
        )


def trials_of(what: str) -> tuple[Trial, ...]:
    """The trainings of a table or figure, each once; the quick ones first."""
    found = dict.fromkeys(_needed(what))
    return tuple(sorted(found, key=lambda trial: trial.feature == "mel-spectrogram"))


def _needed(what: str) -> Iterator[Trial]:
    for split in SPLITS:
        if what == "table3":
            yield from (Trial(row.site, row.network, row.feature, split) for row in TABLE_3)
        elif what == "table4":
            yield from (Trial(RAIN_SITE, row.network, "mel-spectra", split, row.weather) for row in TABLE_4)
        elif what == "table5":
            for row in TABLE_5:
                yield Trial("yeoju", "spacenet", row.feature, split, spatial=row.spatial, normalise=row.normalise)
        else:
            yield Trial("yeoju", "spacenet", "mel-spectra", split)
