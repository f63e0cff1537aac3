"""The paper's figures from our answers are pictures that say what they show."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from workbench.evaluate.answers import Answers
from workbench.evaluate.figures import joined_points, png_of, spheres, svg_of
from workbench.evaluate.paper import TABLE_3


def some_answers(n_places: int, error_m: float) -> Answers:
    rng = np.random.default_rng(3)
    places = np.repeat(np.arange(n_places), 5)
    truth_m = rng.uniform(1.0, 8.0, (n_places, 3))[places]
    off_m = rng.normal(size=truth_m.shape)
    off_m *= error_m / np.linalg.norm(off_m, axis=1, keepdims=True)
    microphones_m = np.tile(rng.uniform(0.0, 9.0, (4, 3)), (len(places), 1, 1))
    return Answers(truth_m + off_m, truth_m, places, places, microphones_m)


def test_spheres_are_drawn_for_each_split_with_shares_and_the_paper() -> None:
    drawn = spheres("Figure 5", {"clip": some_answers(30, 0.9), "place": some_answers(6, 9.0)}, TABLE_3[1])
    clips, places, shares = drawn.axes
    assert clips.get_title() == "as clips (leaks): spheres of 1, 2, 3 m"
    assert places.get_title().startswith("by place") and "of 30 lie outside" in places.get_title()
    labels = [text.get_text() for text in shares.get_legend().get_texts()]
    assert labels == [
        "as clips (leaks): 150 clips, 30 places",
        "by place: 30 clips, 6 places",
        "paper: 73.1 % within 2 m",
    ]
    picture = Image.open(io.BytesIO(png_of(drawn, 60)))
    assert picture.format == "PNG" and picture.width > 800
    assert svg_of(drawn).lstrip().startswith(b"<?xml")


def test_answers_are_joined_to_the_truth_inside_what_is_shown() -> None:
    far = some_answers(6, 9.0)
    drawn = joined_points("Figure 6", (9.0, 9.0, 4.0), {"clip": some_answers(30, 0.9), "place": far})
    near_plan, far_plan = drawn.axes
    assert near_plan.get_title() == "as clips (leaks): one clip of each place, 24 of 24 within 2 m"
    assert far_plan.get_title() == "by place: one clip of each place, 0 of 6 within 2 m"
    low, high = far_plan.get_xlim()
    shown = np.concatenate([line.get_xdata() for line in far_plan.lines])
    assert low < shown.min() and shown.max() < high
    assert len(png_of(drawn, 60)) > 10_000
