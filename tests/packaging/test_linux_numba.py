"""Inside a bundle numba's place is taken by a stand-in: librosa's mel filters are the same to the bit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from workbench.dsp import level_shapes, mel

STAND_INS = Path(__file__).resolve().parents[2] / "packaging" / "pyinstaller" / "stand_ins"
COMPUTE = """
import sys, numpy, numba
from workbench.dsp import level_shapes, mel
assert "stand_ins" in numba.__file__ and "llvmlite" not in sys.modules
numpy.savez(sys.argv[1], mel.mel_weights(), mel.mel_centres_hz(), mel._band_widths(), level_shapes._bands())
"""


def test_mel_filters_are_the_same_to_the_bit_without_numba(tmp_path):
    found = tmp_path / "found.npz"
    place = {"PYTHONPATH": str(STAND_INS)}
    subprocess.run([sys.executable, "-c", COMPUTE, str(found)], env=os.environ | place, check=True)
    here = mel.mel_weights(), mel.mel_centres_hz(), mel._band_widths(), level_shapes._bands()
    with np.load(found) as there:
        assert all(np.array_equal(a, there[name]) for a, name in zip(here, there.files, strict=True))
        assert len(there.files) == len(here)


def test_a_function_that_needs_numba_says_so():
    script = "import numba\n@numba.jit(nopython=True)\ndef f(): pass\nf()"
    place = {"PYTHONPATH": str(STAND_INS)}
    told = subprocess.run([sys.executable, "-c", script], env=os.environ | place, capture_output=True, text=True)
    assert told.returncode and "f needs numba, which is not inside" in told.stderr
