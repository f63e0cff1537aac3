"""A fingerprint of all that makes sound and features, the program's code and its libraries: what changes it may change
them."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import workbench
from workbench.files.audio_info import library_version

ROOTS = ("workbench.simulate.campaign", "workbench.files.audio", "workbench.training.clip_table")
"""Where the work of a session begins: what these import, and what that imports, is the code."""
LIBRARIES = ("librosa", "numpy", "pyroomacoustics", "scipy", "soundfile", "soxr")
"""Those that compute; soundfile stands for libsndfile, which it brings."""
_PACKAGE = Path(workbench.__path__[0])


@cache
def code_digest() -> str:
    """Of the code's syntax, comments and layout left out, and of the libraries' versions. Hexadecimal."""
    digest = hashlib.sha256()
    for name in code_modules():
        digest.update(ast.dump(_parsed(name)).encode())
    for name, number in versions().items():
        digest.update(f"{name} {number};".encode())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Of the libraries that compute, by name."""
    return {name: version(name) for name in LIBRARIES} | {"libsndfile": library_version()}


@cache
def code_modules() -> tuple[str, ...]:
    """Names of the program's modules that the work on a session can reach, sorted."""
    found: set[str] = set()
    left = list(ROOTS)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += _imported(name)
    return tuple(sorted(found))


def _imported(name: str) -> Iterator[str]:
    """The program's modules that a module names in any import, also in its functions."""
    for node in ast.walk(_parsed(name)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (each for each in names if each.startswith("workbench.") and _path_of(each).is_file())


def _parsed(name: str) -> ast.Module:
    return ast.parse(_path_of(name).read_bytes())


def _path_of(name: str) -> Path:
    path = _PACKAGE.joinpath(*name.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
