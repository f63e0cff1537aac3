"""Which settings say nothing to a training, given the others, and why: forms grey them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
    if given("network.architecture") != "spacenet":
        for name in ("spatial", "normalise"):
            reasons[f"network.{name}"] = "Only SpaceNet has this."
    if given("data.feature") == "mel-spectra":
        reasons["augment.time_mask"] = "Mel-spectra have no time to mask: they are averaged over it."
    return reasons
