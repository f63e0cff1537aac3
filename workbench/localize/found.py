"""What a method says about some clips: a place for each, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.mixture import Mixture


@dataclass(frozen=True, eq=False)
class Found:
    """Answers for n clips, in order.

    positions_m : (n, 3) float64, site frame, metres; NaN where the method declines to answer.
    residual : (n,) float64, how badly the answer fits what was heard, in the method's residual_unit; NaN = unknown.
    radius_m : (n,) float64, the method's own uncertainty: how far off it expects to be, metres; NaN = it has none.
    why_not : a sentence a clip, "" where there is an answer. notes : more to say about single clips.
    mixtures : where the source may be, a clip; None where the method tells only a place.
    """

    positions_m: np.ndarray
    residual: np.ndarray
    radius_m: np.ndarray
    why_not: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]
    mixtures: tuple[Mixture | None, ...]

    @classmethod
    def of(
        cls,
        positions_m: np.ndarray,
        residual: np.ndarray | None = None,
        radius_m: np.ndarray | None = None,
        why_not: Sequence[str] = (),
        notes: Sequence[tuple[str, ...]] = (),
        mixtures: Sequence[Mixture | None] = (),
    ) -> Found:
        """What is left out is unknown; why_not and notes are empty of every clip, mixtures None."""
        places = np.asarray(positions_m, dtype=np.float64).reshape(-1, 3)
        n = len(places)
        unknown = np.full(n, np.nan)
        return cls(
            places,
            unknown if residual is None else np.asarray(residual, dtype=np.float64),
            unknown if radius_m is None else np.asarray(radius_m, dtype=np.float64),
            tuple(why_not) or ("",) * n,
            tuple(notes) or ((),) * n,
            tuple(mixtures) or (None,) * n,
        )

    @classmethod
    def joined(cls, parts: Sequence[Found]) -> Found:
        """Several, one after another; none of them makes an empty one."""
        if not parts:
            return cls.of(np.empty((0, 3)))
        return cls(
            np.concatenate([part.positions_m for part in parts]),
            np.concatenate([part.residual for part in parts]),
            np.concatenate([part.radius_m for part in parts]),
            tuple(why for part in parts for why in part.why_not),
            tuple(notes for part in parts for notes in part.notes),
            tuple(mixture for part in parts for mixture in part.mixtures),
        )

    def without(self, why_not: Sequence[str]) -> Found:
        """The same without the answers of clips that have a reason here, (n,) "" = none; reasons told before stay."""
        is_gone = np.array([bool(why) for why in why_not], dtype=np.bool_)
        return Found(
            np.where(is_gone[:, None], np.nan, self.positions_m),
            np.where(is_gone, np.nan, self.residual),
            np.where(is_gone, np.nan, self.radius_m),
            tuple(before or why for before, why in zip(self.why_not, why_not, strict=True)),
            self.notes,
            tuple(None if why else mixture for mixture, why in zip(self.mixtures, why_not, strict=True)),
        )

    def __len__(self) -> int:
        return len(self.positions_m)

    @property
    def is_answered(self) -> np.ndarray:
        """(n,) bool."""
        return np.array([not why for why in self.why_not], dtype=np.bool_)
