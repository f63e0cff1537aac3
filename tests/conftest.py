"""What all tests share: networks and trainings that people keep on this computer are none of theirs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_NOWHERE = Path(tempfile.gettempdir()) / "workbench-tests-nowhere"
for _name, _folder in (("WORKBENCH_MODELS", "models"), ("WORKBENCH_RUNS", "runs")):
    os.environ[_name] = str(_NOWHERE / _folder)  # no test makes it: those that keep something choose their own
