"""A real sound device without any hardware: a PulseAudio server of our own with one null sink.

What is played into the sink comes out of its monitor, sample by sample, as if a cable joined them. Fixture for others:

    from tests.devices.pulse import pulse  # noqa: F401

    def test_it(pulse: Pulse) -> None: ...

While it lasts, this process and its children find the sink as PortAudio's devices "pulse" and "default".
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SINK = "quad"
_MAPS = {2: "front-left,front-right", 4: "front-left,front-right,rear-left,rear-right"}
_START_S = 10.0


@dataclass(frozen=True)
class Pulse:
    """A running server. environment : what processes need to find it. device : PortAudio's name of the sink."""

    environment: Mapping[str, str]
    process: subprocess.Popen[bytes]
    n_channels: int
    rate_hz: int
    device: str = "pulse"

    def end(self) -> None:
        """Take the device away, as if somebody pulled the plug."""
        self.process.kill()
        self.process.wait()


def server_or_skip() -> str:
    found = shutil.which("pulseaudio")
    if found is None:
        pytest.skip("pulseaudio is not installed (scripts/system_libraries.sh installs it)")
    return found


@contextmanager
def running_pulse(n_channels: int = 4, rate_hz: int = 44_100) -> Iterator[Pulse]:
    """A server with one null sink of so many channels; ended, and this process's environment restored, on leaving."""
    program = server_or_skip()
    folder = Path(tempfile.mkdtemp(prefix="pulse-"))  # not pytest's: a socket's path has to be short
    socket = folder / "native"
    sink = f"sink_name={SINK} channels={n_channels} rate={rate_hz} channel_map={_MAPS[n_channels]}"
    command = [program, "-n", "--exit-idle-time=-1", "--daemonize=no", "--use-pid-file=no", "--disable-shm=yes",
               "-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1",
               "-L", f"module-null-sink {sink}"]  # fmt: skip
    own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder)}
    environment = {"PULSE_SERVER": f"unix:{socket}", "PULSE_SINK": SINK, "PULSE_SOURCE": f"{SINK}.monitor"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
    try:
        _wait_for(process, socket, environment, folder / "log")
        with _set(environment):
            _look_again()
            yield Pulse(environment, process, n_channels, rate_hz)
        _look_again()
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder)


@pytest.fixture
def pulse() -> Iterator[Pulse]:
    """Four channels at 44.1 kHz."""
    with running_pulse() as running:
        yield running


def _wait_for(process: subprocess.Popen[bytes], socket: Path, environment: Mapping[str, str], log: Path) -> None:
    """Until the sink is there; the server makes the socket first."""
    ends_s = time.monotonic() + _START_S
    ask = ["pactl", "list", "short", "sinks"]
    while time.monotonic() < ends_s and process.poll() is None:
        if socket.exists():
            told = subprocess.run(ask, env=os.environ | environment, capture_output=True, text=True, check=False)
            if SINK in told.stdout:
                return
        time.sleep(0.05)
    pytest.fail(f"PulseAudio did not start:\n{log.read_text(errors='replace')}")


@contextmanager
def _set(environment: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def _look_again() -> None:
    """PortAudio lists devices when it starts: in this process it may have started already."""
    sounddevice = pytest.importorskip("sounddevice", reason="PortAudio is not installed", exc_type=OSError)
    sounddevice._terminate()
    sounddevice._initialize()
