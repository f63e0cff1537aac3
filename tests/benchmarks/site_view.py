"""Frames a second of real drags in the 3-D view: 4 microphones, 1,000 predictions, a ruin of 200,000 triangles."""

from __future__ import annotations

import json
import subprocess
import sys

GOAL_PER_S = 20


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.site_drags"], capture_output=True, text=True, check=True, timeout=300
    )
    found = json.loads(done.stdout.splitlines()[-1])
    beside = f"goal {GOAL_PER_S} frames/s; {found['renderer']}"
    return [
        (
            f"drag a microphone, {found['n_triangles']:,} triangles and {found['n_marks']:,} predictions shown",
            f"{found['microphone']['per_s']:.0f} frames/s",
            f"{beside}; frame p50 {found['microphone']['p50_ms']:.0f}, worst {found['microphone']['worst_ms']:.0f} ms, "
            f"of processors {found['microphone']['cpu_ms']:.0f} ms",
        ),
        (
            f"turn the view, {found['n_coarse']:,} triangles while it turns",
            f"{found['view']['per_s']:.0f} frames/s",
            f"frame p50 {found['view']['p50_ms']:.0f}, worst {found['view']['worst_ms']:.0f} ms, "
            f"of processors {found['view']['cpu_ms']:.0f} ms",
        ),
        ("everything at rest, drawn once", f"{found['rest_ms']:.0f} ms", f"{found['n_triangles']:,} triangles"),
        ("place under the pointer", f"{found['hit_ms']:.2f} ms", "goal 5 ms, on the full shape"),
    ]
