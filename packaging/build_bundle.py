"""Builds the folder that all packages hold: `python packaging/build_bundle.py full|field [--out build/package]`.

Leaves OUT/EDITION/ssl-workbench. On every system alike: networks for the field edition, PyInstaller, licences and the
list of contents. What can be the same in two builds of one commit is (times are the commit's, hashes are not salted).
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM, COMMAND_LINE = "ssl-workbench", "workbench-cli"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("edition", choices=("full", "field"))
    options.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    asked = options.parse_args()
    build(asked.edition, asked.out.resolve())


def build(edition: str, out: Path) -> Path:
    """The bundle's folder."""
    out.mkdir(parents=True, exist_ok=True)
    for left in (out / edition, out / f"work-{edition}"):
        shutil.rmtree(left, ignore_errors=True)
    arguments = ["--edition", edition]
    if edition == "field":
        models = out / "field-models"
        shutil.rmtree(models, ignore_errors=True)
        _run("packaging/field_models.py", str(models))
        arguments += ["--models", str(models)]
    work = out / f"work-{edition}"
    spec = str(ROOT / "packaging" / "pyinstaller" / "workbench.spec")
    folders = ["--distpath", str(out / edition), "--workpath", str(work)]
    _run("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, spec, "--", *arguments)
    shutil.rmtree(work)
    bundle = out / edition / PROGRAM
    _share_program(bundle)
    _strip(bundle / "_internal")
    _tell_commit(bundle / "_internal" / "workbench" / "shipped" / "commit.txt")
    contents = ROOT / "packaging" / "contents" / "list_contents.py"
    if contents.exists():
        _run(str(contents), str(bundle))
    return bundle


def _tell_commit(path: Path) -> None:
    """For About: WORKBENCH_COMMIT, which whoever builds from a copy without git gives, or the commit checked out."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    if commit := os.environ.get("WORKBENCH_COMMIT") or asked.stdout.strip():
        path.write_text(f"{commit}\n", encoding="utf-8")


def _share_program(bundle: Path) -> None:
    """Only Windows tells programs with a window from those with a console: elsewhere one file serves as both."""
    window, command_line = bundle / PROGRAM, bundle / COMMAND_LINE
    if sys.platform == "linux" and window.read_bytes() == command_line.read_bytes():
        window.unlink()
        window.symlink_to(COMMAND_LINE)


def _strip(libraries: Path) -> None:
    """Tables for debuggers out of the libraries that stripped.txt names (Linux)."""
    if sys.platform != "linux":
        return
    lines = (ROOT / "packaging" / "pyinstaller" / "stripped.txt").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    for path in sorted(path for path in libraries.rglob("*.so*") if path.is_file() and not path.is_symlink()):
        if any(fnmatch.fnmatch(path.relative_to(libraries).as_posix(), pattern) for pattern in patterns):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def _run(*words: str) -> None:
    """Python, with modules from this folder before any installed ones, and with nothing that differs between runs."""
    fixed = {
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": _commit_time(),
        "OMP_NUM_THREADS": "1",
    }
    subprocess.run([sys.executable, *words], cwd=ROOT, env=os.environ | fixed, check=True)


def _commit_time() -> str:
    """Seconds since 1970 of what is built; a copy without history is told by SOURCE_DATE_EPOCH."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return told
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
