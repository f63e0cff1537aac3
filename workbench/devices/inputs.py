"""Devices that sound comes in by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from workbench.core.errors import UserError
from workbench.devices.portaudio import as_user_error, fresh_portaudio, portaudio, reason_of

MOST_CHANNELS = 64
_RANGE = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


@dataclass(frozen=True)
class InputDevice:
    """One device. index : PortAudio's, of this start of it. n_channels : at most; rate_hz : its own."""

    index: int
    name: str
    driver: str
    n_channels: int
    rate_hz: int
    is_default: bool = False


def input_devices() -> tuple[InputDevice, ...]:
    """All devices with an input, the default one first. UserError without PortAudio."""
    module = fresh_portaudio()
    with as_user_error("Sound devices cannot be asked"):
        drivers = module.query_hostapis()
        default = module.default.device[0]
        found = [
            InputDevice(
                index=each["index"],
                name=each["name"],
                driver=drivers[each["hostapi"]]["name"],
                n_channels=each["max_input_channels"],
                rate_hz=round(each["default_samplerate"]),
                is_default=each["index"] == default,
            )
            for each in module.query_devices()
            if each["max_input_channels"] > 0
        ]
    return tuple(sorted(found, key=lambda device: not device.is_default))


def find_input(name: str) -> InputDevice:
    """The device of this name, "name, driver" or index, or the only one whose name holds it; "" = the default one.

    Raises UserError.
    """
    devices = input_devices()
    if not devices:
        raise UserError("This machine has no device that sound comes in by", "Connect one, then try again")
    if not name:
        return devices[0]
    wanted = name.casefold()
    exact = [
        device for device in devices
        if wanted in (str(device.index), device.name.casefold(), f"{device.name}, {device.driver}".casefold())
    ]  # fmt: skip
    near = exact[:1] or [device for device in devices if name.casefold() in device.name.casefold()]
    if len(near) == 1:
        return near[0]
    there = ", ".join(f"{device.index} {device.name!r}" for device in near or devices)
    which = f"{len(near)} sound inputs are" if near else "No sound input is"
    raise UserError(f"{which} called {name!r}", f"Give one of these by its number or whole name: {there}")


def chosen_channels(text: str) -> tuple[int, ...]:
    """ "4" = the first four; "1,2,5-6" = these, in this order. Counted from 1. UserError."""
    wrong = UserError(f"{text!r} is no choice of channels", "Give how many (4), or which (1,2,5-6)")
    if text.strip().isdecimal():
        chosen = list(range(1, min(int(text), MOST_CHANNELS + 1) + 1))
    else:
        chosen = []
        for part in text.split(","):
            match = _RANGE.fullmatch(part.strip())
            if match is None:
                raise wrong
            chosen += range(int(match[1]), int(match[2] or match[1]) + 1)
    if not chosen or min(chosen) < 1 or len(set(chosen)) < len(chosen):
        raise wrong
    if len(chosen) > MOST_CHANNELS:
        raise UserError(f"{text} are too many channels", f"At most {MOST_CHANNELS} can be recorded")
    return tuple(chosen)


def refuse_input(device: InputDevice, channels: tuple[int, ...], rate_hz: int) -> None:
    """UserError when the device cannot deliver these channels at this rate."""
    if max(channels) > device.n_channels:
        raise UserError(
            f"{device.name} has {device.n_channels} input channels, so there is no channel {max(channels)}",
            "Choose another device or other channels",
        )
    module: ModuleType = portaudio()
    try:
        module.check_input_settings(device.index, max(channels), "float32", samplerate=rate_hz)
    except module.PortAudioError as error:
        raise UserError(
            f"{device.name} does not deliver {max(channels)} channels at {rate_hz} Hz ({reason_of(error)})",
            f"Its own rate is {device.rate_hz} Hz",
        ) from error
