"""Where the real recordings lie; tests that need them skip, with the reason, where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(os.environ.get("WORKBENCH_REAL_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def real_data(name: str) -> Path:
    """The folder of one set of real recordings."""
    folder = _ROOT / name
    if not folder.is_dir():
        pytest.skip(f"real recordings are not at {folder}; set WORKBENCH_REAL_DATA")
    return folder
