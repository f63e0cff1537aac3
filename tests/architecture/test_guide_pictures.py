"""The guide's pictures show what the program draws today. Runs long: it draws them all again."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from pathlib import Path

import pytest

from tests.architecture.pages import ROOT

ALIKE = 5.0
"""Mean difference of two coarse pictures, of 255: another font or machine is below it, another window above."""


def unlikeness(one: Path, other: Path) -> float:
    """As the script judges that makes them."""
    told = importlib.util.spec_from_file_location("guide_picture", ROOT / "scripts" / "guide_picture.py")
    assert told is not None and told.loader is not None
    module = importlib.util.module_from_spec(told)
    told.loader.exec_module(module)
    return float(module.unlikeness(one, other))


def test_another_workspace_is_told_from_the_same() -> None:
    pictures = ROOT / "docs" / "guide" / "pictures"
    assert unlikeness(pictures / "inspect.png", pictures / "inspect.png") == 0.0
    assert unlikeness(pictures / "inspect.png", pictures / "annotate.png") > ALIKE
    assert unlikeness(pictures / "live.png", pictures / "compare.png") > ALIKE


@pytest.mark.soak
def test_the_pictures_are_those_of_today(tmp_path: Path) -> None:
    environment = os.environ | {"GUIDE_OUT": str(tmp_path)}
    subprocess.run([ROOT / "scripts" / "guide_pictures.sh"], cwd=ROOT, env=environment, check=True)
    kept = sorted((ROOT / "docs" / "guide" / "pictures").glob("*.png"))
    apart = {path.name: unlikeness(path, tmp_path / path.name) for path in kept}
    assert {name: value for name, value in apart.items() if value > ALIKE} == {}, "make guide, and look at them"
