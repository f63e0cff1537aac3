"""A fingerprint of the code that makes sound and features: whatever changes what it gives changes it."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from pathlib import Path

import workbench

_CODE = (
    "simulate/*.py",
    "dsp/*.py",
    "core/clips.py",
    "core/recording.py",
    "files/audio.py",
    "files/channels.py",
    "training/clip_table.py",
)


@cache
def code_digest() -> str:
    """Of their syntax: comments and layout do not count. Hexadecimal."""
    digest = hashlib.sha256()
    package = Path(workbench.__path__[0])
    for pattern in _CODE:
        for path in sorted(package.glob(pattern)):
            digest.update(ast.dump(ast.parse(path.read_bytes())).encode())
    return digest.hexdigest()
