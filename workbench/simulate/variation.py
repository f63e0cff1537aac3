"""What is otherwise in a simulated session than its site and seed alone would have it. Sessions say so themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from workbench.core.errors import UserError
from workbench.core.simulated import place_notes
from workbench.simulate.faults import Clocks, Fault
from workbench.simulate.sites import Walls

USUAL_MICROPHONES = 4
MICROPHONES = (3, 16)
"""Fewest and most of them."""
LARGEST_OFFSET_S = 0.5


@dataclass(frozen=True)
class Variation:
    """As CampaignPlan has them. UserError when there are no such clocks, walls, faults or numbers."""

    clocks: Clocks = "site"
    walls: Walls = "site"
    n_microphones: int = USUAL_MICROPHONES
    fault: Fault = "none"
    clock_offset_s: float = 0.0
    arrays_of: int | None = None
    places_of: int | None = None

    def __post_init__(self) -> None:
        for kind, known, what in (
            (self.clocks, get_args(Clocks), "clocks"),
            (self.walls, get_args(Walls), "walls"),
            (self.fault, get_args(Fault), "faults"),
        ):
            if kind not in known:
                raise UserError(f"There are no {kind!r} {what}", f"Choose one of {', '.join(known)}")
        fewest, most = MICROPHONES
        if not fewest <= self.n_microphones <= most:
            raise UserError(f"A simulated site has {fewest} to {most} microphones, not {self.n_microphones}")
        if not 0.0 <= self.clock_offset_s <= LARGEST_OFFSET_S:
            raise UserError(
                f"Channels cannot start {self.clock_offset_s:g} s apart", f"Give 0 to {LARGEST_OFFSET_S:g} s"
            )
        if self.clock_offset_s and self.clocks == "poor":
            raise UserError("Poor clocks have offsets of their own", "Leave out either the poor clocks or the offset")
        self._refuse_two_plans()

    def _refuse_two_plans(self) -> None:
        for seed in (self.arrays_of, self.places_of):
            if seed is not None and seed < 0:
                raise UserError(f"A seed is a whole number from 0 on, not {seed}")
        if None not in (self.arrays_of, self.places_of) and self.arrays_of != self.places_of:
            raise UserError(
                "Microphones of one seed and places of another might stand on each other",
                "Take one of them, or both of one seed",
            )

    @property
    def said(self) -> tuple[str, ...]:
        """Of all that is unusual, in words: "poor clocks", "6 microphones"."""
        said = [f"{kind} {what}" for kind, what in ((self.clocks, "clocks"), (self.walls, "walls")) if kind != "site"]
        if self.n_microphones != USUAL_MICROPHONES:
            said.append(f"{self.n_microphones} microphones")
        said += place_notes(self.arrays_of, self.places_of)
        if self.fault != "none":
            said.append(
                {"dead": "dead microphone", "gain": "wrong gain", "misplaced": "misplaced microphone"}[self.fault]
            )
        if self.clock_offset_s:
            said.append(f"channels {1e3 * self.clock_offset_s:g} ms apart")
        return tuple(said)

    @property
    def in_a_sentence(self) -> str:
        """The same: "poor clocks, soft walls and 6 microphones"; "" where nothing is unusual."""
        *others, last = self.said or ("",)
        return f"{', '.join(others)} and {last}" if others else last
