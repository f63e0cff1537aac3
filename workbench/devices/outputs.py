"""Devices that sound goes out by."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.errors import UserError
from workbench.devices.portaudio import as_user_error, fresh_portaudio, portaudio, reason_of


@dataclass(frozen=True)
class OutputDevice:
    """One device. index : PortAudio's, until it starts again. n_channels : at most; rate_hz : its own."""

    index: int
    name: str
    driver: str
    n_channels: int
    rate_hz: int
    is_default: bool = False


def output_devices() -> tuple[OutputDevice, ...]:
    """All devices with an output, the default one first, as they are now. UserError without PortAudio."""
    module = fresh_portaudio()
    with as_user_error("Sound devices cannot be asked"):
        drivers = module.query_hostapis()
        default = module.default.device[1]
        found = [
            OutputDevice(
                index=each["index"],
                name=each["name"],
                driver=drivers[each["hostapi"]]["name"],
                n_channels=each["max_output_channels"],
                rate_hz=round(each["default_samplerate"]),
                is_default=each["index"] == default,
            )
            for each in module.query_devices()
            if each["max_output_channels"] > 0
        ]
    return tuple(sorted(found, key=lambda device: not device.is_default))


def find_output(name: str = "") -> OutputDevice:
    """The device of this name, or "name, driver"; "" = the default one. UserError when it, or any, is missing."""
    devices = output_devices()
    if not devices:
        raise UserError(
            "This machine has no device that plays sound",
            "Connect loudspeakers or headphones, then play again; everything else works without",
        )
    for device in devices:
        if name in ("", device.name, f"{device.name}, {device.driver}"):
            return device
    there = ", ".join(device.name for device in devices)
    raise UserError(f"The sound output {name!r} is not connected", f"Connect it, or choose another one: {there}")


def playable_rate_hz(device: OutputDevice, n_channels: int, wanted_hz: int) -> int:
    """The wanted rate, or the device's own where it does not take that. UserError when it has too few outputs."""
    if n_channels > device.n_channels:
        raise UserError(
            f"{n_channels} outputs are needed, and {device.name} has {device.n_channels}",
            "Choose another output, or listen with two ears",
        )
    module = portaudio()
    reason = ""
    for rate_hz in (wanted_hz, device.rate_hz):
        try:
            module.check_output_settings(device.index, n_channels, "float32", samplerate=rate_hz)
        except module.PortAudioError as error:
            reason = reason_of(error)
        else:
            return rate_hz
    raise UserError(f"{device.name} does not play {n_channels} channels at {wanted_hz} Hz ({reason})")
