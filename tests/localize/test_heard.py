"""What is heard of a recording is computed once where it is small, and in batches of clips where it is large."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session
from workbench.dsp.features import BATCH, features_of
from workbench.localize import heard as module
from workbench.localize.heard import Heard

RATE_HZ = 44_100


def noise(seconds: float) -> Heard:
    samples = np.random.default_rng(0).normal(0.0, 0.1, (2, round(seconds * RATE_HZ))).astype(np.float32)
    microphones = tuple(Microphone(name=name, file=f"{name}.wav") for name in ("M1", "M2"))
    session = Session(id="noise", name="noise", microphones=microphones)
    return Heard(session, Recording.of_samples(samples, RATE_HZ))


def test_small_features_are_computed_once() -> None:
    heard = noise(4.0)
    (first,), (again,) = heard.features("waveform"), heard.features("waveform")
    assert first is again


def test_large_features_come_in_batches_and_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT_BYTES", 1024**2)
    heard = noise(20.0)
    batches = list(heard.features("waveform"))
    assert [len(batch) for batch in batches] == [BATCH, len(heard.clips) - BATCH]
    assert heard._features == {}
    np.testing.assert_array_equal(np.concatenate(batches), features_of(heard.recording, heard.clips, "waveform"))
