"""Who brought a file into a bundle: a Python package, Python itself, the program that packs, Debian, or a table."""

from __future__ import annotations

import fnmatch
import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
MAGICS = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def is_binary(path: Path) -> bool:
    """A program or shared library of Linux, Windows or macOS, whatever its name."""
    with path.open("rb") as file:
        return file.read(4).startswith(MAGICS)


@cache
def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class Part:
    """A row of parts.toml."""

    name: str
    files: tuple[str, ...]
    licence: str
    homepage: str
    version: str = ""
    in_name: str = ""
    texts: tuple[str, ...] = ()
    note: str = ""
    why: str = ""

    def fits(self, inside: PurePosixPath) -> bool:
        """inside: place below _internal."""
        name, place = inside.name.casefold(), inside.as_posix().casefold()
        return any(fnmatch.fnmatchcase(place if "/" in row else name, row.casefold()) for row in self.files)

    def version_of(self, path: Path) -> str | None:
        if self.in_name:
            found = re.search(self.in_name, path.name)
            return found[1] if found else None
        if self.version:
            told = re.search(self.version.encode(), path.read_bytes())
            return told[1].decode() if told else None
        return None


def parts(kind: str) -> list[Part]:
    """Rows of parts.toml: kind is "part" (inside packages) or "known" (of no package, with a reason)."""
    table = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    rows = table.get(kind, [])
    return [
        Part(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})
        for row in rows
    ]


@cache
def _refused() -> list[tuple[str, str]]:
    rows = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))["refused"]
    return [(pattern, row["why"]) for row in rows for pattern in row["files"]]


def refusal(name: str) -> str | None:
    """Why a library of this name may not be in a bundle."""
    return next((why for pattern, why in _refused() if fnmatch.fnmatch(name, pattern)), None)


class PythonPackages:
    """What is installed beside this script's Python, by the files that each package brought."""

    @cached_property
    def _by_place(self) -> dict[str, Distribution]:
        """Place below site-packages -> package."""
        found: dict[str, Distribution] = {}
        for package in distributions():
            for file in package.files or ():
                found.setdefault(file.as_posix(), package)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Path, Distribution]]]:
        found: dict[str, list[tuple[Path, Distribution]]] = {}
        for place, package in self._by_place.items():
            found.setdefault(PurePosixPath(place).name, []).append((Path(str(package.locate_file(place))), package))
        return found

    def of_file(self, path: Path, inside: PurePosixPath) -> Distribution | None:
        """By its place, as PyInstaller keeps places; else by name and content."""
        if package := self._by_place.get(inside.as_posix()):
            return package
        alike = self._by_name.get(path.name, [])
        return next((package for there, package in alike if there.is_file() and sha256(there) == sha256(path)), None)

    def of_module(self, name: str) -> Distribution | None:
        place = name.replace(".", "/")
        return self._by_place.get(f"{place}.py") or self._by_place.get(f"{place}/__init__.py")

    def named(self, name: str) -> Distribution | None:
        return next((package for package in distributions() if package.name.casefold() == name), None)


def is_of_python(path: Path) -> bool:
    """Python's own library, extension modules and what its installer brings (Windows: DLLs)."""
    if (
        path.name.startswith(("base_library.zip", "libpython3", "python3"))
        or "lib-dynload" in path.parts
        or path.name == "Python"
    ):
        return True
    # Not all of its prefix: a Python of the system's has /usr for it.
    own = (sysconfig.get_path("stdlib"), str(Path(sys.base_prefix, "DLLs")))
    alike = [there for folder in own for there in _files_below(folder).get(path.name, [])]
    if sys.platform == "win32":
        alike += Path(sys.base_prefix).glob(path.name)
    # On macOS PyInstaller writes new paths into libraries: there the name has to do.
    return any(sys.platform == "darwin" or sha256(there) == sha256(path) for there in alike)


@cache
def _files_below(folder: str) -> dict[str, list[Path]]:
    """Libraries below a folder by name, but not those of packages installed there."""
    found: dict[str, list[Path]] = {}
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("site-packages", "dist-packages", "__pycache__")]
        for name in names:
            if ".so" in name or name.endswith((".dll", ".pyd", ".dylib")):
                found.setdefault(name, []).append(Path(where, name))
    return found


@dataclass(frozen=True)
class DebianPackage:
    name: str
    version: str
    architecture: str


def debian_package(path: Path) -> DebianPackage | None:
    """The package whose library this is a copy of, on Debian and Ubuntu."""
    if not Path("/usr/bin/dpkg-query").exists():
        return None
    for there in _system_files().get(path.name, []):
        if there.is_file() and sha256(there) == sha256(path) and (found := _asked_dpkg(there.resolve())):
            return found
    return None


@cache
def _system_files() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for folder in ("/usr/lib", "/lib", "/usr/local/lib"):
        for name, places in _files_below(folder).items():
            found.setdefault(name, []).extend(places)
    return found


@cache
def _asked_dpkg(path: Path) -> DebianPackage | None:
    # /lib is a link to /usr/lib, and packages name their files by either.
    for place in (path, Path("/usr", *path.parts[1:]), Path("/", *path.parts[2:])):
        told = subprocess.run(["dpkg-query", "-S", place], capture_output=True, text=True, check=False)
        for line in told.stdout.splitlines():
            if not line.startswith("diversion"):
                name = line.rpartition(": ")[0].partition(",")[0]
                show = ["dpkg-query", "-W", "-f", "${Package} ${Version} ${Architecture}", name]
                return DebianPackage(*subprocess.run(show, capture_output=True, text=True, check=True).stdout.split())
    return None


def shared_libraries(bundle: Path) -> Iterator[Path]:
    """Programs and libraries of a bundle, sorted; links to others of them left out."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_binary(path):
            yield path
