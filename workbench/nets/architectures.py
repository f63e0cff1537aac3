"""The networks that can be built: names, what each takes and what it hears. Nothing here imports torch.

A network is a file in this folder with a class that `network.architecture` registers, and an entry here.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.card import FeatureKind
from workbench.core.errors import UserError

_LEVELS: tuple[FeatureKind, ...] = ("mel-spectra", "mel-spectrogram")


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """name : in configurations and cards; module : its file in this folder. title : what people read.

    options : settings that its class takes (training.config.NetworkConfig); features : what it can hear.
    takes_any_order : is the answer the same in whatever order the microphones come? n_microphones : the fewest and the
    most that it takes. is_relative : does it always answer from where the microphones stand, wherever the origin is?
    """

    name: str
    module: str
    title: str
    options: tuple[str, ...]
    features: tuple[FeatureKind, ...]
    takes_any_order: bool = False
    n_microphones: tuple[int, int] = (4, 4)
    is_relative: bool = False


ARCHITECTURES = {
    each.name: each
    for each in (
        Architecture(
            name="spacenet",
            module="spacenet",
            title="SpaceNet",
            options=("layout", "spatial", "normalise", "relative", "scale_m"),
            features=_LEVELS,
        ),
        Architecture(
            name="chawa",
            module="chawa",
            title="CHAWA (reconstruction)",
            options=("layout", "relative", "scale_m"),
            features=_LEVELS,
        ),
        Architecture(
            name="wav2pos",
            module="wav2pos",
            title="wav2pos (smaller)",
            options=("relative", "scale_m"),
            features=("waveform",),
            takes_any_order=True,
        ),
        Architecture(
            name="di-nn",
            module="di_nn",
            title="DI-NN (smaller)",
            options=("spatial", "relative", "scale_m"),
            features=("waveform",),
        ),
        Architecture(
            name="placefield",
            module="placefield",
            title="PlaceField",
            options=("delays",),
            features=("levels-and-delays",),
            takes_any_order=True,
            n_microphones=(3, 16),
            is_relative=True,
        ),
    )
}


def declared(name: str) -> Architecture:
    """The network of that name. UserError lists what there is."""
    if name not in ARCHITECTURES:
        raise UserError(f"There is no network called {name!r}", f"Choose one of {', '.join(sorted(ARCHITECTURES))}")
    return ARCHITECTURES[name]


def titles_with(option: str) -> tuple[str, ...]:
    """Titles of the networks that take an option."""
    return tuple(each.title for each in ARCHITECTURES.values() if option in each.options)


def refuse_other_feature(name: str, feature: FeatureKind) -> None:
    """UserError when there is no such network, or it cannot hear a feature."""
    hears = declared(name).features
    if reason := why_not_heard(name, feature):
        raise UserError(reason.removesuffix("."), f"Set data.feature to {hears[0]}")


def why_not_heard(name: str, feature: str) -> str:
    """A sentence, where a network cannot hear a feature; else ""."""
    kind = ARCHITECTURES.get(name)
    if kind is None or feature in kind.features:
        return ""
    return f"{kind.title} hears {' or '.join(kind.features)}, not {feature}."
