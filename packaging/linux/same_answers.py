"""Are two localizations alike, 1e-4 m apart at most? `same_answers.py ONE OTHER`, of `workbench localize --json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

MOST_M = 1e-4


def answers(path: Path) -> dict[tuple[str, int], list[float]]:
    """Places in metres by method and clip."""
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(e["method"], e["clip"]): e["position_m"] for e in events if e["event"] == "Located"}


def main(one: Path, other: Path) -> str:
    """What is to be said about them. Ends with 1 when they differ."""
    ours, theirs = answers(one), answers(other)
    if not ours or ours.keys() != theirs.keys():
        sys.exit(f"{len(ours)} answers here and {len(theirs)} there, or of other clips")
    apart_m = max(abs(a - b) for key in ours for a, b in zip(ours[key], theirs[key], strict=True))
    if apart_m > MOST_M:
        sys.exit(f"Up to {apart_m:.2g} m apart")
    methods = len({method for method, _ in ours})
    return f"{len(ours)} answers of {methods} methods are at most {apart_m:.1g} m apart"


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1]), Path(sys.argv[2])) + "\n")
