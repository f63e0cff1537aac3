"""Layers that look at the whole batch see all of it, however it is shared among processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import torch

from workbench.nets.architectures import ARCHITECTURES
from workbench.nets.shared_batch import SharedDropout


def test_a_shared_batch_has_the_gradients_and_statistics_of_a_whole_one() -> None:
    """To 1e-10 in float64: what is left is the order of sums."""
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    trial = [*command, "-m", "tests.nets.shared_batch_trial"]
    ran = subprocess.run(trial, env=environment, capture_output=True, text=True, timeout=200)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert set(told) == set(ARCHITECTURES) - {"placefield"}  # each process draws places of its own
    for of_weights, of_statistics in told.values():
        assert of_weights < 1e-10 and of_statistics < 1e-10


def test_drop_out_of_shares_together_is_that_of_the_whole_batch() -> None:
    x = torch.randn(10, 6)
    torch.manual_seed(1)
    whole = torch.nn.Dropout(0.4)(x)
    parts = []
    for share in (slice(0, 3), slice(3, 10)):
        torch.manual_seed(1)
        parts.append(SharedDropout(0.4, share, 10)(x[share]))
    assert torch.equal(torch.cat(parts), whole)
    assert torch.equal(SharedDropout(0.4, slice(0, 3), 10).eval()(x[:3]), x[:3])
