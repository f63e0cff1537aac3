"""`workbench selftest`: does everything work on this machine? One line a part."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from workbench.cli.follow import json_option, say_json
from workbench.cli.run import OK, USER_ERROR
from workbench.core.errors import UserError
from workbench.core.events import Event, Located, Saved
from workbench.files.own_process import module_command

DRAWING_TIME_S = 120.0
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True, kw_only=True)
class PartChecked(Event):
    """One part of the program, tried out on this machine.

    lacks : the machine has not what the part needs, and the program does without, which counts as working.
    """

    part: str
    works: bool
    says: str
    seconds: float
    lacks: bool = False


class BrokenPartError(Exception):
    """A part gave a wrong answer."""


@click.command()
@json_option
def selftest(json_lines: bool) -> int:
    """Tries audio, features, inference, saving, the window and 3-D on this machine; exits with 1 when a part fails.

    What the machine lacks and the program does without (a display, OpenGL) is said and is no failure.
    """
    all_work = True
    for result in check_parts():
        all_work &= result.works
        if json_lines:
            say_json(result)
        else:
            click.echo(f"{_word(result)}  {result.part:<16} {result.says}  ({result.seconds:.1f} s)")
    return OK if all_work else USER_ERROR


def _word(result: PartChecked) -> str:
    if not result.works:
        return click.style("FAILS", fg="red", bold=True)
    return click.style("lacks", fg="yellow") if result.lacks else click.style("works", fg="green")


def check_parts() -> Iterator[PartChecked]:
    """Every part in turn, on a session simulated for the purpose in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="workbench-selftest-") as folder:
        here = Path(folder)
        for part, check in (
            ("audio", _check_audio),
            ("features", _check_features),
            ("inference", _check_inference),
            ("save and reload", _check_saving),
        ):
            yield _tried(part, check, here)
        yield from _check_drawing(here)


def _tried(part: str, check: Callable[[Path], str], folder: Path) -> PartChecked:
    started = time.perf_counter()
    try:
        works, says = True, check(folder)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong here is the answer that was asked for
        is_told = isinstance(error, BrokenPartError | UserError)
        works, says = False, str(error) if is_told else f"{type(error).__name__}: {error}"
    return PartChecked(part=part, works=works, says=says, seconds=time.perf_counter() - started)


def _check_audio(folder: Path) -> str:
    """Write FLAC files of a made-up session and read them back."""
    from workbench.engine.simulate import SimulateCampaign
    from workbench.files.audio import read_recording
    from workbench.files.session_folder import read_session
    from workbench.simulate.campaign import CampaignPlan

    plan = CampaignPlan(sites=("goyang",), n_sessions=1, seconds=4.0, weather="dry", seed=1)
    saved = [event for event in SimulateCampaign(plan, folder / "campaign").run() if isinstance(event, Saved)]
    recording = read_recording(read_session(saved[0].path))
    _expect(recording.n_microphones == 4 and abs(recording.duration_s - 4.0) < 0.1, "the sound came back changed")
    _expect(bool((recording.samples.std(axis=1) > 0).all()), "a channel came back silent")
    return f"4 channels, {recording.duration_s:.2f} s at {recording.rate_hz} Hz, simulated, written and read"


def _check_features(_: Path) -> str:
    """The loudest band of a tone is the one at its frequency."""
    import numpy as np

    from workbench.core.clips import cut_into_clips
    from workbench.dsp import mel

    tone_hz, seconds = 1000.0, 4.0
    times_s = np.arange(int(seconds * mel.RATE_HZ)) / mel.RATE_HZ
    samples = np.sin(2 * np.pi * tone_hz * times_s).astype(np.float32)[None]
    starts = mel.first_samples(cut_into_clips((0.0, seconds)), 0.0, samples.shape[1])
    levels_db = mel.in_db(mel.mel_spectra_power(samples, starts))
    loudest_hz = float(mel.mel_centres_hz()[levels_db[0, 0].argmax()])
    _expect(abs(loudest_hz - tone_hz) < 40.0, f"a tone of 1000 Hz appeared at {loudest_hz:.0f} Hz")
    return f"mel-spectra {levels_db.shape}, a tone of 1000 Hz stands at {loudest_hz:.0f} Hz"


def _check_inference(folder: Path) -> str:
    """Every shipped network answers every clip."""
    from workbench.engine.localize import Localize
    from workbench.files.session_folder import find_sessions, read_session
    from workbench.localize.registry import known_methods

    networks = tuple(method.name for method in known_methods() if method.card is not None)
    _expect(bool(networks), "no network is shipped with this program")
    session = read_session(find_sessions(folder)[0])
    located = [event for event in Localize(session, networks).run() if isinstance(event, Located)]
    _expect(len(located) == 3 * len(networks), f"{len(located)} answers came instead of {3 * len(networks)}")
    return f"{', '.join(networks)}: {len(located)} clips located"


def _check_saving(folder: Path) -> str:
    """An edited session is the same after saving and reading."""
    from workbench.files.session_folder import find_sessions, read_session, write_session

    path = find_sessions(folder)[0]
    edited = read_session(path).with_microphone_at(2, (1.25, -2.5, 0.125))
    write_session(edited)
    _expect(read_session(path) == edited, "the session came back changed")
    return "an edited session came back the same"


def _check_drawing(folder: Path) -> Iterator[PartChecked]:
    """Window and 3-D in a process of their own: a broken graphics driver ends it, not this one.

    Without a display the window is drawn into memory, and 3-D not tried.
    """
    from workbench.files.session_folder import find_sessions

    started = time.perf_counter()
    session = next(iter(find_sessions(folder)), folder)
    has_display = sys.platform != "linux" or any(os.environ.get(name) for name in _DISPLAYS)
    told, end, is_broken = _drawn(session, {} if has_display else {"QT_QPA_PLATFORM": "offscreen"})
    if is_broken:  # does the window work where 3-D is not tried?
        told = {part: a for part, a in _drawn(session, {"WORKBENCH_NO_3D": "1"})[0].items() if part != "3-D"}
    if not has_display and told.get("3-D", {}).get("works"):
        told["3-D"]["says"] = "not tried: no display"
    for part in ("window", "3-D"):
        answer: dict[str, Any] = {"works": False, "says": end, "seconds": time.perf_counter() - started} | told.get(
            part, {}
        )
        yield PartChecked(part=part, **{name: answer[name] for name in answer if name != "part"})


def _drawn(session: Path, environment: dict[str, str]) -> tuple[dict[str, dict[str, Any]], str, bool]:
    """What the drawing process tells of each part, how it ended, and whether it broke down."""
    command = [*module_command("workbench.gui.selfcheck"), str(session)]
    try:
        child = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=DRAWING_TIME_S, check=False,
            env=os.environ | environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {}, f"it gave no answer within {DRAWING_TIME_S:.0f} s", True
    answers = [json.loads(line) for line in child.stdout.splitlines() if line.startswith("{")]
    return {answer["part"]: answer for answer in answers}, _last_words(child), child.returncode not in (0, 1)


def _last_words(child: subprocess.CompletedProcess[str]) -> str:
    if child.returncode < 0:
        name = signal.Signals(-child.returncode).name
        return (
            f"the drawing process broke down ({name}), most often by the graphics driver; a plan view takes its place"
        )
    words = [line for line in child.stderr.splitlines() if line.strip()]
    return f"the drawing process ended with {child.returncode}: {words[-1] if words else 'it said nothing'}"


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BrokenPartError(otherwise)
