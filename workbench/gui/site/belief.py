"""Where a method itself sees the source, as regions of a share; no drawing here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.events import Located, Summary
from workbench.core.mixture import Ellipsoid, Mixture
from workbench.gui.language.words import tr
from workbench.gui.site.trusted import MANY

INNER, OUTER = 0.5, 0.9
LEAST_WEIGHT = 0.05
"""Parts that hold less are not drawn, unless none holds more."""


@dataclass(frozen=True)
class Belief:
    """What one method said of one answer. Nobody has measured how often it is right."""

    mixture: Mixture
    title: str
    colour: str

    def regions(self, share: float, dimensions: int) -> tuple[Ellipsoid, ...]:
        """Of the parts that are drawn, what holds the share of each: seen from above with dimensions 2."""
        found = self.mixture.ellipses(share) if dimensions == 2 else self.mixture.ellipsoids(share)
        least = min(LEAST_WEIGHT, float(self.mixture.weights.max()))
        return tuple(part for part in found if part.weight >= least)

    def strength(self, part: Ellipsoid) -> float:
        """How strongly a part is drawn, 0 to 1: the heaviest with all, others fainter."""
        return float(np.sqrt(part.weight / self.mixture.weights.max()))


def belief_of(answer: Located | Summary | None, title: str, colour: str) -> Belief | None:
    """None where the method tells only a place."""
    if answer is None or answer.mixture is None:
        return None
    return Belief(answer.mixture, title, colour)


def shares_of(beliefs: Sequence[Belief]) -> tuple[float, ...]:
    """Which regions are drawn, the outer one first: of many methods only that."""
    return (OUTER,) if len(beliefs) > MANY else (OUTER, INNER)


def what_beliefs_mean(beliefs: Sequence[Belief]) -> str:
    """The line of the key about them; "" where there are none."""
    if not beliefs:
        return ""
    how_much = tr(" and ").join(f"{100 * share:.0f} %" for share in reversed(shares_of(beliefs)))
    if len(beliefs) > 1:
        return tr("shaded, not calibrated: {how_much} of where each method sees the source", how_much=how_much)
    return tr(
        "shaded, not calibrated: {how_much} of where {title} sees the source",
        how_much=how_much,
        title=beliefs[0].title,
    )
