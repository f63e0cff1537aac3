"""A network's card: what it is, what it was trained on, how well it did on places it had never seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

FeatureKind = Literal["mel-spectra", "mel-spectrogram", "waveform", "levels-and-delays"]


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Errors in metres over held-out clips, Euclidean in 3-D unless named otherwise; accuracies are shares (0-1)."""

    n_clips: int
    mean_error_m: float
    median_error_m: float
    rmse_m: float
    median_error_2d_m: float
    within_1_m: float
    within_2_m: float
    within_3_m: float


@dataclass(frozen=True, kw_only=True)
class TrainedSite:
    """A site the network saw in training. size_m: box (x, y, z), metres."""

    name: str
    size_m: tuple[float, float, float]


@dataclass(frozen=True, kw_only=True)
class ModelCard:
    """What travels in a model file's header.

    architecture, options : what to build (nets.network.build).
    feature, feature_parameters : what goes in; rate_hz in samples a second; n_microphones : exactly this many, or the
    fewest where n_microphones_most says how many it takes at most.
    output_frame : frame of the answer; always metres.
    trained_sites, array_span_m, array_corner_m : what the network knows; outside it an answer is a guess. Span: least
    and largest distance between an array's farthest microphones; corner: least and largest low corner (x, y, z) of an
    array in the site frame; metres.
    n_parameters : learnable weights; statistics : the normalisation, by the name of its tensor in the file.
    split : how training and held-out data were kept apart; held_out : scores by site name, "all sites" together;
    started_from : of a fine-tuned network, the one it began as: name, file, sha256, trained_on, and "doubt" where that
    one may have learnt from held-out clips. learnt_from : sites, and a hash of which clips lay in which part.
    "sessions", "chosen_by" : keys of the sessions learnt from, or by which the best epoch was chosen; in started_from
    "sessions" those of the networks before it (core.session_key), "seeds" and "sites" of what was simulated for these
    (core.learnt).
    held_out_rivals : the same for each baseline on the same clips; held_out_data : which clips.
    """

    name: str
    title: str
    about: str
    caveats: tuple[str, ...] = ()
    architecture: str
    options: Mapping[str, Any] = field(default_factory=dict)
    feature: FeatureKind
    feature_parameters: Mapping[str, float | str] = field(default_factory=dict)
    n_microphones: int = 4
    n_microphones_most: int | None = None
    rate_hz: int = 44_100
    output_frame: str = "site frame, metres"
    trained_on: str
    is_simulated: bool
    trained_sites: tuple[TrainedSite, ...] = ()
    array_span_m: tuple[float, float] | None = None
    array_corner_m: tuple[tuple[float, float, float], tuple[float, float, float]] | None = None
    n_parameters: int | None = None
    statistics: Mapping[str, Any] = field(default_factory=dict)
    n_training_clips: int
    n_training_places: int
    split: str
    seed: int
    training: Mapping[str, Any] = field(default_factory=dict)
    held_out: Mapping[str, Scores] = field(default_factory=dict)
    held_out_rivals: Mapping[str, Mapping[str, Scores]] = field(default_factory=dict)
    held_out_data: str = ""
    started_from: Mapping[str, str] = field(default_factory=dict)
    learnt_from: Mapping[str, Any] = field(default_factory=dict)
    program_version: str
    version: Literal[1] = 1
