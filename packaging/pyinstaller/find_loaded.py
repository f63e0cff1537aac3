"""Which libraries of a bundle are never loaded: `python packaging/pyinstaller/find_loaded.py BUNDLE` (Linux, minutes).

Runs the bundle's programs through what people do, with the loader telling every library it opens, and prints the
libraries of VTK and Qt that it never opened, largest first. never_loaded.txt holds what may be left out of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_OPENED = re.compile(r"calling init: (\S+)")
_TIME_S = 600


def tries(cli: str, here: Path) -> list[list[str]]:
    """What is run, in a folder that has nothing at first."""
    tour = str(here / "tour")
    session = str(here / "tour" / "yeoju-7-0001")
    shots = (
        ("inspect",), ("annotate",), ("compare",), ("train",), ("live",), ("field",),
    )  # fmt: skip
    return [
        [cli, "selftest"],
        [cli, "simulate", "--site", "yeoju", "--sessions", "2", "--seed", "7", "--out", tour],
        [cli, "check", tour],
        [cli, "localize", session, "--with", "placefield", "--with", "energy", "--with", "tdoa", "--save"],
        [cli, "explain", session, "--with", "energy", "--clip", "3"],
        [cli, "features", session, "--kind", "mel-spectra", "--out", str(here / "features.npz")],
        [cli, "evaluate", tour, "--with", "energy", "--report", str(here / "r.html"), "--pdf", str(here / "r.pdf")],
        [cli, "export", "coordinates", session, "--out", str(here / "places.csv")],
        [cli, "export", "geojson", session, "--out", str(here / "places.json")],
        [cli, "import", "coordinates", str(here / "places.csv"), "--into", session],
        [cli, "train", "--preset", "quick-trial", "--out", str(here / "trial")],
        *([cli, "shot", session, "--workspace", *each, "--out", str(here / f"{each[0]}.png")] for each in shots),
        [cli, "shot", session, "--with", "energy", "--theme", "dark", "--out", str(here / "dark.png")],
    ]


def opened_by(bundle: Path) -> set[Path]:
    """All libraries of the bundle that any of its processes opened."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        told = {"LD_DEBUG": "libs", "LD_DEBUG_OUTPUT": str(here / "opened"), "WORKBENCH_STATE": str(here / "state")}
        for command in tries(str(bundle / "workbench-cli"), here):
            ended = subprocess.run(
                command, env=os.environ | told, capture_output=True, text=True, timeout=_TIME_S, check=False
            )
            last = (ended.stderr.strip().splitlines() or [""])[-1]
            sys.stderr.write(f"{ended.returncode:3} {' '.join(command[1:4])} {last if ended.returncode else ''}\n")
        found: set[Path] = set()
        for log in here.glob("opened.*"):
            found |= {Path(name).resolve() for name in _OPENED.findall(log.read_text(errors="replace"))}
        return found


def main(bundle: Path) -> None:
    opened = opened_by(bundle)
    libraries = {path.resolve() for path in bundle.rglob("*.so*") if path.is_file()}
    rest = sorted(libraries - opened, key=lambda path: path.stat().st_size, reverse=True)
    for path in rest:
        sys.stdout.write(f"{path.stat().st_size:12,d}  {path.relative_to(bundle)}\n")
    n_bytes = sum(path.stat().st_size for path in rest)
    sys.stdout.write(f"{n_bytes:12,d}  bytes in {len(rest)} of {len(libraries)} libraries\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
