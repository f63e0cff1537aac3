"""Runs Python under an audit hook and tells which files were touched, also by the processes it started.

The hook sees every open, rename, mkdir, unlink and the like of Python itself. libsndfile opens sound by itself, but
only paths that Python opened just before, to read their headers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOOK = """
import json, os, sys

_log = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_PATHS = {"open": 1, "sqlite3.connect": 1, "os.rename": 2, "os.link": 2, "shutil.copyfile": 2,
          "shutil.move": 2, "os.exec": 1, "os.posix_spawn": 1, "subprocess.Popen": 1}
_ONE = {"os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.listdir",
        "os.scandir", "os.chdir", "shutil.rmtree", "os.setxattr", "os.mkfifo", "socket.connect"}
_FOLDERS = {"os.remove": [1], "os.mkdir": [2], "os.rmdir": [1], "os.rename": [2, 3], "os.link": [2, 3],
            "os.chmod": [2], "os.chown": [3], "os.utime": [3]}
_busy = False


def _real(event, i, args):
    path = os.fsdecode(args[i]) if isinstance(args[i], (str, bytes, os.PathLike)) else None
    if path is None:
        return None
    folders = _FOLDERS.get(event, [])
    at = args[folders[min(i, len(folders) - 1)]] if folders and len(args) > folders[-1] else -1
    if not os.path.isabs(path) and isinstance(at, int) and at >= 0:
        path = os.path.join(os.readlink(f"/proc/self/fd/{at}"), path)
    last = event in ("open", "os.truncate", "os.listdir", "os.scandir", "os.chdir", "sqlite3.connect")
    if last:
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(os.path.dirname(os.path.abspath(path))), os.path.basename(path))


def _hook(event, args):
    global _busy
    n = _PATHS.get(event, 1 if event in _ONE or event == "os.symlink" else 0)
    if not n or _busy:
        return
    _busy = True
    if event == "os.symlink":  # what it leads to is not touched by making it
        event, args, n = "os.symlink", args[1:], 1
    try:
        wants = "w" if event != "open" or (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) else "r"
        if event in ("os.listdir", "os.scandir", "subprocess.Popen", "os.chdir"):
            wants = "r"
        for i in range(min(n, len(args))):
            path = _real(event, i, args)
            if path is not None:
                os.write(_log, (json.dumps([event, wants, path]) + chr(10)).encode())
    finally:
        _busy = False


sys.addaudithook(_hook)
"""


@dataclass(frozen=True)
class Touched:
    """One file or folder that was opened, listed, made, renamed or removed. path : with all links resolved."""

    case: str
    event: str
    writes: bool
    path: Path


def plant_modules(folder: Path) -> Path:
    """Modules named like Python's own and like our libraries; whoever imports one leaves the file returned."""
    mark = folder / "RAN"
    libraries = ("numpy", "scipy", "soundfile", "trimesh", "joblib", "click", "defusedxml", "psutil")
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*sorted(sys.stdlib_module_names), *libraries):
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write('{name} ')\nraise SystemExit(1)\n")
    return mark


def run_audited(module: str, *arguments: str, scratch: Path, home: Path = ROOT) -> list[Touched]:
    """Run a module, found from `home`, that calls `begin` where a case begins; all that was touched, in order.

    The working directory is a stranger's: modules lie there that nobody may import.
    """
    hooks, log, here = scratch / "hooks", scratch / "audit.log", scratch / "here"
    mark = plant_modules(here)
    hooks.mkdir(parents=True)
    (hooks / "sitecustomize.py").write_text(HOOK)
    places = {"PYTHONPATH": f"{hooks}{os.pathsep}{home}", "AUDIT_LOG": str(log), "TMPDIR": str(scratch / "tmp")}
    places |= {"WORKBENCH_STATE": str(scratch / "state"), "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    (scratch / "tmp").mkdir()
    (scratch / "state").mkdir()
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=here,
        env=os.environ | places,
        capture_output=True,
        text=True,
        timeout=300.0,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert not mark.exists(), f"modules of the working directory ran: {mark.read_text()}"
    return list(_read(log))


def begin(case: str) -> None:
    """Called in the audited process: what follows belongs to this case."""
    try:
        os.close(os.open(f"/CASE/{case}", os.O_RDONLY))
    except OSError:
        return


def is_of_the_program(touched: Touched) -> bool:
    """Is it Python, a library, or the program itself, being read?"""
    homes = (Path(sys.prefix), Path(sys.base_prefix), ROOT / "workbench", ROOT / "tests", ROOT / "models", Path("/usr"))
    return not touched.writes and any(touched.path.is_relative_to(os.path.realpath(home)) for home in homes)


def _read(log: Path) -> Iterator[Touched]:
    case = "start"
    for line in log.read_text().splitlines():
        event, wants, path = json.loads(line)
        if path.startswith("/CASE/"):
            case = path.removeprefix("/CASE/")
        else:
            yield Touched(case, event, wants == "w", Path(path))
