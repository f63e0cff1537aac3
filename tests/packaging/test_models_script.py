"""scripts/models.sh: an interrupted training goes on, but never with another recipe than the one in the repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_resumed_run_is_held_against_its_recipe(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "models.sh", tmp_path / "scripts")
    sums = tmp_path / "scripts" / "model_sums.sh"
    sums.write_text("#!/bin/sh\necho model_sums\n")
    sums.chmod(0o755)
    for name in ("spacenet", "chawa", "wav2pos", "di-nn"):
        run = tmp_path / "build" / "runs" / name
        run.mkdir(parents=True)
        (run / "best.safetensors").touch()
    (tmp_path / "build" / "runs" / "spacenet" / "last.checkpoint").touch()
    (tmp_path / "models").mkdir()
    in_steps = tmp_path / "scripts" / "beyond_train.sh"
    in_steps.write_text('#!/bin/sh\necho "beyond_train $ONLY"\n')
    in_steps.chmod(0o755)
    (tmp_path / "build" / "beyond" / "models").mkdir(parents=True)
    (tmp_path / "build" / "beyond" / "models" / "placefield.safetensors").touch()
    command = tmp_path / ".venv" / "bin" / "workbench"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$@"\n')
    command.chmod(0o755)
    told = subprocess.run([tmp_path / "scripts" / "models.sh"], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == [
        "train resources/training/spacenet.toml --resume build/runs/spacenet",
        "train resources/training/chawa.toml --out build/runs/chawa",
        "train resources/training/wav2pos.toml --out build/runs/wav2pos",
        "train resources/training/di-nn.toml --out build/runs/di-nn",
        "beyond_train placefield-first placefield",
        "models --score models",
        "model_sums",
    ]
