"""What lies under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.placing.things import Thing
from workbench.gui.site.picture import Picture
from workbench.gui.site.view import View, to_screen

_SURE_PX, _GRAB_PX, _TOUCH_PX = 9.0, 15.0, 8.0


@dataclass(frozen=True)
class Target:
    """A microphone (index from 0), the true source, or one clip's prediction (index = clip)."""

    kind: Literal["microphone", "source", "prediction"]
    index: int
    position_m: Point
    text: str

    @property
    def can_move(self) -> bool:
        return self.kind != "prediction"

    @property
    def thing(self) -> Thing | None:
        """What of the session this is; None for a prediction."""
        return None if self.kind == "prediction" else Thing(self.kind, self.index)


def target_at(picture: Picture, view: View, size_px: tuple[int, int], pixel: tuple[float, float]) -> Target | None:
    """The thing nearest to a pixel, or None; right on a microphone or the truth these come before predictions."""
    fixed = [
        Target("microphone", m.index, m.position_m, f"{m.name}  {_place(m.position_m)}") for m in picture.microphones
    ]
    if picture.truth_m is not None:
        fixed.append(Target("source", 0, picture.truth_m, tr("True source  {place}", place=_place(picture.truth_m))))
    places = np.array([t.position_m for t in fixed]).reshape(-1, 3)
    nearest = nearest_row(places, view, size_px, pixel, _SURE_PX)
    if nearest is not None:
        return fixed[nearest]
    prediction = _prediction_at(picture, view, size_px, pixel)
    nearest = nearest_row(places, view, size_px, pixel, _GRAB_PX)
    return fixed[nearest] if prediction is None and nearest is not None else prediction


def _prediction_at(picture: Picture, view: View, size_px: tuple[int, int], pixel: tuple[float, float]) -> Target | None:
    for marks in picture.methods:
        row = nearest_row(marks.positions_m, view, size_px, pixel, _TOUCH_PX)
        if row is not None:
            x, y, z = (float(v) for v in marks.positions_m[row])
            error = (
                "" if np.isnan(marks.errors_m[row]) else ", " + tr("{error_m:.2f} m off", error_m=marks.errors_m[row])
            )
            which = ", " + tr("clip {number}", number=marks.clips[row] + 1) if marks.clips else ""
            text = f"{marks.title}{which}  {_place((x, y, z))}{error}"
            return Target("prediction", marks.clips[row] if marks.clips else row, (x, y, z), text)
    return None


def nearest_row(
    points_m: np.ndarray, view: View, size_px: tuple[int, int], pixel: tuple[float, float], within_px: float
) -> int | None:
    """Row of the point (n, 3), metres, that is seen nearest to a pixel, and no further from it than within_px."""
    if len(points_m) == 0:
        return None
    away = np.hypot(*(to_screen(view, points_m, size_px)[:, :2] - pixel).T)
    away = np.where(np.isfinite(away), away, np.inf)
    nearest = int(away.argmin())
    return nearest if away[nearest] <= within_px else None


def _place(position_m: Point) -> str:
    return "({:.2f}, {:.2f}, {:.2f}) m".format(*position_m)
