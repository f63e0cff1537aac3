"""`workbench record`: sound from a device into a new session."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import click

from workbench.cli.follow import json_option, say_json
from workbench.cli.side_voice import SideVoice
from workbench.core.errors import UserError
from workbench.core.events import Event, Saved, as_json
from workbench.core.live_events import InputLevels, InputReady, RecordingEnded, SamplesLost


@click.command()
@click.option(
    "--device", default="", metavar="D", help="name or number of the sound input; the default one if not given"
)
@click.option("--devices", "tells_devices", is_flag=True, help="only tell the sound inputs of this machine")
@click.option(
    "--channels", default="4", show_default=True, metavar="N", help="how many, or which: 1,2,5-6 (counted from 1)"
)
@click.option("--out", metavar="FOLDER", type=click.Path(path_type=Path), help="new session; without it only levels")
@click.option("--seconds", type=click.FloatRange(min=0, min_open=True), help="end by itself after so many seconds")
@click.option(
    "--rate", "rate_hz", type=click.IntRange(1_000, 384_000), help="samples a second; the device's own if not given"
)
@click.option(
    "--like", metavar="SESSION", type=click.Path(path_type=Path), help="take over its microphones' places and site"
)
@click.option("--name", default="", help="of the session; the folder's if not given")
@click.option(
    "--file-mib", default=1024, show_default=True, type=click.IntRange(1, 4000), help="a larger file goes on in a next"
)
@click.option("--ends-with-input", is_flag=True, help="also end where standard input does (for other programs)")
@json_option
def record(
    device: str,
    tells_devices: bool,
    channels: str,
    out: Path | None,
    seconds: float | None,
    rate_hz: int | None,
    like: Path | None,
    name: str,
    file_mib: int,
    ends_with_input: bool,
    json_lines: bool,
) -> int:
    """Record several channels of one sound device into a session folder, until Ctrl-C or --seconds.

    24-bit WAV that can be opened at every moment, also after a crash. Levels are dB re full scale. What got lost is
    told with its time, and marked in the session. Exits with 1 when the disk or the device ended the recording.
    """
    from workbench.devices.inputs import chosen_channels
    from workbench.engine.record import Record

    if tells_devices:
        return _tell_devices(json_lines)
    with _asked_to_end(ends_with_input) as should_end:
        job = Record(
            channels=chosen_channels(channels),
            device=device,
            rate_hz=rate_hz or 0,
            out=out,
            seconds=seconds,
            like=like,
            name=name,
            file_bytes=file_mib * 2**20,
            should_end=should_end,
        )
        return _told(job.run(), json_lines)


def _told(events: Generator[Event, None, None], json_lines: bool) -> int:
    """Tell them all, without ever waiting for who listens; the exit status."""
    status = 0
    shows_levels = sys.stderr.isatty()

    def say(event: Event) -> None:
        if json_lines:
            say_json(event)
        elif not isinstance(event, InputLevels):
            _tell(event)
        elif shows_levels:
            click.echo(f"\r{_levels(event)}", nl=False, err=True)

    with closing(events), SideVoice(say, lambda event: isinstance(event, InputLevels)) as voice:
        for event in events:
            if isinstance(event, RecordingEnded):
                status = int(event.ended in ("disk", "device"))
            voice.tell(event)
    return status


def _tell(event: Event) -> None:
    if isinstance(event, InputReady):
        channels = ", ".join(map(str, event.channels))
        click.echo(f"{event.device}: channels {channels} at {event.rate_hz} Hz. Ctrl-C ends.", err=True)
    elif isinstance(event, SamplesLost):
        where = (
            f"at {event.at_s:.3f} s" if event.until_s == event.at_s else f"in {event.at_s:.3f}-{event.until_s:.3f} s"
        )
        click.echo(f"Lost {event.lost_s:.3f} s {where}: {event.why}", err=True)
    elif isinstance(event, RecordingEnded):
        losses = f", sound lost {event.n_lost} times" if event.n_lost else ""
        click.echo(f"{event.duration_s:.3f} s{losses}. {event.said}".rstrip(), err=True)
    elif isinstance(event, Saved):
        click.echo(f"Wrote {event.path}")


def _levels(event: InputLevels) -> str:
    clipped = ["!" if n else " " for n in event.n_clipped]
    peaks = "  ".join(
        f"{i} {db:6.1f}{mark}" for i, (db, mark) in enumerate(zip(event.peak_db, clipped, strict=True), 1)
    )
    return f"{event.at_s:9.1f} s  {peaks} dB"


def _tell_devices(json_lines: bool) -> int:
    from workbench.devices.inputs import input_devices

    devices = input_devices()
    if not devices:
        raise UserError("This machine has no device that sound comes in by")
    for each in devices:
        if json_lines:
            click.echo(json.dumps(as_json(each)))
        else:
            mark = ", default" if each.is_default else ""
            click.echo(
                f"{each.index}  {each.name} ({each.driver}): {each.n_channels} channels, {each.rate_hz} Hz{mark}"
            )
    return 0


@contextmanager
def _asked_to_end(ends_with_input: bool) -> Iterator[Callable[[], bool]]:
    """Ctrl-C, SIGTERM, a closed terminal and, where wanted, the end of standard input end it; they are no faults."""
    asked = threading.Event()

    def ask(*_: object) -> None:
        asked.set()

    if ends_with_input:
        threading.Thread(target=_wait_for_end, args=(asked,), name="input", daemon=True).start()
    ends = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    numbers = ends if threading.current_thread() is threading.main_thread() else []
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_end(asked: threading.Event) -> None:
    with suppress(OSError):
        while os.read(0, 1024):  # not sys.stdin: its lock, held by a thread that waits, would abort Python's exit
            pass
    asked.set()
