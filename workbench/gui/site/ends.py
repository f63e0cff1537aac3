"""What the measure tool takes hold of: things, answers, and points of the floor or of the site's surfaces."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown
from workbench.gui.placing.measure import End
from workbench.gui.site.landing import Surfaces
from workbench.gui.site.picture import Picture
from workbench.gui.site.targets import nearest_row
from workbench.gui.site.view import View, ray

_GRAB_PX = 12.0


def end_at(
    picture: Picture, view: View, size_px: tuple[int, int], pixel: tuple[float, float], surfaces: Surfaces
) -> End | None:
    """The thing, mean or answer at a pixel, else the point of a surface that is seen there; None for the sky."""
    ends = [*_things(picture), *_answers(picture)]
    places = np.array([e.place_m for e in ends]).reshape(-1, 3)
    row = nearest_row(places, view, size_px, pixel, _GRAB_PX)
    if row is not None:
        return ends[row]
    hit = surfaces.hit_m(*ray(view, pixel, size_px))
    if hit is None:
        return None
    x, y, z = (round(float(v), 3) for v in hit[0])
    return End("", f"({shown(x, 2)}, {shown(y, 2)}, {shown(z, 2)})", (x, y, z))


def place_of_key(picture: Picture, key: str) -> Point | None:
    """Where the thing, mean or answer of a key stands now; None when it is not shown any more."""
    return next((e.place_m for e in [*_things(picture), *_answers(picture)] if e.key == key), None)


def _things(picture: Picture) -> list[End]:
    ends = [End(f"microphone {m.index}", m.name, m.position_m) for m in picture.microphones]
    if picture.truth_m is not None:
        ends.append(End("source", tr("source"), picture.truth_m))
    ends += [End(f"source {i}", tr("source {n}", n=i + 1), _point(p)) for i, p in enumerate(picture.truths_m)]
    ends += [End(f"mean {m.name}", m.title, m.mean_m) for m in picture.methods if m.mean_m is not None]
    return ends


def _answers(picture: Picture) -> list[End]:
    return [
        End(f"clip {m.name} {clip}", f"{m.title} {_clip_text(clip) if m.clips else clip + 1}", _point(p))
        for m in picture.methods
        for clip, p in zip(m.clips or range(len(m.positions_m)), m.positions_m, strict=True)
    ]


def _clip_text(clip: int) -> str:
    return tr("clip {number}", number=clip + 1)


def _point(row: np.ndarray) -> Point:
    return float(row[0]), float(row[1]), float(row[2])
