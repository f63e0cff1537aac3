"""Threads of matrix products wait asleep, unless whoever starts the program says otherwise."""

from __future__ import annotations

import os
import sys

import pytest

from workbench.__main__ import main


@pytest.mark.parametrize(("before", "after"), [(None, "PASSIVE"), ("ACTIVE", "ACTIVE")])
def test_threads_wait_asleep_unless_told_otherwise(
    before: str | None, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_WAIT_POLICY", before or "")
    if before is None:
        del os.environ["OMP_WAIT_POLICY"]  # set first, so that monkeypatch puts back what was there
    monkeypatch.setattr(sys, "argv", ["workbench", "--help"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert os.environ["OMP_WAIT_POLICY"] == after
