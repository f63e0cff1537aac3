"""The library that talks to sound devices, loaded when somebody needs it."""

from __future__ import annotations

from types import ModuleType

from workbench.core.errors import UserError


def portaudio() -> ModuleType:
    """The sounddevice module. UserError where the library below it (PortAudio) is missing or cannot start."""
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise UserError(
            "Sound devices cannot be used: the library PortAudio is missing",
            "Install it (Debian and Ubuntu: apt install libportaudio2); everything else works without it",
        ) from error
    module: ModuleType = sounddevice
    return module
