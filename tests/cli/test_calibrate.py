"""`workbench calibrate` as people call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Called
from workbench.core.calibration import CalibratedRadii, Calibration
from workbench.files.calibrations import read_calibration, write_calibration

Call = Callable[..., Called]


def test_a_small_calibration_is_told_as_a_table_and_kept(call: Call, tmp_path: Path) -> None:
    words = f"calibrate --with centroid --simulate goyang --places 20 --out {tmp_path} --page {tmp_path}/page.md"
    told = call(*words.split())
    assert told.status == 0
    assert "90 % within" in told.out and "Loudness centroid" in told.out and "seed 4" in told.out
    found = read_calibration(tmp_path / "centroid.json")
    assert found.coverage["all"].n_places == 20
    assert f"{found.coverage['all'].radius_90_m:.2f} m" in told.out
    assert "Loudness centroid" in (tmp_path / "page.md").read_text()


def test_made_up_recordings_are_named_beside_the_radii_they_gave(
    call: Call, campaign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path))
    radii = CalibratedRadii(radius_50=1.0, radius_90=2.0, n_places=50, n_clips=50)
    made_up = Calibration(
        method="centroid", groups={"all": radii}, recordings="", is_simulated=True, span_m=(1.0, 100.0)
    )
    for calibration, kind in ((made_up, "simulated"), (replace(made_up, is_simulated=False), "real")):
        write_calibration(tmp_path / "calibration", calibration)
        told = call("localize", next(campaign.iterdir()), "--with", "centroid")
        assert told.status == 0 and f"nine tenths of {kind} recordings (centroid)" in told.out


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        ("", 2, "Give a campaign folder, or --simulate"),
        ("{campaign} --simulate goyang", 2, "Give a campaign folder, or --simulate"),
        ("--simulate moon", 2, "no list of sites"),
        ("--simulate goyang --places 19", 1, "19 places are too few"),
        ("--simulate goyang --seed 7 --check-seed 7", 1, "Both seeds are 7"),
        ("--simulate goyang --with magic", 1, "no method called 'magic'"),
        ("--simulate goyang --with spacenet --seed 1", 1, "was trained on simulated recordings of seed 1"),
        ("{campaign} --with centroid", 1, "at 2 places, too few"),
        ("{nowhere} --with centroid", 1, "nowhere"),
        ("{campaign} --places 30", 2, "--places does nothing with a campaign"),
        ("{campaign} --check-seed 5", 2, "--check-seed does nothing with a campaign"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    call: Call, campaign: Path, tmp_path: Path, words: str, status: int, part: str
) -> None:
    given = words.format(campaign=campaign, nowhere=tmp_path / "nowhere").split()
    told = call("calibrate", *given, "--out", tmp_path / "out")
    assert told.status == status and part in told.err.replace("\n", " ")
    assert not (tmp_path / "out").exists()
