"""A folder that PyInstaller made becomes an installer: `python packaging/windows/make_installer.py FOLDER OUT.exe`.

Needs makensis (NSIS 3.08 or newer; on Debian `apt-get install nsis`). The uninstaller is given the list of what the
folder holds now, and takes away that and nothing else.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = ("ssl-workbench.exe", "workbench-cli.exe")
NAME = "Sound Source Workbench"
PUBLISHER = "The authors of the sound source localization workbench"
LONGEST = 180
"""Letters of a path inside the folder: 79 are left for where it is installed (Windows: 259 in all)."""
STUB_64 = "amd64-unicode"


class PayloadError(Exception):
    """What cannot be made an installer of, in a sentence."""


def version() -> str:
    told = (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'__version__ = "([^"]+)"', told)[0]


def files_of(folder: Path) -> list[Path]:
    """Sorted, so that the same folder makes the same installer."""
    if missing := [name for name in PROGRAMS if not (folder / name).is_file()]:
        raise PayloadError(f"{folder} holds no {' and no '.join(missing)}.")
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    longest = max(files, key=lambda path: len(str(path)))
    if len(str(longest)) > LONGEST:
        raise PayloadError(
            f"{longest} has {len(str(longest))} letters; Windows leaves no room for more than {LONGEST}."
        )
    return files


def putting(folder: Path, files: list[Path]) -> Iterator[str]:
    """NSIS lines that put every file down."""
    before = None
    for path in files:
        if path.parent != before:
            before = path.parent
            yield f'SetOutPath "{inside(path.parent)}"'
        yield f'File "{folder / path}"'


def taking(files: list[Path]) -> Iterator[str]:
    """NSIS lines that take every file away, then folders from the innermost, each only when it is empty."""
    for path in files:
        yield f'Delete "{inside(path)}"'
    folders = {parent for path in files for parent in path.parents} - {Path()}
    for path in sorted(folders, key=lambda path: (-len(path.parts), path)):
        yield f'RMDir "{inside(path)}"'


def inside(path: Path) -> str:
    """Where a file of the folder lies when installed, as NSIS writes it."""
    return str(PureWindowsPath("$INSTDIR") / PureWindowsPath(str(path).replace("$", "$$")))


def make_installer(folder: Path, out: Path, *, edition: str, is_version: str) -> None:
    files = files_of(folder)
    makensis = shutil.which("makensis") or shutil.which("makensis", path=r"C:\Program Files (x86)\NSIS")
    if makensis is None:
        raise PayloadError("makensis was not found; install NSIS (Debian: apt-get install nsis).")
    stubs = [Path("/usr/share/nsis/Stubs"), Path(makensis).parent / "Stubs"]
    has_64 = any((stub / f"zlib-{STUB_64}").exists() for stub in stubs)
    size_kb = sum((folder / path).stat().st_size for path in files) // 1024
    with tempfile.TemporaryDirectory() as temporary:
        put, take = Path(temporary, "put.nsh"), Path(temporary, "take.nsh")
        put.write_text("\n".join(putting(folder.resolve(), files)) + "\n", encoding="utf-8-sig")
        take.write_text("\n".join(taking(files)) + "\n", encoding="utf-8-sig")
        defines = {
            "NAME": NAME,
            "EDITION": edition,
            "VERSION": is_version,
            "FOUR_NUMBERS": ".".join([*re.findall(r"\d+", is_version), "0", "0", "0"][:4]),
            "PUBLISHER": PUBLISHER,
            "TARGET": STUB_64 if has_64 else "x86-unicode",
            "OUT": str(out.resolve()),
            "LICENCE": str(ROOT / "LICENSE"),
            "PUT": str(put),
            "TAKE": str(take),
            "LONGEST": str(1 + max(len(str(path)) for path in files)),
            "SIZE_KB": str(size_kb),
        }
        icon = ROOT / "resources" / "icons" / "workbench.ico"
        if icon.exists():
            defines["ICON"] = str(icon)
        command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{k}={v}" for k, v in defines.items())]
        # Names of files in any language, on Linux too.
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        subprocess.run([*command, str(HERE / "installer.nsi")], check=True, env=environment)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--edition", choices=("full", "field"), default="field")
    asked.add_argument("--version", default=version())
    chosen = asked.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    try:
        make_installer(chosen.folder, chosen.out, edition=chosen.edition, is_version=chosen.version)
    except PayloadError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except subprocess.CalledProcessError as error:
        sys.stderr.write(
            f"makensis could not make {chosen.out} (exit status {error.returncode}); its words stand above.\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
