"""Hashes are computed in steps, and only once while a file stays what it was."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from workbench.files.hashes import hashing, is_known, sha256_of

LONG_BYTES = 40 << 20


def settled(path: Path, data: bytes, age_s: float = 0.0) -> Path:
    """A file; age_s : waited for, as the time of a status change cannot be set."""
    path.write_bytes(data)
    time.sleep(age_s)
    return path


def test_a_long_file_is_hashed_in_steps_that_can_be_stopped(tmp_path: Path) -> None:
    data = os.urandom(1 << 20) * (LONG_BYTES >> 20)
    path = settled(tmp_path / "long.wav", data)
    assert len(list(hashing(path))) == 2
    assert sha256_of(path) == hashlib.sha256(data).hexdigest()
    steps = hashing(path)
    next(steps)
    steps.close()


def test_a_file_that_stays_is_read_once_and_one_that_changes_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.files.hashes._SETTLED_S", 0.05)
    path = settled(tmp_path / "a.wav", b"sound" * 1000, 0.1)
    assert not is_known(path)
    first = sha256_of(path)
    assert is_known(path)
    status = path.stat()
    path.write_bytes(b"noise" * 1000)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # set back by somebody
    assert not is_known(path)
    assert sha256_of(path) == hashlib.sha256(b"noise" * 1000).hexdigest() != first


def test_a_file_that_has_just_changed_is_not_trusted_to_stay(tmp_path: Path) -> None:
    path = settled(tmp_path / "a.wav", b"sound")
    sha256_of(path)
    assert not is_known(path)
