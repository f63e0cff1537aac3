"""Are two localizations alike? `same_answers.py ONE OTHER`, of `workbench localize --json`: 1e-4 m apart at most.

JSON tells places in steps of 1e-4 m, so answers that are nearer can be told one step apart. wav2pos whitens bins that
hold next to nothing: in 32-bit numbers PyTorch itself is 1.3 mm from what it answers in 64-bit ones, and 0.5 mm from
itself with another number of clips at a time (55 clips of yeoju-7-0001), so nobody can be nearer to it than that.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

MOST_M = 1e-4
ROUGH_M = {"wav2pos": 3e-3}
_ROUNDING_M = 1e-9


def answers(path: Path) -> dict[tuple[str, int], list[float]]:
    """Places in metres by method and clip."""
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {(e["method"], e["clip"]): e["position_m"] for e in events if e["event"] == "Located"}


def main(one: Path, other: Path) -> str:
    """What is to be said about them. Ends with 1 when they differ."""
    ours, theirs = answers(one), answers(other)
    if not ours or ours.keys() != theirs.keys():
        sys.exit(f"{len(ours)} answers here and {len(theirs)} there, or of other clips")
    told = []
    for method in sorted({method for method, _ in ours}):
        clips = [key for key in ours if key[0] == method]
        apart_m = max(abs(a - b) for key in clips for a, b in zip(ours[key], theirs[key], strict=True))
        if apart_m > ROUGH_M.get(method, MOST_M) + _ROUNDING_M:
            sys.exit(f"{method}: up to {apart_m:.2g} m apart")
        told.append(f"{method} {apart_m:.1g} m")
    return f"{len(ours)} answers are alike: {', '.join(told)} apart at most"


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1]), Path(sys.argv[2])) + "\n")
