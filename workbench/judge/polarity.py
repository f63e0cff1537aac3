"""A channel that is upside down against the others: two wires of its cable were exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from annotated_types import Gt, Le

from workbench.core.finding import Finding
from workbench.core.listed import listed
from workbench.core.setting_fields import setting
from workbench.judge.check import check
from workbench.judge.compared import UPRIGHT, compared
from workbench.judge.places import whole
from workbench.judge.reads_itself import ReadsItself
from workbench.judge.sound import Sound, names_of


@dataclass(frozen=True)
class PolaritySettings:
    """When a wave's sign counts."""

    upright: Annotated[float, Gt(1), Le(20)] = setting(
        UPRIGHT, "so many times higher than the dip beside it must two channels' common peak be", label="Peak over dip"
    )


@check(
    "polarity",
    title="Polarity",
    about="channels that are upside down against the others",
    settings=PolaritySettings,
    n_least=2,
    hears=False,
)
class Polarity(ReadsItself):
    def __init__(self, sound: Sound, settings: PolaritySettings) -> None:
        self._sound, self._settings = sound, settings

    def findings(self) -> Iterator[Finding | None]:
        known = yield from compared(self._sound, self._settings.upright)
        names = names_of(self._sound)
        turned = tuple(np.flatnonzero(known.signs < 0).tolist())
        others = [names[i] for i in np.flatnonzero(known.signs > 0)]
        if turned:
            is_one = len(turned) == 1
            yield Finding(
                kind="polarity",
                severity="warning",
                microphones=turned,
                **whole(self._sound),
                said=f"{listed([names[i] for i in turned])} {'is' if is_one else 'are'} upside down against "
                f"{listed(others)}: exchange the two wires of {'its cable' if is_one else 'their cables'}",
                for_delays="Channels that are upside down have no peak in common with the others where one should be",
                value=round(known.uprightness, 2),
                threshold=self._settings.upright,
                unit="times",
            )
