"""Which settings say nothing to a training, given the others, and why: forms grey them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.dsp.features import FEATURES
from workbench.nets.architectures import ARCHITECTURES, titles_with

Given = Callable[[str], Any]
"""A setting's value by its dotted name."""

_SIMULATED = ("sites", "n_sessions", "n_places", "n_arrays", "seconds", "weather")


def idle_settings(given: Given) -> Mapping[str, str]:
    """Dotted name -> why it does not matter now, as a sentence."""
    reasons: dict[str, str] = {}
    if str(given("data.campaign")).strip():
        reasons |= {f"data.{name}": "Only for simulated sites; a campaign is chosen." for name in _SIMULATED}
    else:
        reasons["data.choose"] = "Only for a campaign; the sites are simulated."
        reasons["data.same_place_m"] = "Only for a campaign; simulated places are known exactly."
    return reasons | _of_network(str(given("network.architecture"))) | _of_feature(str(given("data.feature")))


def _of_network(name: str) -> dict[str, str]:
    """Options that the chosen network does not take."""
    if name not in ARCHITECTURES:
        return {}
    idle = sorted({o for each in ARCHITECTURES.values() for o in each.options} - set(ARCHITECTURES[name].options))
    told = {option: titles_with(option) for option in idle}
    return {
        f"network.{option}": f"Only {' and '.join(titles)} {'has' if len(titles) == 1 else 'have'} this."
        for option, titles in told.items()
    }


def _of_feature(kind: str) -> dict[str, str]:
    """Masks that the chosen feature has no axis for."""
    feature = FEATURES.get(kind)  # type: ignore[call-overload]
    if feature is None or feature.frame_axis is not None:
        return {}
    if feature.band_axis is not None:
        return {"augment.time_mask": "Mel-spectra have no time to mask: they are averaged over it."}
    reason = "Only levels are masked; this network hears the sound itself."
    return {"augment.frequency_mask": reason, "augment.time_mask": reason}
