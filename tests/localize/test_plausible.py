"""Answers outside the site or on its edge are told, others not."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.localize.plausible import place_warnings, places_warnings

SIZE_M = (8.0, 8.0, 5.0)


@pytest.mark.parametrize(
    ("place_m", "said"),
    [((4.0, 4.0, 1.0), ""), ((4.0, 4.0, 0.0), "edge"), ((8.01, 4.0, 1.0), "edge"), ((4.0, -1.5, 1.0), "1.5 m outside")],
)
def test_one_answer(place_m: tuple[float, float, float], said: str) -> None:
    told = " ".join(place_warnings(np.array(place_m), SIZE_M))
    assert said in told and bool(told) == bool(said)
    assert place_warnings(np.array(place_m), None) == ()


def test_a_few_odd_answers_say_nothing_about_the_session_and_many_do() -> None:
    places_m = np.full((40, 3), 2.0)
    places_m[:3, 2] = 5.0
    assert places_warnings(places_m, SIZE_M) == ()
    places_m[:20, 2] = 5.0
    (told,) = places_warnings(places_m, SIZE_M)
    assert told.startswith("20 of 40 answers")
