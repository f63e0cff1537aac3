"""Damaged files, thousands of them: never a fault of ours, never a hang, never a file written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Called
from tests.soak import share

SECONDS = 120.0 * share()


def damaged(data: bytes, rng: np.random.Generator) -> bytes:
    """The same bytes cut short, with some changed, or with a stretch doubled or taken out."""
    mutable = bytearray(data)
    kind = rng.integers(4)
    place = int(rng.integers(max(len(data) // int(rng.choice([1, 20, 400])), 1)))
    if kind == 0:
        return bytes(mutable[:place])
    if kind == 1:
        for _ in range(int(rng.integers(1, 8))):
            mutable[int(rng.integers(place, place + 64)) % len(mutable)] = int(rng.integers(256))
        return bytes(mutable)
    length = int(rng.integers(1, 200))
    stretch = mutable[place : place + length]
    return bytes(mutable[:place] + stretch * (2 if kind == 2 else 0) + mutable[place + length :])


@pytest.mark.soak
def test_damaged_files_are_refused_or_read(
    call: Callable[..., Called], session: Path, tmp_path: Path, network_file: Path
) -> None:
    rng = np.random.default_rng(20_261_123)
    victims = [session / "session.json", session / "m1.flac", network_file]
    whole = {path: path.read_bytes() for path in victims}
    statuses: dict[int, int] = {}
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        victim = victims[int(rng.choice(3, p=[0.5, 0.35, 0.15]))]
        victim.write_bytes(damaged(whole[victim], rng))
        method = network_file if victim == network_file else "energy"
        for arguments in (("info", session), ("localize", session, "--with", method, "--json")):
            told = call(*arguments)
            assert told.status in (0, 1), (victim, told.err)
            statuses[told.status] = statuses.get(told.status, 0) + 1
        victim.write_bytes(whole[victim])
    assert set(statuses) == {0, 1} and sum(statuses.values()) > 100
    assert {path.name for path in session.iterdir()} == {"session.json", *(f"m{i}.flac" for i in range(1, 5))}
