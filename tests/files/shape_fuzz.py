"""Broken files of shapes, and a process that reads many of them: `python -m tests.files.shape_fuzz SHARE OF CASES...`.

The process says how many cases ended as a shape and how many in a UserError. Anything else ends it: another exception,
a crash, more memory than the reader may take, or a case that takes longer than the reader may take (SIGPROF).
"""

from __future__ import annotations

import re
import signal
import struct
import sys
from collections.abc import Iterator

import numpy as np

from workbench.core.errors import UserError
from workbench.files.site_shape import TIME_LIMIT_S
from workbench.files.site_shape_bytes import shape_of_bytes
from workbench.files.site_shape_child import bound_memory_and_time

NUMBERS = (b"0", b"-1", b"1e308", b"-1e-300", b"nan", b"inf", b"4294967295", b"99999999999999999999", b"3.5", b"", b"x")
COUNTS = (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x00FFFFFF)


def samples() -> dict[str, tuple[bytes, str]]:
    """A small file of each kind: name -> (bytes, ending)."""
    import trimesh
    from trimesh.exchange.ply import export_ply
    from trimesh.exchange.stl import export_stl_ascii

    box = trimesh.creation.box(extents=(4.0, 3.0, 2.5))
    stone = trimesh.creation.icosahedron().apply_translation((1.0, 2.0, 0.5))
    scene = trimesh.Scene([box, stone])
    return {
        "ply, text": (export_ply(box, encoding="ascii"), ".ply"),
        "ply, binary": (export_ply(box), ".ply"),
        "stl, text": (export_stl_ascii(box).encode(), ".stl"),
        "stl, binary": (box.export(file_type="stl"), ".stl"),
        "obj": (scene.export(file_type="obj").encode(), ".obj"),
        "glb": (scene.export(file_type="glb"), ".glb"),
    }


def truncations(data: bytes) -> Iterator[bytes]:
    """The file cut off after each of its bytes."""
    return (data[:n] for n in range(len(data)))


def mutations(data: bytes, n: int, seed: int) -> Iterator[bytes]:
    """n broken copies: bits flipped, numbers swapped and made absurd, counts made huge, stretches moved or doubled."""
    ways = (_flip, _swap_numbers, _absurd_number, _huge_count, _cut_out, _double, _noise)
    for i in range(n):
        rng = np.random.default_rng((seed, i))
        broken = data
        for _ in range(int(rng.integers(1, 4))):
            broken = ways[int(rng.integers(len(ways)))](broken, rng)
        yield broken


def _flip(data: bytes, rng: np.random.Generator) -> bytes:
    found = bytearray(data)
    for at in rng.integers(max(len(data), 1), size=int(rng.integers(1, 9))):
        if found:
            found[int(at)] ^= 1 << int(rng.integers(8))
    return bytes(found)


def _numbers(data: bytes) -> list[re.Match[bytes]]:
    return list(re.finditer(rb"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", data))


def _swap_numbers(data: bytes, rng: np.random.Generator) -> bytes:
    found = _numbers(data)
    if len(found) < 2:
        return data
    a, b = sorted(rng.choice(len(found), 2, replace=False))
    a, b = found[a], found[b]
    return data[: a.start()] + b.group() + data[a.end() : b.start()] + a.group() + data[b.end() :]


def _absurd_number(data: bytes, rng: np.random.Generator) -> bytes:
    found = _numbers(data)
    if not found:
        return data
    one = found[int(rng.integers(len(found)))]
    return data[: one.start()] + NUMBERS[int(rng.integers(len(NUMBERS)))] + data[one.end() :]


def _huge_count(data: bytes, rng: np.random.Generator) -> bytes:
    """Four bytes anywhere, early ones more often: counts and lengths of chunks stand in front."""
    if len(data) < 4:
        return data
    at = int(rng.integers(min(len(data), 128 if rng.random() < 0.5 else len(data)) - 3))
    return data[:at] + struct.pack("<I", COUNTS[int(rng.integers(len(COUNTS)))]) + data[at + 4 :]


def _stretch(data: bytes, rng: np.random.Generator) -> tuple[int, int]:
    start, end = sorted(rng.integers(len(data) + 1, size=2))
    return int(start), min(int(end), int(start) + 200)


def _cut_out(data: bytes, rng: np.random.Generator) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[end:]


def _double(data: bytes, rng: np.random.Generator) -> bytes:
    start, end = _stretch(data, rng)
    at = int(rng.integers(len(data) + 1))
    return data[:at] + data[start:end] + data[at:]


def _noise(data: bytes, rng: np.random.Generator) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + rng.bytes(end - start) + data[end:]


def cases(what: str, n: int, seed: int) -> Iterator[tuple[bytes, str]]:
    """what: "cut" = every sample at every byte; "mutate" = n mutations, spread over the samples."""
    known = samples()
    for i, (data, ending) in enumerate(known.values()):
        broken = truncations(data) if what == "cut" else mutations(data, -(-n // len(known)), seed + i)
        yield from ((each, ending) for each in broken)


def main(share: int, of: int, what: str, n: int = 0, seed: int = 0) -> None:
    """Read every `of`-th case, beginning with number `share`."""
    bound_memory_and_time(100_000)
    n_shapes = n_refused = 0
    for i, (data, ending) in enumerate(cases(what, n, seed)):
        if i % of != share:
            continue
        signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT_S)  # of a processor's time, as the reader's
        try:
            shape = shape_of_bytes(data, ending, f"case {i}")
            assert len(shape.triangles) and shape.triangles.max() < len(shape.vertices), i
            assert np.isfinite(shape.vertices).all(), i
            n_shapes += 1
        except UserError:
            n_refused += 1
        except BaseException:
            print(f"case {i}, {ending}, of {what} {n} {seed}", file=sys.stderr)
            raise
    print(n_shapes, n_refused)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], *(int(a) for a in sys.argv[4:]))
