"""The library that talks to sound devices, loaded when somebody needs it."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from workbench.core.errors import UserError

_lock = threading.Lock()
_holds: set[Hold] = set()


def portaudio() -> ModuleType:
    """The sounddevice module. UserError where the library below it (PortAudio) is missing or cannot start."""
    if sys.platform == "linux":
        _quieten_alsa()
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise UserError(
            "Sound devices cannot be used: the library PortAudio is missing",
            "Install it (Debian and Ubuntu: apt install libportaudio2); everything else works without it",
        ) from error
    module: ModuleType = sounddevice
    return module


def fresh_portaudio() -> ModuleType:
    """The same, knowing the devices there are now: it looks only when it starts, so it starts again unless held."""
    module = portaudio()
    with _lock:
        if not _holds:
            try:
                if module._initialized:  # not so when it could not start the last time
                    module._terminate()
                module._initialize()
            except module.PortAudioError as error:
                raise UserError(f"Sound devices cannot be used: {reason_of(error)}") from error
    return module


class Hold:
    """While one lasts PortAudio does not start again: a stream is open, or is about to be."""

    def __init__(self) -> None:
        with _lock:
            _holds.add(self)

    def release(self) -> None:
        """Any number of times."""
        with _lock:
            _holds.discard(self)


@contextmanager
def as_user_error(problem: str) -> Iterator[None]:
    """What PortAudio refuses is told as a sentence that begins so."""
    try:
        yield
    except portaudio().PortAudioError as error:
        raise UserError(f"{problem}: {reason_of(error)}") from error


def is_active(stream: Any) -> bool:
    """Does a stream run? One whose device is gone may answer with an error instead."""
    try:
        return bool(stream.active)
    except portaudio().PortAudioError:
        return False


def reason_of(error: Exception) -> str:
    """What PortAudio says, as a part of a sentence."""
    return str(error).split(" [")[0].rpartition(": ")[2].lower()


@cache
def _quieten_alsa() -> Any:
    """Linux' sound library writes a page to the terminal whenever it looks for devices; -> what has to stay alive."""
    try:
        library = ctypes.CDLL("libasound.so.2")
    except OSError:
        return None
    kind = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    listener = kind(_say_nothing)
    library.snd_lib_error_set_handler(listener)
    return listener


def _say_nothing(_file: bytes, _line: int, _function: bytes, _code: int, _text: bytes) -> None:
    pass
