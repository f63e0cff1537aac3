"""Imports point down, and Qt, torch and soundfile stay in their rooms (the contracts of pyproject.toml)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_imports_keep_the_contracts() -> None:
    told = lint_imports(ROOT)
    assert told.returncode == 0, told.stdout


def test_the_contracts_bite(tmp_path: Path) -> None:
    """A copy in which dsp imports Qt and the engine imports the command line is refused for both."""
    for source in (ROOT / "workbench").rglob("*.py"):
        copy = tmp_path / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "workbench" / "dsp" / "wrong.py").write_text("import PySide6\n")
    (tmp_path / "workbench" / "engine" / "wrong.py").write_text("import workbench.cli.run\n")
    told = lint_imports(tmp_path)
    assert told.returncode == 1
    assert "workbench.dsp.wrong -> PySide6" in told.stdout
    assert "workbench.engine.wrong -> workbench.cli.run" in told.stdout
