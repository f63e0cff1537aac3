"""What a player plays on a real four-channel device is what is heard, and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from tests.devices.hearing import hearing
from tests.devices.pulse import Pulse, pulse, running_pulse  # noqa: F401
from workbench.core.errors import UserError
from workbench.devices.output_stream import Part
from workbench.devices.player import Player, Request, Standing

RATE_HZ = 44_100
NOISE = np.random.default_rng(1).uniform(-0.5, 0.5, (3 * RATE_HZ, 4)).astype(np.float32)
NOISE[: RATE_HZ // 5] = 0.0
"""No two moments or channels alike, behind a silence as long as the sink's monitor does not hear."""


class Plain:
    """A programme that plays sound (n, 4) once, `loud` times as loud."""

    def __init__(self, sound: np.ndarray, at_s: float, loud: float = 1.0) -> None:
        self._sound, self._at, self._loud = sound, round(at_s * RATE_HZ), loud

    def next(self, n_frames: int) -> Part | None:
        frames = self._sound[self._at : self._at + n_frames]
        part = Part(frames * np.float32(self._loud), self._at / RATE_HZ, 1.0)
        self._at += len(frames)
        return part if len(frames) else None


def noise_from(at_s: float = 0.0, loud: float = 1.0) -> Request:
    return Request(lambda at, _rate: Plain(NOISE, at, loud), at_s, 4, RATE_HZ)


@pytest.fixture
def player(pulse: Pulse) -> Iterator[Player]:  # noqa: F811
    made = Player()
    yield made
    made.close()
    assert "player" not in [thread.name for thread in threading.enumerate()]


def wait_for(player: Player, state: str, seconds: float = 8.0) -> Standing:
    ends_s = time.monotonic() + seconds
    while (standing := player.standing).state != state:
        assert time.monotonic() < ends_s, standing
        time.sleep(0.005)
    return standing


def test_every_sample_is_heard_on_its_channel_and_when_the_player_says(player: Player) -> None:
    told: list[tuple[float, float]] = []
    with hearing() as heard:
        player.play(noise_from())
        wait_for(player, "playing")
        while (standing := player.standing).state == "playing":
            looked_s = time.monotonic()
            position_s = player.standing.position_s or 0.0
            if time.monotonic() - looked_s < 0.001:  # else another program ran in between
                told.append((looked_s, position_s))
            time.sleep(0.02)
        assert standing.state == "ended" and standing.n_late == 0 and standing.position_s == pytest.approx(3.0)
        time.sleep(0.3)
    first = heard.place_of(NOISE[RATE_HZ : RATE_HZ + 8192, 0]) - RATE_HZ
    wrong = np.abs(heard.samples[first : first + len(NOISE)] - NOISE)
    assert wrong.max() < 2**-15  # the sink holds 16 bits
    begun_s = heard.begun_s + first / RATE_HZ
    late_s = [position_s - (now_s - begun_s) for now_s, position_s in told if 0.2 < now_s - begun_s < 2.9]
    assert len(late_s) > 50 and np.abs(late_s).max() < 0.02
    print(f"the player's position is off by at most {np.abs(late_s).max() * 1000:.1f} ms")


def test_stopping_is_silence_at_once_and_keeps_the_place(player: Player) -> None:
    with hearing() as heard:
        player.play(noise_from(0.5))
        wait_for(player, "playing")
        time.sleep(1.0)
        player.stop()
        standing = wait_for(player, "still")
        asked_s = time.monotonic()
        time.sleep(0.5)
    loud = np.flatnonzero(np.abs(heard.samples[:, 0]) > 1e-3)
    last_s = heard.begun_s + loud[-1] / RATE_HZ
    assert last_s - asked_s < 0.06
    played_s = (loud[-1] - loud[0]) / RATE_HZ
    assert standing.position_s == pytest.approx(0.5 + played_s, abs=0.06)


def test_a_change_is_heard_soon_and_loses_no_sample(player: Player) -> None:
    with hearing() as heard:
        player.play(noise_from())
        wait_for(player, "playing")
        time.sleep(1.0)
        player.change(noise_from(loud=0.25))
        asked_s = time.monotonic()
        wait_for(player, "ended")
        time.sleep(0.3)
    first = heard.place_of(NOISE[: RATE_HZ // 2, 0])
    sound = heard.samples[first : first + len(NOISE)]
    sounding = NOISE.any(axis=1)
    is_soft = (np.abs(sound - 0.25 * NOISE) < 2**-14).all(axis=1)
    is_loud = (np.abs(sound - NOISE) < 2**-14).all(axis=1)
    changed = int(np.flatnonzero(is_soft & sounding)[0])
    assert is_soft[changed:].mean() > 0.999 and is_loud[: changed - 400].all()
    assert heard.begun_s + (first + changed) / RATE_HZ - asked_s < 0.35


def test_a_device_that_is_taken_away_is_told_and_one_that_comes_back_plays(pulse: Pulse, player: Player) -> None:  # noqa: F811
    player.play(noise_from())
    wait_for(player, "playing")
    time.sleep(0.5)
    pulse.end()
    standing = wait_for(player, "failed")
    assert isinstance(standing.problem, UserError) and "takes no more sound" in str(standing.problem)
    player.play(noise_from())
    standing = wait_for(player, "failed")
    assert "no device that plays sound" in str(standing.problem)
    with running_pulse(), hearing() as heard:
        player.play(noise_from(0.5))
        assert wait_for(player, "ended").problem is None
        time.sleep(0.3)
    assert np.abs(heard.samples).max() > 0.4


def test_a_fault_in_the_making_of_sound_is_told_and_the_next_play_works(player: Player) -> None:
    class Faulty(Plain):
        def next(self, n_frames: int) -> Part | None:
            return {}["fault"] if self._at > RATE_HZ // 2 else super().next(n_frames)  # type: ignore[return-value]

    hook, faults = threading.excepthook, []
    threading.excepthook = faults.append
    try:
        player.play(Request(lambda at, _rate: Faulty(NOISE, at), 0.0, 4, RATE_HZ))
        assert "because of a fault" in str(wait_for(player, "failed").problem)
        until_s = time.monotonic() + 10.0
        while not faults and time.monotonic() < until_s:  # the thread tells it right after
            time.sleep(0.01)
    finally:
        threading.excepthook = hook
    assert [fault.exc_type for fault in faults] == [KeyError]
    player.play(noise_from(2.5))
    assert wait_for(player, "ended").problem is None


def test_too_few_outputs_and_unknown_devices_are_refused(player: Player) -> None:
    player.play(Request(lambda at, _rate: Plain(NOISE, at), 0.0, 99, RATE_HZ))
    assert "99 outputs are needed" in str(wait_for(player, "failed").problem)
    player.play(Request(lambda at, _rate: Plain(NOISE, at), 0.0, 4, RATE_HZ, device="the good one"))
    assert "'the good one' is not connected" in str(wait_for(player, "failed").problem)


def test_what_the_maker_of_sound_cannot_read_is_told(player: Player) -> None:
    def begin(_at: float, _rate: int) -> Plain:
        raise UserError("M1.wav is gone")

    player.play(Request(begin, 0.0, 4, RATE_HZ))
    assert str(wait_for(player, "failed").problem).startswith("M1.wav is gone")


def slow(make: Callable[[float], Plain], seconds: float) -> Callable[[float, int], Plain]:
    """A maker that begins late."""

    def begin(at_s: float, _rate: int) -> Plain:
        time.sleep(seconds)
        return make(at_s)

    return begin


def test_a_maker_that_is_late_makes_a_gap_that_is_counted_and_loses_nothing(player: Player) -> None:
    class Late(Plain):
        def next(self, n_frames: int) -> Part | None:
            if RATE_HZ <= self._at < RATE_HZ + n_frames:
                time.sleep(1.0)
            return super().next(n_frames)

    with hearing() as heard:
        player.play(Request(slow(lambda at: Late(NOISE, at), 0.2), 0.0, 4, RATE_HZ))
        wait_for(player, "playing")
        assert wait_for(player, "ended").n_late == 1
        time.sleep(0.3)
    first = heard.place_of(NOISE[: RATE_HZ // 2, 0])
    again = heard.place_of(NOISE[-8192:, 0]) - (len(NOISE) - 8192)
    gap_s = (again - first) / RATE_HZ
    assert 0.2 < gap_s < 1.0
