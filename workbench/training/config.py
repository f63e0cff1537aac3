"""Everything one chooses before a training. One dataclass makes the TOML file, the flags and the form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from annotated_types import Ge, Gt, Le, Len, Lt, Predicate

from workbench.core.card import FeatureKind
from workbench.core.setting_fields import setting
from workbench.nets.architectures import ARCHITECTURES, declared

SplitKind = Literal["place", "session", "array", "site", "clip"]
SPLITS = {
    "place": "source place",
    "session": "session",
    "array": "microphone setting",
    "site": "site",
    "clip": "clip (leaks)",
}
"""What people read for a split. Clips overlap by 2.5 s of 3 s: by clip, near copies lie on both sides."""

SECTIONS = {"data": "Data", "network": "Network", "augment": "Augmentation", "": "Training"}
"""Groups of settings, in the order people fill them in; "" = those of the training as a whole."""


@dataclass(frozen=True, kw_only=True)
class DataConfig:
    """What to learn from: a campaign on disk, or one that the simulator makes up as it goes."""

    campaign: str = setting("", "folder with recorded or simulated sessions; empty = simulate", label="Recordings")
    choose: str = setting(
        "",
        "which of its sessions, as in the campaign's search: site:yeoju weather:rain review:accepted",
        label="Only sessions with",
    )
    sites: Annotated[tuple[str, ...], Len(1)] = setting(
        ("yeoju", "yeongdong", "gyeonggi", "goyang"), "simulated sites", label="Simulated sites"
    )
    n_sessions: Annotated[int, Ge(1)] = setting(
        4000, "simulated sessions a site, each at its own place", label="Sessions a site"
    )
    n_places: Annotated[int, Ge(0)] = setting(
        0, "where its sources stand; 0 = as many as sessions", label="Source places a site"
    )
    n_arrays: Annotated[int, Ge(0)] = setting(
        0, "how its microphones stand; 0 = as many as sessions", label="Array settings a site"
    )
    n_microphones: Annotated[int, Ge(3), Le(16)] = setting(
        4, "so many at a simulated site; of recordings, the first so many of each session", label="Microphones"
    )
    seconds: Annotated[float, Ge(3.0)] = setting(4.0, "length of a simulated session", "s", label="Session length")
    weather: Literal["mixed", "dry", "rain", "helicopter"] = setting("mixed", "weather at the simulated sites")
    seed: Annotated[int, Ge(0), Lt(2**32)] = setting(
        1, "seed of the simulated campaign and of the split", label="Seed of the data"
    )
    feature: FeatureKind = setting("mel-spectra", "what the network hears")
    split: SplitKind = setting(
        "place",
        "what the parts never share; clip leaks",
        label="Split by",
        choices=SPLITS,
    )
    same_place_m: Annotated[float, Ge(0), Le(10)] = setting(
        0.05,
        "sources, or whole arrays, measured so near to one another stand at one place",
        "m",
        label="Same place within",
    )
    validation_share: Annotated[float, Gt(0), Lt(1)] = setting(
        0.1, "share kept to choose the best epoch by", label="For validation"
    )
    test_share: Annotated[float, Ge(0), Lt(1)] = setting(
        0.1, "share kept for the scores at the end; 0 = none", label="For the test"
    )

    @property
    def within_m(self) -> float:
        """So near to one another is one place. Simulated places are known, not measured: those are one to 1 mm."""
        return self.same_place_m if self.campaign else 0.0


@dataclass(frozen=True, kw_only=True)
class NetworkConfig:
    """What to train."""

    architecture: str = setting("spacenet", f"what to train: {', '.join(ARCHITECTURES)}", label="Network")
    layout: Literal["stacked", "channels"] = setting(
        "stacked",
        "how microphones become an image",
        choices={"stacked": "stacked, one image", "channels": "a channel each"},
    )
    spatial: bool = setting(True, "tell the network where the microphones are; off: ablation", label="Spatial branch")
    normalise: bool = setting(
        True, "SpaceNet's normalisation by the training part; off: ablation", label="Normalisation"
    )
    delays: bool = setting(True, "hear arrival times, too; off: levels alone", label="Arrival times")
    relative: bool = setting(False, "answer counts from the microphones' centroid", label="From the centroid")
    scale_m: Annotated[float, Gt(0), Le(1000)] = setting(
        1.0, "one unit of what the network answers, before it becomes metres", "m", label="Unit of the answer"
    )

    def options(self) -> dict[str, Any]:
        """What the architecture's class takes, as it is declared. UserError when there is no such architecture."""
        return {name: getattr(self, name) for name in declared(self.architecture).options}


@dataclass(frozen=True, kw_only=True)
class AugmentConfig:
    """Changes made to training clips only, anew each time a clip is seen."""

    common_gain_db: Annotated[float, Ge(0), Le(60)] = setting(
        0.0, "all channels louder or softer together, up to", "dB", label="Gain, all channels"
    )
    channel_gain_db: Annotated[float, Ge(0), Le(60)] = setting(
        0.0, "each channel's gain error, standard deviation", "dB", label="Gain error, each"
    )
    frequency_mask: Annotated[int, Ge(0), Lt(128)] | None = setting(
        None, "widest masked band; left out = the network's own default (CHAWA masks, SpaceNet does not)", "mel bands"
    )
    time_mask: Annotated[int, Ge(0), Lt(259)] | None = setting(
        None, "longest masked stretch of a mel-spectrogram; left out = the network's own default", "frames"
    )
    channel_drop: Annotated[float, Ge(0), Lt(1)] = setting(0.0, "chance that one channel falls silent")
    band_end: Annotated[float, Ge(0), Le(1)] = setting(
        0.0,
        "chance that a clip is weaker or silent above some frequency, as recorders and links leave it; levels only",
        label="Band ends",
    )
    gain_fault: Annotated[float, Ge(0), Lt(1)] = setting(
        0.0, "chance that one channel is up to 12 dB louder or softer than it says", label="Wrong gain"
    )
    position_error_m: Annotated[float, Ge(0), Le(5)] = setting(
        0.0,
        "error of a microphone's coordinates, standard deviation; in one clip of 20 one is also up to 1.5 m off",
        "m",
        label="Position error",
    )
    clock_error_ms: Annotated[float, Ge(0), Le(100)] = setting(
        0.0,
        "in half of the clips channels start apart, by a standard deviation of 0.1 ms to this; where delays are heard",
        "ms",
        label="Clock error",
    )
    fewest_microphones: Annotated[int, Ge(0), Le(16)] = setting(
        0,
        "each batch keeps so many, up to all, another choice in each clip; 0 = always all",
        label="Fewest microphones",
    )
    first_four: Annotated[float, Ge(0), Le(1)] = setting(
        0.0, "share of the batches that keep just the first four microphones", label="First four"
    )


def is_file_name(name: str) -> bool:
    """Can a file anywhere be called so, in the folder where it is put?"""
    is_of_no_length = not name.strip() or len(name) > 80
    return not is_of_no_length and name[0] != "." and not re.search(r'[\x00-\x1f/\\:*?"<>|]', name)


@dataclass(frozen=True, kw_only=True)
class TrainConfig:
    """A whole training."""

    name: Annotated[str, Predicate(is_file_name)] = setting(
        "spacenet", "name of the model file", needs="a name for a file, without slashes, of at most 80 characters"
    )
    title: str = setting("SpaceNet", "name people see")
    data: DataConfig = DataConfig()
    network: NetworkConfig = NetworkConfig()
    augment: AugmentConfig = AugmentConfig()
    epochs: Annotated[int, Ge(1)] = setting(20, "passes over the training clips")
    batch: Annotated[int, Ge(2)] = setting(128, "clips a step (the paper: 128)")
    learning_rate: Annotated[float, Gt(0), Lt(1)] = setting(1e-3, "largest learning rate, AdamW")
    warm_up: Annotated[float, Gt(0), Lt(1)] = setting(
        0.05, "share of the run in which the learning rate rises", label="Warm-up"
    )
    final_rate: Annotated[float, Ge(0), Lt(1)] = setting(
        0.01, "share of the learning rate left after half a cosine", label="Rate at the end"
    )
    weight_decay: Annotated[float, Ge(0)] = setting(1e-2, "AdamW's weight decay")
    huber_delta_m: Annotated[float, Gt(0)] = setting(
        1.0, "where Huber turns from square to line", "m", label="Huber delta"
    )
    seed: Annotated[int, Ge(0), Lt(2**32)] = setting(0, "seed of weights, order and augmentation")
    start_from: str = setting(
        "", "model to fine-tune: its name or file; empty = from random weights", label="Fine-tune from"
    )
    device: Literal["auto", "cpu", "cuda"] = setting(
        "auto", "where to compute; auto = a GPU if there is one", choices={"cpu": "CPU", "cuda": "GPU (CUDA)"}
    )
    n_devices: Annotated[int, Ge(1)] = setting(1, "GPUs, or processes on the CPU, a machine", label="Devices")
    n_machines: Annotated[int, Ge(1)] = setting(1, "machines, each started by torchrun", label="Machines")
    precision: Literal["32-true", "16-mixed", "bf16-mixed"] = setting(
        "32-true",
        "arithmetic; mixed needs a GPU to be faster",
        choices={"32-true": "32 bit", "16-mixed": "16 bit, mixed", "bf16-mixed": "bfloat16, mixed"},
    )

    def as_mapping(self) -> Mapping[str, Any]:
        """Plain nested values, for TOML and the card; settings left to the network are left out."""
        return asdict(self, dict_factory=lambda pairs: {name: value for name, value in pairs if value is not None})
