"""What the SpaceNet paper reports, as data: each figure with what it was measured on, and what it leaves unsaid.

Only what its text tells is here; its tables themselves were not at hand. Accuracy is the share of predictions within a
radius of the truth; errors are metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.core.card import FeatureKind

SOURCE = (
    "SpaceNet: A Multimodal Fusion Architecture for Sound Source Localization in Disaster Response, "
    "Sensors 2026, 26(1), 168, doi 10.3390/s26010168"
)
UNSAID = (
    "The paper's split of training and test is not known to us; its clips overlap by 2.5 of 3.0 s. Epochs, learning "
    "rate and Huber delta are not published either, and CHAWA here is a reconstruction."
)
CLIP_S, STEP_S, SESSION_S = 3.0, 0.5, 30.0
CLIPS_A_SESSION = 55
"""Of 30 s: 1 + (30 - 3) / 0.5."""

Network = Literal["chawa", "spacenet"]
Weather = Literal["dry", "rain"]


@dataclass(frozen=True)
class PaperSite:
    """A site and what was recorded there. n_places, n_arrays : None where the paper's text does not tell."""

    key: str
    title: str
    n_clips: int
    n_places: int | None = None
    n_arrays: int | None = None

    @property
    def n_sessions(self) -> int:
        """Sessions of 30 s that hold about as many clips."""
        return round(self.n_clips / CLIPS_A_SESSION)


SITES = (
    PaperSite("yeoju", "Yeoju", 14_708, 98, 4),
    PaperSite("yeongdong", "Yeongdong", 1_056),
    PaperSite("gyeonggi", "Gyeonggi", 3_342),
)


def paper_site(key: str) -> PaperSite:
    """The site of that key."""
    return next(site for site in SITES if site.key == key)


@dataclass(frozen=True)
class SiteAccuracy:
    """Share of predictions within 2 m, 3-D. is_best : the best of a network's instances, over both features."""

    site: str
    network: Network
    feature: FeatureKind
    share: float | None
    is_best: bool = False


TABLE_3 = (
    SiteAccuracy("yeoju", "chawa", "mel-spectra", 0.187, is_best=True),
    SiteAccuracy("yeoju", "spacenet", "mel-spectra", 0.731),
    SiteAccuracy("yeoju", "spacenet", "mel-spectrogram", 0.648),
    SiteAccuracy("yeongdong", "chawa", "mel-spectra", 0.338, is_best=True),
    SiteAccuracy("yeongdong", "spacenet", "mel-spectra", 0.382),
    SiteAccuracy("yeongdong", "spacenet", "mel-spectrogram", 0.284),
    SiteAccuracy("gyeonggi", "chawa", "mel-spectra", 0.675),
    SiteAccuracy("gyeonggi", "spacenet", "mel-spectra", 0.665),
)


@dataclass(frozen=True)
class WeatherErrors:
    """Mean absolute error and root mean square error, metres. The site is not known to us."""

    network: Network
    weather: Weather
    mae_m: float
    rmse_m: float


TABLE_4 = (
    WeatherErrors("chawa", "dry", 1.962, 1.970),
    WeatherErrors("chawa", "rain", 2.108, 2.128),
    WeatherErrors("spacenet", "dry", 0.760, 0.877),
    WeatherErrors("spacenet", "rain", 0.900, 0.926),
)


@dataclass(frozen=True)
class Ablation:
    """SpaceNet at Yeoju with a part switched off. n_dimensions : 2 leaves z out of the distance, nothing else.

    share : within radius_m; None where the paper's text has no figure and we measure all the same.
    """

    feature: FeatureKind
    spatial: bool
    normalise: bool
    n_dimensions: int
    radius_m: float
    share: float | None


TABLE_5 = (
    Ablation("mel-spectra", True, True, 2, 2.0, 0.742),
    Ablation("mel-spectra", False, True, 2, 2.0, 0.729),
    Ablation("mel-spectrogram", True, True, 2, 2.0, 0.711),
    Ablation("mel-spectrogram", False, True, 2, 2.0, 0.669),
    Ablation("mel-spectra", True, True, 2, 1.5, 0.655),
    Ablation("mel-spectra", True, False, 2, 1.5, 0.533),
    Ablation("mel-spectrogram", True, True, 3, 1.0, 0.326),
    Ablation("mel-spectrogram", True, False, 3, 1.0, 0.350),
    Ablation("mel-spectra", True, True, 3, 1.0, None),
    Ablation("mel-spectra", True, False, 3, 1.0, None),
)
