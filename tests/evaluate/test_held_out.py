"""Held-out scores, checked against numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.evaluate.held_out import ALL_SITES, HeldOutClips, mean_places, scores_by_site, table_text

SITES = np.array(["hall", "hall", "cave", "hall"])
SOURCES_M = np.array([[1.0, 1.0, 1.0], [2.0, 2.0, 1.0], [5.0, 5.0, 0.0], [3.0, 3.0, 1.0]])
CLIPS = HeldOutClips(
    np.zeros((4, 4, 128)), np.zeros((4, 4, 3)), SOURCES_M, np.ones((4, 3)), SITES, np.array([0, 1, 2, 3])
)
OFF_M = np.array([[0.6, 0.0, 0.8], [0.0, 1.5, 0.0], [3.0, 4.0, 0.0], [0.0, 0.0, 2.5]])
"""Errors of 1, 1.5, 5 and 2.5 m; seen from above 0.6, 1.5, 5 and 0 m."""


def test_scores_of_each_site_and_of_all() -> None:
    scores = scores_by_site(CLIPS, SOURCES_M + OFF_M)
    assert set(scores) == {"hall", "cave", ALL_SITES}
    hall = scores["hall"]
    assert hall.n_clips == 3
    assert hall.mean_error_m == pytest.approx(5 / 3, abs=1e-3)
    assert hall.median_error_m == pytest.approx(1.5, abs=1e-3)
    assert hall.median_error_2d_m == pytest.approx(0.6, abs=1e-3)
    assert hall.rmse_m == pytest.approx(np.sqrt((1 + 2.25 + 6.25) / 3), abs=1e-3)
    assert hall.within_2_m == pytest.approx(2 / 3, abs=1e-3) and hall.within_3_m == pytest.approx(1.0)
    assert scores["cave"].n_clips == 1 and scores["cave"].within_3_m == 0.0
    assert scores[ALL_SITES].n_clips == 4 and scores[ALL_SITES].within_2_m == pytest.approx(0.5)


def test_mean_places_are_the_clips_own_sites() -> None:
    places_m = {"hall": np.array([1.0, 2.0, 3.0]), "cave": np.array([7.0, 8.0, 9.0])}
    found = mean_places(CLIPS, places_m)
    assert found.tolist() == [[1, 2, 3], [1, 2, 3], [7, 8, 9], [1, 2, 3]]


def test_the_table_begins_with_all_sites_and_has_a_row_a_method() -> None:
    rows = {"Perfect": scores_by_site(CLIPS, SOURCES_M), "Off": scores_by_site(CLIPS, SOURCES_M + OFF_M)}
    text = table_text("Held out", rows)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["## Held out", "### All sites (4 clips)", "### Cave (1 clips)", "### Hall (3 clips)"]
    assert "| Perfect | 0.00 | 0.00 | 0.00 | 0.00 | 100.0 % | 100.0 % | 100.0 % |" in text
    hall = text[text.index("### Hall") :]
    assert "| Off | 1.50 | 1.67 | 1.78 | 0.60 |" in hall and "66.7 % | 100.0 % |" in hall
