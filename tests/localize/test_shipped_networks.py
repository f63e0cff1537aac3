"""Shipped networks answer by what is heard in the room, not by where a recorder's band ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.signal import fftconvolve, firwin

from workbench.core.events import Located
from workbench.core.recording import Recording
from workbench.dsp.mel import RATE_HZ
from workbench.engine.localize import Localize
from workbench.engine.session_sources import Simulated
from workbench.files.shipped import models_folder
from workbench.simulate.campaign import CampaignPlan

SHIPPED = sorted(path.stem for path in models_folder().glob("*.safetensors"))
PLAN = CampaignPlan(sites=("goyang", "yeongdong"), n_sessions=3, seconds=3.0, seed=12)


def ended_at(recording: Recording, highest_hz: float) -> Recording:
    taps = firwin(257, highest_hz, fs=RATE_HZ)
    return replace(
        recording, samples=fftconvolve(recording.samples, taps[None], mode="same", axes=1).astype(np.float32)
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_an_answer_does_not_turn_on_the_last_kilohertz(name: str) -> None:
    """Networks that told the site by it went 10 m astray, at the median."""
    moved_m = []
    for index in range(len(PLAN)):
        session, recording = Simulated(PLAN, index).load()
        assert recording is not None
        both = [
            next(e.position_m for e in Localize(session, (name,), sound).run() if isinstance(e, Located))
            for sound in (recording, ended_at(recording, 20_800.0))
        ]
        moved_m.append(float(np.linalg.norm(np.subtract(*both))))
    assert np.median(moved_m) < 1.0, moved_m
