"""The wheel carries networks and resources, and what is installed from it runs away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from this checkout, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [*PIP, "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_everything_that_travels_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    travels = [p for room in ("models", "resources") for p in (ROOT / room).rglob("*") if p.is_file()]
    assert any(path.suffix == ".safetensors" for path in travels)
    assert {f"workbench/shipped/{path.relative_to(ROOT).as_posix()}" for path in travels} <= names
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "workbench").rglob("*.py")}
    assert code <= names
    assert not {name for name in names if name.startswith(("tests/", "build/", ".venv/")) or "__pycache__" in name}


def test_installed_it_finds_its_networks(wheel: Path, tmp_path: Path) -> None:
    subprocess.run(
        [*PIP, "install", "--quiet", "--no-deps", "--no-index", "--target", tmp_path / "site", wheel], check=True
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}

    def told(*words: str) -> str:
        command = [sys.executable, *words]
        return subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True).stdout

    where = told("-c", "from workbench.files.shipped import models_folder; print(models_folder())").strip()
    assert Path(where) == tmp_path / "site" / "workbench" / "shipped" / "models"
    methods = [json.loads(line)["name"] for line in told("-m", "workbench", "models", "--json").splitlines()]
    assert {"spacenet", "chawa", "energy"} <= set(methods)
