"""What the recordings that a form names come to: sessions, clips, sites, and the size of their features."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core.clips import cut_into_clips
from workbench.files.campaign import SessionRow
from workbench.files.campaign_search import search_of
from workbench.training.config import DataConfig

_BYTES_A_CLIP = {"mel-spectra": 4 * 128 * 4, "mel-spectrogram": 4 * 128 * 259 * 4}
"""Four microphones, 128 bands, float32; 259 frames."""


@dataclass(frozen=True)
class Recordings:
    """n_places : of the source; None = not known before the sessions are read. unknown : words the filter has no key
    for; n_left_out : sessions that cannot be learned from."""

    n_sessions: int
    n_clips: int
    n_sites: int
    feature: str
    n_places: int | None = None
    unknown: tuple[str, ...] = ()
    n_left_out: int = 0

    @property
    def said(self) -> str:
        """Such as "72 sessions, 3,816 clips, 3 sites, 98 places; about 2.1 GB of features"."""
        counted = [_n(self.n_sessions, "session"), _n(self.n_clips, "clip"), _n(self.n_sites, "site")]
        if self.n_places is not None:
            counted.append(_n(self.n_places, "place"))
        text = f"{', '.join(counted)}; about {said_bytes(self.n_clips * _BYTES_A_CLIP[self.feature])} of features."
        if self.unknown:
            text += f" {', '.join(f'{word}:' for word in self.unknown)} is no word to search by."
        return text


def simulated(data: DataConfig) -> Recordings:
    """What the simulator would make up."""
    n_sessions = data.n_sessions * len(data.sites)
    n_places = (data.n_places or data.n_sessions) * len(data.sites)
    n_clips = n_sessions * len(cut_into_clips((0.0, data.seconds)))
    return Recordings(n_sessions, n_clips, len(data.sites), data.feature, n_places)


def recorded(data: DataConfig, rows: Iterable[SessionRow]) -> Recordings:
    """What of a campaign fits the filter, by what its list says of each session."""
    search = search_of(data.choose)
    fitting = [row for row in rows if search.fits(row)]
    usable = [row for row in fitting if not row.problem and row.is_placed and row.has_truth]
    return Recordings(
        n_sessions=len(usable),
        n_clips=sum(len(cut_into_clips((0.0, row.duration_s or 0.0))) for row in usable),
        n_sites=len({row.site for row in usable}),
        feature=data.feature,
        unknown=search.unknown,
        n_left_out=len(fitting) - len(usable),
    )


def said_bytes(n_bytes: float) -> str:
    """A size as people say it: "2.1 GB"."""
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if n_bytes >= size:
            return f"{n_bytes / size:.1f} {unit}"
    return f"{max(n_bytes / 1e3, 0):.0f} kB"


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
