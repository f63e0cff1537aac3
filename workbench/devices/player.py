"""Plays sound that somebody makes on the fly, and tells what is heard."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from workbench.core.errors import UserError
from workbench.devices.output_stream import OutputStream, Part
from workbench.devices.outputs import OutputDevice, find_output, output_devices, playable_rate_hz
from workbench.devices.portaudio import portaudio

AHEAD_S = 0.4
"""Sound made before it is needed: the window may hold up the maker for so long."""
_CHANGE_AFTER_S = 0.1
_BLOCK_S = 0.04
_TURN_S = 0.02
_SILENT_S = 2.0
_END_S = 1.0

State = Literal["still", "starting", "playing", "ended", "failed"]


class Programme(Protocol):
    """Sound in the making."""

    def next(self, n_frames: int) -> Part | None:
        """At most so many frames; None when there is no more."""


@dataclass(frozen=True)
class Request:
    """What is to be played. begin(position_s, rate_hz) makes it from a place on, for a device's rate; it runs in the
    player's thread. rate_hz : wanted; the device may insist on its own. device : "" = the default one."""

    begin: Callable[[float, int], Programme]
    at_s: float
    n_outputs: int
    rate_hz: int
    device: str = ""


@dataclass(frozen=True)
class Standing:
    """How it stands. position_s : heard now, None before anything was. problem : why it failed.

    turn : which `play` it is of. n_late : how often the maker was too slow, or the device ran dry.
    delay_s : from giving a frame to hearing it.
    """

    state: State = "still"
    position_s: float | None = None
    problem: Exception | None = None
    device: str = ""
    rate_hz: int = 0
    n_late: int = 0
    delay_s: float = 0.0
    turn: int = 0


_Command = tuple[int, Request] | Request | Callable[[], object] | str
"""Play, change, something to be done beforehand, or a word."""


class Player:
    """One thread makes the sound and handles the device, so whoever asks never waits. End it with `close`.

    The thread starts with the first `play`. After `failed`, the next `play` tries again from the beginning.
    """

    def __init__(self) -> None:
        self._commands: queue.SimpleQueue[_Command] = queue.SimpleQueue()
        self._turn, self._asked_at_s = 0, 0.0
        self._thread: threading.Thread | None = None
        self._stream: OutputStream | None = None
        self._request: Request | None = None
        self._programme: Programme | None = None
        self._is_made = False
        self._standing = Standing()
        self.outputs: tuple[OutputDevice, ...] | UserError | None = None

    @property
    def standing(self) -> Standing:
        standing, stream = self._standing, self._stream
        if standing.turn != self._turn:
            return Standing("starting", self._asked_at_s, turn=self._turn)
        if standing.state != "playing" or stream is None:
            return standing
        return replace(standing, position_s=stream.position_s(), n_late=stream.n_late, delay_s=stream.delay_s)

    def play(self, request: Request) -> None:
        """Play from request.at_s on, instead of what is playing."""
        self._asked_at_s = request.at_s
        self._turn += 1
        self._send((self._turn, request))

    def change(self, request: Request) -> None:
        """Go on from where it is, made in another way; at_s does not count. Nothing playing: nothing happens."""
        self._send(request)

    def ask_outputs(self) -> None:
        """Look what devices there are: `outputs` is None until that is known, then they, or why there are none."""
        self.outputs = None
        self._send("outputs")

    def warm_up(self, learn: Callable[[], object]) -> None:
        """Do what takes time at the first sound now, in the thread: load the library, and call `learn`."""
        self._send(learn)

    def stop(self) -> None:
        """Silence at once; `standing.position_s` stays at what was heard last."""
        if self._thread is not None:
            self._send("stop")

    def close(self) -> None:
        """Silence, and the end of the thread."""
        if self._thread is not None:
            self._send("close")
            self._thread.join(_END_S)
            self._thread = None

    def _send(self, command: _Command) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._commands = queue.SimpleQueue()  # what a thread that broke left undone is of no use
            self._thread = threading.Thread(target=self._run, name="player", daemon=True)
            self._thread.start()
        self._commands.put(command)

    # ---- in the thread

    def _run(self) -> None:
        state: State = "failed"
        try:
            while (command := self._next_command()) != "close":
                try:
                    self._obey(command)
                    self._go_on()
                except (UserError, OSError, ValueError, RuntimeError, MemoryError) as error:
                    self._silence("failed", error)
            state = "still"
        finally:  # also where the fault is ours: the program's hook writes it down, and the device is let go
            broke = UserError("The player stopped because of a fault", "Play again; what happened is in the log")
            self._silence(state, broke if state == "failed" else None)

    def _next_command(self) -> _Command | None:
        try:
            return self._commands.get(timeout=None if self._stream is None else _TURN_S)
        except queue.Empty:
            return None

    def _obey(self, command: _Command | None) -> None:
        if command == "stop":
            self._silence("still")
        elif command == "outputs":
            self.outputs = _outputs()
        elif callable(command):
            command()
            portaudio()
        elif isinstance(command, tuple):
            self._silence("still")
            turn, request = command
            self._standing = Standing("starting", request.at_s, turn=turn)
            self._begin(request)
        elif isinstance(command, Request) and self._stream is not None:
            self._change(command)

    def _begin(self, request: Request) -> None:
        device = find_output(request.device)
        rate_hz = playable_rate_hz(device, request.n_outputs, request.rate_hz)
        self._programme, self._request, self._is_made = request.begin(request.at_s, rate_hz), request, False
        stream = OutputStream(device, request.n_outputs, rate_hz)
        self._fill(stream)
        stream.start()
        self._stream = stream
        self._standing = replace(self._standing, state="playing", device=device.name, rate_hz=rate_hz)

    def _change(self, request: Request) -> None:
        stream, before = self._stream, self._request
        assert stream is not None and before is not None
        is_same = (request.n_outputs, request.device) == (before.n_outputs, before.device)
        if not is_same or request.rate_hz != before.rate_hz:
            heard_s = stream.position_s()
            self._silence("starting")
            self._begin(replace(request, at_s=before.at_s if heard_s is None else heard_s))
            return
        frame, position_s = stream.soon(_CHANGE_AFTER_S)
        self._programme, self._request, self._is_made = request.begin(position_s, stream.rate_hz), request, False
        parts: list[Part] = []
        while not self._is_made and sum(len(part.frames) for part in parts) < _CHANGE_AFTER_S * stream.rate_hz:
            parts += self._made(stream)
        stream.replace_from(frame, parts)

    def _go_on(self) -> None:
        stream = self._stream
        if stream is None:
            return
        self._fill(stream)
        if self._is_made and stream.is_heard():
            self._silence("ended")
        elif not stream.is_alive(_SILENT_S):
            raise UserError(f"{stream.device.name} takes no more sound", "Connect it again, or choose another output")

    def _fill(self, stream: OutputStream) -> None:
        while not self._is_made and stream.n_waiting < AHEAD_S * stream.rate_hz:
            stream.give(self._made(stream))

    def _made(self, stream: OutputStream) -> list[Part]:
        assert self._programme is not None
        part = self._programme.next(round(_BLOCK_S * stream.rate_hz))
        self._is_made = part is None
        return [] if part is None else [part]

    def _silence(self, state: State, problem: Exception | None = None) -> None:
        stream = self._stream
        if stream is not None:
            self._standing = replace(self._standing, position_s=stream.position_s(), n_late=stream.n_late)
        self._standing = replace(self._standing, state=state, problem=problem)
        self._stream = self._programme = self._request = None
        if stream is not None:
            stream.close()


def _outputs() -> tuple[OutputDevice, ...] | UserError:
    try:
        return output_devices()
    except UserError as error:
        return error
