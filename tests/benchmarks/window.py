"""From process start to a painted window, in a process of its own: frame, then everything; and peak memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from workbench.engine.simulate import SimulateCampaign
from workbench.simulate.campaign import CampaignPlan

TURNS = 3


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    with tempfile.TemporaryDirectory() as folder:
        plan = CampaignPlan(sites=("yeoju",), n_sessions=1, seed=3)
        for _ in SimulateCampaign(plan, Path(folder) / "sessions").run():
            pass
        session = Path(folder) / "sessions" / plan.name_of(0)
        runs = [_one_start(session) for _ in range(TURNS + 1)][1:]
    frame_s, everything_s, python_s, peak_mib = (
        statistics.median(run[key] for run in runs) for key in ("frame_s", "everything_s", "imports_s", "peak_mib")
    )
    return [
        (
            "process start to window frame painted",
            f"{frame_s:.2f} s",
            f"goal 2 s; {100 * python_s / frame_s:.0f} % are imports",
        ),
        (
            "... to sound, spectra and 3-D painted",
            f"{everything_s:.2f} s",
            f"goal 6 s; {everything_s / frame_s:.1f} x the frame",
        ),
        ("peak memory then", f"{peak_mib:.0f} MiB", "one 30 s x 4 session open"),
    ]


def _one_start(session: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.window_start", str(session)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return dict(json.loads(done.stdout.splitlines()[-1]))
