"""What a bundle's libraries ask of the system they run on, as their headers say."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_GLIBC = re.compile(r"lib(c|m|pthread|dl|rt|util|mvec|resolv)\.so|ld-linux")
OPENED_BY_NAME = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libportaudio.so.2": "libportaudio2"}
"""Libraries that nothing names in its header, and their packages: VTK looks for OpenGL, Python for PortAudio."""


def elf_files(bundle: Path) -> list[Path]:
    """Programs and libraries, sorted; links to them left out."""
    return [path for path in sorted(bundle.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]


def system_libraries(bundle: Path) -> list[str]:
    """Sonames that some file names and no file of the bundle is, sorted; those of the C library left out."""
    files = elf_files(bundle)
    inside = {path.name for path in bundle.rglob("*.so*")}
    named = {found for line in _told("-d", files) for found in re.findall(r"\(NEEDED\).*\[(.+)\]", line)}
    return sorted(name for name in {*named, *OPENED_BY_NAME} - inside if not _GLIBC.match(name))


def glibc_version(bundle: Path) -> str:
    """The oldest C library that has all that the bundle's files ask for, such as 2.34."""
    asked = {found for line in _told("-V", elf_files(bundle)) for found in re.findall(r"Name: GLIBC_([\d.]+)", line)}
    return max(asked, key=lambda version: tuple(map(int, version.split("."))))


def debian_package(soname: str) -> str:
    """The package that brings a library on this Debian; empty where none is known."""
    if soname in OPENED_BY_NAME:
        return OPENED_BY_NAME[soname]
    told = subprocess.run(["dpkg", "-S", f"*/{soname}"], capture_output=True, text=True, check=False).stdout
    found = re.findall(rf"^([^:,\s]+)(?::amd64)?: \S*/{re.escape(soname)}$", told, re.MULTILINE)
    return found[0] if found else ""


def _told(what: str, files: list[Path]) -> Iterator[str]:
    for first in range(0, len(files), 200):
        command = ["readelf", "-W", what, *files[first : first + 200]]
        yield from subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
