"""Calibration files come back as they were, broken ones are told, and none is used for another network."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.calibration import Band, CalibratedRadii, Calibration, Coverage, Observed, radii_m
from workbench.core.errors import UserError
from workbench.files import calibrations
from workbench.files.calibrations import calibration_found, calibration_of, read_calibration, write_calibration
from workbench.files.model_file import model_sha256
from workbench.localize.registry import known_methods

RADII = CalibratedRadii(radius_50=1.25, radius_90=3.5, n_places=800, n_clips=900)
HELD = Coverage(
    within_50=Observed(share=0.51, low=0.48, high=0.54), within_90=Observed(share=0.9, low=0.88, high=0.92),
    radius_50_m=1.25, radius_90_m=3.5, n_places=800, n_clips=800,
)  # fmt: skip
GUESS = Calibration(
    method="guess", groups={"all": RADII}, bands=(Band(span_m=(8.0, 12.0), groups={"all": RADII}),
    Band(span_m=(14.0, 31.5), groups={"all": RADII, "inside": RADII, "outside": RADII})),
    recordings="800 places somewhere", is_simulated=True, span_m=(8.0, 31.5),
    sites=("Hall", "Höhle"), n_declined=3, checked_on="800 others", coverage={"all": HELD}, by_site={"Hall": HELD},
    program_version="0.5.0",
)  # fmt: skip


@dataclass
class Guess:
    """As much of a method as is asked."""

    name: str = "guess"
    model_path: Path | None = None


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """One's own calibrations, and shipped ones, both empty."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    monkeypatch.setenv("WORKBENCH_MODELS", str(own))
    monkeypatch.setattr(calibrations, "models_folder", lambda: shipped)
    return own / "calibration", shipped / "calibration"


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = write_calibration(tmp_path / "new", GUESS)
    assert path == tmp_path / "new" / "guess.json"
    assert read_calibration(path) == GUESS


def test_equal_calibrations_are_equal_bytes(tmp_path: Path) -> None:
    once = write_calibration(tmp_path / "one", GUESS).read_bytes()
    turned = replace(GUESS, groups=dict(reversed([("inside", RADII), ("all", RADII)])))
    again = replace(GUESS, groups={"inside": RADII, "all": RADII})
    assert once == write_calibration(tmp_path / "two", GUESS).read_bytes()
    assert (
        write_calibration(tmp_path / "three", turned).read_bytes()
        == write_calibration(tmp_path / "four", again).read_bytes()
    )


def test_ones_own_goes_before_the_shipped_one(folders: tuple[Path, Path]) -> None:
    own, shipped = folders
    assert calibration_found(Guess()) == (None, ())
    write_calibration(shipped, GUESS)
    assert calibration_of(Guess()) == GUESS
    mine = replace(GUESS, recordings="my own")
    write_calibration(own, mine)
    assert calibration_of(Guess()) == mine
    (own / "guess.json").unlink()
    assert calibration_of(Guess()) == GUESS


def test_a_broken_one_of_ones_own_is_told_and_the_shipped_one_taken(folders: tuple[Path, Path]) -> None:
    own, shipped = folders
    write_calibration(shipped, GUESS)
    write_calibration(own, GUESS).write_bytes(b"{")
    found, (why,) = calibration_found(Guess())
    assert found == GUESS and "guess.json cannot be read" in why


def test_a_change_on_disk_is_seen(folders: tuple[Path, Path]) -> None:
    own, _ = folders
    write_calibration(own, GUESS)
    calibration_of(Guess())
    write_calibration(own, replace(GUESS, n_declined=4))
    found = calibration_of(Guess())
    assert found is not None and found.n_declined == 4


def test_another_file_of_the_network_gets_no_radii_of_this_one(folders: tuple[Path, Path], tmp_path: Path) -> None:
    network = tmp_path / "net.safetensors"
    network.write_bytes(b"some weights")
    write_calibration(folders[0], replace(GUESS, model_sha256=model_sha256(network)))
    method = Guess(model_path=network)
    assert calibration_of(method) is not None
    network.write_bytes(b"other weights, trained again")
    found, (why,) = calibration_found(method)
    assert found is None and "made with another file of the network" in why
    assert calibration_of(Guess()) is None, "nor does a method without a network"


def test_a_name_that_is_no_files_name_leads_nowhere(folders: tuple[Path, Path], tmp_path: Path) -> None:
    write_calibration(folders[0], GUESS)
    shutil.copy(folders[0] / "guess.json", tmp_path / "guess.json")
    for name in ("../../guess", "a/b", "", "..", ".guess", "guess\0"):
        assert calibration_found(Guess(name)) == (None, ())
    with pytest.raises(UserError, match="no file's name"):
        write_calibration(tmp_path, replace(GUESS, method="../guess"))


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no group", {"groups": {}}, 'needs "all"'),
    ("unknown group", {"groups": {"all": RADII.__dict__, "uphill": RADII.__dict__}}, "uphill"),
    ("negative radius", {"groups": {"all": {**RADII.__dict__, "radius_50": -1.0}}}, "radius_50"),
    ("falling radii", {"groups": {"all": {**RADII.__dict__, "radius_90": 1.0}}}, "radius_90"),
    ("huge radius", {"groups": {"all": {**RADII.__dict__, "radius_90": 1e9}}}, "radius_90"),
    ("text for a number", {"groups": {"all": {**RADII.__dict__, "radius_90": "3"}}}, "radius_90"),
    ("no places", {"groups": {"all": {**RADII.__dict__, "n_places": 0}}}, "n_places"),
    ("unknown unit", {"unit": "feet"}, "unit"),
    ("own without a floor", {"unit": "own"}, "floor_m"),
    ("turned span", {"span_m": [31.0, 8.0]}, "span_m"),
    ("no span", {"span_m": [8.0]}, "span_m"),
    ("share above 1", {"by_site": {"Hall": {**json.loads(json.dumps(HELD, default=vars)), "within_50": {
        "share": 1.5, "low": 0.5, "high": 0.6}}}}, "between 0 and 1"),
    ("band without all", {"bands": [{"span_m": [1.0, 2.0], "groups": {}}]}, 'bands 1 needs "all"'),
    ("falling bands", {"bands": [{"span_m": [5.0, 9.0], "groups": {"all": RADII.__dict__}},
                                 {"span_m": [1.0, 2.0], "groups": {"all": RADII.__dict__}}]}, "rising"),
    ("odd hash", {"model_sha256": "abc"}, "64 hex"),
    ("newer version", {"version": 2}, "newer program"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_no_calibration_says_is_told(change: dict[str, Any], told: str, tmp_path: Path) -> None:
    path = write_calibration(tmp_path, GUESS)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(UserError) as caught:
        read_calibration(path)
    assert told in str(caught.value) and str(path) in str(caught.value)


def test_what_would_not_be_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="span_m"):
        write_calibration(tmp_path, replace(GUESS, span_m=(float("nan"), 3.0)))
    assert not (tmp_path / "guess.json").exists()


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"{}", b'{"method": "guess", "method": "other"}'])
def test_other_files_are_refused_by_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "guess.json"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"guess\.json"):
        read_calibration(path)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_file_is_refused_or_harmless(tmp_path_factory: pytest.TempPathFactory, at: int, byte: int) -> None:
    path = write_calibration(tmp_path_factory.mktemp("damaged"), GUESS)
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(bytes(data))
    try:
        found = read_calibration(path)
    except UserError:
        return
    radii = radii_m(found, None, True, 10.0)
    assert radii is None or 0.0 <= radii[0] <= radii[1]


def test_every_shipped_method_has_a_shipped_calibration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path / "no-own"))
    methods = {method.name: method for method in known_methods() if not method.is_own}
    files = {path.stem: path for path in calibrations.shipped_calibrations().glob("*.json")}
    assert files.keys() == methods.keys(), "make calibrate"
    for name, path in files.items():
        found = read_calibration(path)
        assert found.method == name
        assert found == calibration_of(methods[name]), "make calibrate"
        assert found.is_simulated and found.measured.seeds and found.measured.sites
        assert not set(found.measured.seeds) & set(found.checked.seeds) and found.coverage
