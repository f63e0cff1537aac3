"""Broken audio that only a comparison of channels tells: each row's exact diagnosis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.judge.scene import RATE_HZ, Row, Spoil, at, of_microphone
from workbench.core.session import Session
from workbench.simulate.faults import _clocked


def _own_clock(offset_s: float = 0.0, drift_ppm: float = 0.0) -> Spoil:
    """Recorded by a clock that has every sound so much later, and runs so much fast."""
    return lambda channel: _clocked(channel, RATE_HZ, -offset_s, drift_ppm)


def _late(seconds: float) -> Spoil:
    """A recorder that was started so much earlier: its file begins with noise of the same place."""

    def started(channel: np.ndarray) -> np.ndarray:
        rng = np.random.default_rng(5)
        n = at(seconds)
        floor = np.quantile(np.abs(channel), 0.1)
        return np.concatenate([rng.standard_normal(n) * floor, channel[:-n]])

    return started


def _each(*spoils: Spoil) -> Spoil:
    def spoiled(samples: np.ndarray) -> np.ndarray:
        return np.stack([spoil(channel) for spoil, channel in zip(spoils, samples, strict=True)])

    return spoiled


def _as_it_is(channel: np.ndarray) -> np.ndarray:
    return channel


def _copied(samples: np.ndarray, source: int, target: int, gain: float = 1.0) -> np.ndarray:
    samples[target] = samples[source] * gain
    return samples


def _no_source(session: Session) -> Session:
    return replace(session, source=None)


ROWS = (
    Row("clean, and no source known", (), change=_no_source),
    Row("one channel twice", (("same-channel", (1, 3)),), lambda s: _copied(s, 1, 3), says="carry the same sound"),
    Row("one channel twice, one quieter", (("same-channel", (0, 2)),), lambda s: _copied(s, 0, 2, 0.4)),
    Row("upside down", (("polarity", (2,)),), of_microphone(2, np.negative), says="exchange the two wires"),
    Row("two upside down of four", (("polarity", (2, 3)),), lambda s: s * [[1.0], [1.0], [-1.0], [-1.0]]),
    Row("two exchanged", (("channel-order", (1, 2)),), lambda s: s[[0, 2, 1, 3]], says="seem to be exchanged"),
    Row("three in turn", (("channel-order", (0, 1, 2)),), lambda s: s[[1, 2, 0, 3]], says="another order"),
    Row("5 ms late", (("clock-offset", (3,)),), of_microphone(3, _own_clock(0.005)), says="5.0 ms later"),
    Row("8 ms early", (("clock-offset", (0,)),), of_microphone(0, _own_clock(-0.008)), says="8.0 ms earlier"),
    Row(
        "60 ms late, no source known",
        (("clock-offset", (0, 3)),),
        of_microphone(3, _own_clock(0.06)),
        change=_no_source,
        says="to the other",
    ),
    Row("1.5 s late", (("clock-offset", (2,)),), of_microphone(2, _late(1.5)), says="later", change=_no_source),
    Row(
        "every recorder started by hand",
        (("clock-offset", (1,)), ("clock-offset", (2,)), ("clock-offset", (3,))),
        _each(_as_it_is, _late(1.1), _late(2.7), _late(4.2)),
    ),
    Row("20 ppm fast", (("clock-drift", (1,)),), of_microphone(1, _own_clock(0.0, 20.0)), says="ppm fast"),
    Row("60 ppm slow", (("clock-drift", (2,)),), of_microphone(2, _own_clock(0.0, -60.0)), says="ppm slow"),
    Row(
        "late and fast",
        (("clock-drift", (2,)), ("clock-offset", (2,))),
        of_microphone(2, _own_clock(0.012, 15.0)),
        says="ppm fast",
    ),
)
