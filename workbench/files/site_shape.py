"""The shape of a site from an OBJ, PLY, STL or GLB file, read by a process of its own.

Readers of such files hang, crash or eat all memory on broken ones. The process that asks never parses a byte of them:
whatever happens to the other one is a sentence here.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from workbench.core.errors import UserError
from workbench.core.shape import Shape
from workbench.files.own_process import module_command
from workbench.files.site_shape_bytes import ENDINGS, MAX_BYTES, MAX_TRIANGLES, REFUSED

TIME_LIMIT_S = 4
"""Of a processor's time, for the whole reading of a file of ordinary size, the start of the process included."""
_LARGE_BYTES, _LARGE_BYTES_PER_S = 20e6, 4e6
_BUSY = 1.1 if sys.platform == "win32" else 6.0
"""So many times as long by the clock: other programs want processors too. Windows knows only the clock."""
_POLL_S = 0.02


def read_shape(path: Path) -> Shape:
    """The shape in a file, in the file's own frame and unit. Takes a second and more; `reading` can be left sooner.

    Materials and textures are ignored, and no other file is ever opened for them; a scene becomes one surface.
    Raises UserError: no such file, not one of the formats, broken, without a surface, or too large.
    """
    return next(shape for shape in reading(path) if shape is not None)


def reading(path: Path) -> Iterator[Shape | None]:
    """Read a shape with pauses: None every few hundredths of a second, the shape at last. Leaving ends the process.

    Raises UserError as read_shape.
    """
    path = Path(path)
    n_bytes = _checked_size(path)
    limit_s = TIME_LIMIT_S + round(max(0.0, n_bytes - _LARGE_BYTES) / _LARGE_BYTES_PER_S)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            _command(path, limit_s), stdin=subprocess.DEVNULL, stdout=out, stderr=said, env=_surroundings()
        )
        try:
            until_s = time.monotonic() + _BUSY * limit_s
            while child.poll() is None:
                if time.monotonic() > until_s:
                    raise _too_slow(path, limit_s)
                yield None
                time.sleep(_POLL_S)
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()
        if child.returncode in _OUT_OF_TIME:
            raise _too_slow(path, limit_s)
        yield _result(path, child.returncode, out, said)


def _checked_size(path: Path) -> int:
    """Bytes of the file. Refuses what need not be opened to be refused."""
    if path.suffix.lower() not in ENDINGS:
        known = ", ".join(e.lstrip(".").upper() for e in ENDINGS)
        raise UserError(f"{path.name} is no file of a shape", f"Choose one of the formats {known}")
    if not path.is_file():
        raise UserError(f"{path} is no file that can be read" if path.exists() else f"{path} is not there")
    n_bytes = path.stat().st_size
    if n_bytes > MAX_BYTES:
        raise UserError(
            f"{path.name} has {n_bytes / 1024**2:.0f} MiB; shapes up to {MAX_BYTES // 1024**2} MiB can be read",
            "Write it with fewer triangles",
        )
    return n_bytes


def _command(path: Path, limit_s: int) -> list[str]:
    return [*module_command("workbench.files.site_shape_child"), str(limit_s), str(path.absolute())]


_OUT_OF_TIME = () if sys.platform == "win32" else (-signal.SIGXCPU,)


def _too_slow(path: Path, limit_s: int) -> UserError:
    return UserError(
        f"{path.name} could not be read within {limit_s} seconds",
        "It may be broken; write it again with another program, with fewer triangles if it has many",
    )


def _surroundings() -> dict[str, str]:
    """One thread for the matrix library: each thread would claim memory that the child's bound counts."""
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}


def _result(path: Path, code: int, out: IO[bytes], said: IO[bytes]) -> Shape:
    if code == REFUSED:
        raise _refusal(path, said)
    if code != 0:
        raise UserError(f"{path.name} is broken: reading it ended the program that tried", _MEND)
    out.seek(0)
    data = io.BytesIO(out.read())
    try:
        vertices = np.load(data, allow_pickle=False)
        triangles = np.load(data, allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise UserError(f"{path.name} is broken: what was read of it came in pieces", _MEND) from error
    if not _is_sound(vertices, triangles):
        raise UserError(f"{path.name} is broken: what was read of it is no surface", _MEND)
    return Shape(vertices, triangles)


_MEND = "Write it again with the program it comes from"


def _refusal(path: Path, said: IO[bytes]) -> UserError:
    """The child's own sentence, from the last line it wrote."""
    said.seek(0)
    lines = said.read()[-8000:].decode(errors="replace").splitlines()
    try:
        told = json.loads(lines[-1])
        return UserError(str(told["problem"]), str(told["hint"]))
    except (ValueError, LookupError, TypeError):
        return UserError(f"{path.name} could not be read", _MEND)


def _is_sound(vertices: np.ndarray, triangles: np.ndarray) -> bool:
    """Is it what site_shape_bytes promises? The child read a stranger's file, so its word is not taken for it."""
    return (
        vertices.dtype == np.float64
        and triangles.dtype == np.int32
        and vertices.ndim == triangles.ndim == 2
        and vertices.shape[1] == triangles.shape[1] == 3
        and 0 < len(triangles) <= MAX_TRIANGLES
        and bool(np.isfinite(vertices).all())
        and 0 <= int(triangles.min()) <= int(triangles.max()) < len(vertices)
    )
