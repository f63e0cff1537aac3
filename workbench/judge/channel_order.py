"""Channels that stand in another order than their places: delays from a source at a known place tell whose each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from workbench.core.finding import Finding
from workbench.core.listed import listed
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of
from workbench.judge.source_clocks import source_clocks

WITHIN_MS = 0.7
"""A quarter of a metre."""


@dataclass(frozen=True)
class ChannelOrderSettings:
    """When another order counts as the right one."""

    ms: Annotated[float, Ge(0.01), Le(20)] = setting(
        WITHIN_MS,
        "to this it must explain the delays, and the present order be three times worse",
        "ms",
        label="Within",
    )


@check(
    "channel-order",
    title="Order of channels",
    about="channels exchanged against their places, where the source's place is known",
    settings=ChannelOrderSettings,
    n_least=3,
    hears=False,
)
class ChannelOrder(ReadsItself):
    def __init__(self, sound: Sound, settings: ChannelOrderSettings) -> None:
        self._sound, self._settings = sound, settings

    def findings(self) -> Iterator[Finding | None]:
        clocks = yield from source_clocks(self._sound, self._settings.ms)
        if clocks is None or clocks.order is None:
            return
        names = names_of(self._sound)
        wrong = tuple(i for i, place in enumerate(clocks.order) if i != place)
        if len(wrong) == 2:
            said = f"{names[wrong[0]]} and {names[wrong[1]]} seem to be exchanged"
        else:
            told = [f"{names[i]} sounds as if it stood at {names[clocks.order[i]]}'s place" for i in wrong]
            said = f"Channels are in another order than their places: {listed(told)}"
        yield Finding(
            kind="channel-order",
            severity="fault",
            microphones=wrong,
            **whole(self._sound),
            said=f"{said}: the delays from the source then fit to {clocks.order_s * 1e3:.2f} ms, "
            f"now to {clocks.present_s * 1e3:.1f} ms",
            for_levels="Levels are held against the wrong distances",
            for_delays="Delays are held against the wrong places",
            value=round(clocks.present_s * 1e3, 2),
            threshold=self._settings.ms,
            unit="ms",
        )
