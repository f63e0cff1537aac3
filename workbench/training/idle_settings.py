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
    """Options that the chosen network does not take, and choices of microphones where it takes but one number."""
    if name not in ARCHITECTURES:
        return {}
    fewest, most = ARCHITECTURES[name].n_microphones
    chosen = ("fewest_microphones", "first_four") if fewest == most else ()
    choices = {f"augment.{each}": f"{ARCHITECTURES[name].title} always hears {most} microphones." for each in chosen}
    idle = sorted({o for each in ARCHITECTURES.values() for o in each.options} - set(ARCHITECTURES[name].options))
    told = {option: titles_with(option) for option in idle}
    options = {
        f"network.{option}": f"Only {' and '.join(titles)} {'has' if len(titles) == 1 else 'have'} this."
        for option, titles in told.items()
    }
    return options | choices


def _of_feature(kind: str) -> dict[str, str]:
    """Masks that the chosen feature has no axis for, and clocks where it does not tell when something is heard."""
    feature = FEATURES.get(kind)  # type: ignore[call-overload]
    if feature is None:
        return {}
    clocks = {} if feature.per_pair else {"augment.clock_error_ms": "Only where delays between channels are heard."}
    if feature.frame_axis is not None:
        return clocks
    if feature.band_axis is not None:
        return clocks | {"augment.time_mask": "Mel-spectra have no time to mask: they are averaged over it."}
    reason = "Only mel levels alone are masked; this network hears more, or the sound itself."
    return clocks | {"augment.frequency_mask": reason, "augment.time_mask": reason}
