"""The radii round an answer that held the source so often where the method was measured; no drawing here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.events import Located, Summary
from workbench.core.session import Point
from workbench.gui.language.words import tr

MANY = 3
"""With more methods than this in sight only the outer ones are drawn, as lines."""


@dataclass(frozen=True)
class Trusted:
    """Round one method's answer, centre_m, lay the source that often, in per cent, at held-out places; metres."""

    centre_m: Point
    radius_50_m: float
    radius_90_m: float
    colour: str

    @property
    def said(self) -> str:
        return said_radius(self.radius_90_m)


def trusted_of(answer: Located | Summary | None, colour: str) -> Trusted | None:
    """None where the answer has no such radii."""
    if answer is None or answer.radius_50_m is None or answer.radius_90_m is None:
        return None
    return Trusted(answer.position_m, answer.radius_50_m, answer.radius_90_m, colour)


def said_radius(radius_90_m: float) -> str:
    """As a name on the picture ends."""
    return tr("90 % in {radius}", radius=said_length(radius_90_m))


def said_length(length_m: float) -> str:
    """To a decimetre; what is shorter than one in centimetres, so that no radius reads as nothing."""
    return f"{max(round(length_m * 100), 1)} cm" if length_m < 0.095 else f"{length_m:.1f} m"


def what_rings_mean(trusted: Sequence[Trusted]) -> str:
    """The line of the key about them; "" where there are none."""
    if not trusted:
        return ""
    if len(trusted) > MANY:
        return tr("dashed round an answer: 90 % of held-out sources lay within")
    if len(trusted) == 1:
        (one,) = trusted
        return tr(
            "round the answer: 50 % of held-out sources lay within {inner} (inner), 90 % within {outer} (dashed)",
            inner=said_length(one.radius_50_m),
            outer=said_length(one.radius_90_m),
        )
    return tr("round an answer: 50 % (inner) and 90 % (dashed) of held-out sources lay within")
