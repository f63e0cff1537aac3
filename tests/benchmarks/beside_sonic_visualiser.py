"""From start to a painted spectrogram, and to repaint after a jump to the middle: this window and Sonic Visualiser.

    python -m tests.benchmarks.beside_sonic_visualiser [--turns 3] [--seconds 30 3600]

Both run on a virtual display of their own, with the same file of four channels, and are worked with the mouse and keys
as people would. What is painted is read from the display's memory, so neither knows that it is watched. Needs Xvfb,
xdotool and sonic-visualiser (Debian's packages).
"""

from __future__ import annotations

import argparse
import bz2
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import soundfile
from rich.console import Console
from rich.table import Table

from workbench.core.session import Microphone, Session
from workbench.files.session_folder import write_session

WIDTH, HEIGHT = 1366, 768
RATE_HZ = 48_000
BLOCK_PX = 16
PAINTED = 0.95
"""Of the blocks of the spectrograms' area."""
TEXTURE = 3.0
"""Brightness (of 255) by which neighbouring pixels of noise differ, and those of an empty view do not."""
LONGEST_S = 180.0
KEPT = "ssl-workbench/tiles"
"""What this program keeps of spectrograms, for its next start; each run here is the first one on its file."""
REST_S = 2.5
"""So long without a change is the end of painting."""


@dataclass(frozen=True)
class Painted:
    """first_s : until 95 % of the area looked nearly as it does in the end; last_s : until nothing changed any more."""

    first_s: float
    last_s: float


@dataclass(frozen=True)
class Run:
    """start, jump : seconds; memory_mib : proportional set size of the program and its children then."""

    start: Painted
    jump: Painted
    memory_mib: float


class Display:
    """A virtual display whose pixels lie in a file that can be mapped (Xvfb -fbdir)."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"
        file = folder / "Xvfb_screen0"
        header = int.from_bytes(file.read_bytes()[:4], "big")
        n_colours = int.from_bytes(file.read_bytes()[76:80], "big")
        self._pixels = np.memmap(file, np.uint8, "r", header + 12 * n_colours, (HEIGHT, WIDTH, 4))

    def picture(self) -> np.ndarray:
        """(HEIGHT, WIDTH, 3) uint8."""
        return np.array(self._pixels[..., :3])

    def type(self, *arguments: str) -> None:
        """What xdotool does: keys, mouse."""
        subprocess.run(["xdotool", *arguments], env=os.environ | {"DISPLAY": self.name}, check=True)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


@dataclass(frozen=True)
class Area:
    """Where a program paints spectrograms and where its overview of the whole is, pixels of the display."""

    left: int
    top: int
    right: int
    bottom: int
    overview: tuple[int, int]
    """The middle of the overview, x and y."""
    click: tuple[str, ...] = ("click", "1")
    """What goes there."""


def grey_blocks(picture: np.ndarray, area: Area) -> np.ndarray:
    """(rows, columns, BLOCK_PX, BLOCK_PX) float32: the brightness of an area's pixels, block by block."""
    part = picture[area.top : area.bottom, area.left : area.right].mean(axis=2, dtype=np.float32)
    rows, columns = part.shape[0] // BLOCK_PX, part.shape[1] // BLOCK_PX
    part = part[: rows * BLOCK_PX, : columns * BLOCK_PX]
    return part.reshape(rows, BLOCK_PX, columns, BLOCK_PX).swapaxes(1, 2)


def share_painted(blocks: np.ndarray, before: np.ndarray | None) -> float:
    """Of the blocks that show noise, as the recording does everywhere, and other noise than before."""
    is_painted = blocks.std(axis=(2, 3)) > TEXTURE
    if before is not None:
        is_painted &= (np.abs(blocks - before) > TEXTURE).mean(axis=(2, 3)) > 0.2
    return float(is_painted.mean())


def watch(display: Display, area: Area, began: float, before: np.ndarray | None = None) -> Painted:
    """Look every 10 ms, until all is painted and nothing has changed for REST_S."""
    first_s = None
    last_s, last = 0.0, grey_blocks(display.picture(), area)
    while (now_s := time.perf_counter() - began) < LONGEST_S:
        blocks = grey_blocks(display.picture(), area)
        if not np.array_equal(blocks, last):
            last_s, last = now_s, blocks
            if first_s is None and share_painted(blocks, before) >= PAINTED:
                first_s = now_s
        if first_s is not None and now_s - last_s > REST_S:
            return Painted(first_s, last_s)
        time.sleep(0.01)
    return Painted(first_s if first_s is not None else float("nan"), last_s)


class SonicVisualiser:
    """A session file with four spectrograms, as its user would have saved it."""

    name = "Sonic Visualiser"

    def __init__(self, folder: Path, wav: Path, duration_s: float) -> None:
        self._home = folder / "sv-home"
        settings = self._home / ".config/sonic-visualiser/Sonic Visualiser.conf"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(
            "[Preferences]\nnetwork-permission-4.5.1=false\nproperty-box-layout=0\n\n"
            f"[MainWindow]\nsize=@Size({WIDTH} {HEIGHT})\nposition=@Point(0 0)\nshow-property-boxes=false\n\n"
            "[RDF]\nrdf-indices-refreshed-for-4.1=true\n"
        )
        self._file = folder / f"{wav.stem}.sv"
        self._file.write_bytes(_sv_file(wav, duration_s))
        self.area = Area(100, 80, 940, 640, (535, 718), ("click", "--repeat", "2", "--delay", "40", "1"))

    def command(self) -> tuple[list[str], dict[str, str]]:
        command = ["sonic-visualiser", "--no-audio", "--no-splash", "--no-osc", str(self._file)]
        return command, {"HOME": str(self._home)}

    def zoom_in(self, display: Display) -> None:
        """It was saved zoomed in."""


class Workbench:
    """This program as installed, with no settings yet."""

    name = "this window"

    def __init__(self, folder: Path, wav: Path, duration_s: float) -> None:
        self._home = folder / "own-home"
        self._home.mkdir(exist_ok=True)
        self._session = folder / f"session-{wav.stem}"
        self._session.mkdir(exist_ok=True)
        (self._session / wav.name).hardlink_to(wav)
        microphones = tuple(Microphone(name=f"M{i}", file=wav.name, channel=i) for i in range(1, 5))
        write_session(Session(id=wav.stem, name=wav.stem, microphones=microphones), self._session)
        self._notches = round(math.log(duration_s / shown_s(duration_s)) / math.log(1.25))
        self.area = Area(240, 165, 720, 460, (480, 128))

    def command(self) -> tuple[list[str], dict[str, str]]:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        return [sys.executable, "-m", "workbench", str(self._session)], dict.fromkeys(names, str(self._home))

    def zoom_in(self, display: Display) -> None:
        """The wheel, at the left end: the start stays in place."""
        display.type(
            "mousemove", str(self.area.left + 2), str(self.area.top + 20), "keydown", "ctrl", "keydown", "shift"
        )
        for _ in range(self._notches):
            display.type("click", "4")
            time.sleep(0.1)
        display.type("keyup", "shift", "keyup", "ctrl")


def shown_s(duration_s: float) -> float:
    """What both show when they are asked to jump to the middle."""
    return 10.0 if duration_s < 100.0 else 25.0


def _sv_file(wav: Path, duration_s: float) -> bytes:
    n_frames = round(duration_s * RATE_HZ)
    layer = (
        '<layer id="{i}" type="spectrogram" name="S{i}" model="0" channel="{channel}" windowSize="2048" '
        'windowHopLevel="3" oversampling="1" gain="1" threshold="1e-08" minFrequency="0" maxFrequency="0" '
        'colourScale="3" frequencyScale="0" binDisplay="0" colourMap="Green" />'
    )
    view = (
        '<view centre="{centre}" zoom="{zoom}" deepZoom="1" followPan="1" followZoom="1" tracking="page" type="pane" '
        'centreLineVisible="0" height="200"><layer id="{i}" type="spectrogram" model="0" visible="true"/></view>'
    )
    centre = round(shown_s(duration_s) / 2 * RATE_HZ)
    zoom = 2 ** round(math.log2(shown_s(duration_s) * RATE_HZ / 850))
    layers = "".join(layer.format(i=i + 1, channel=i) for i in range(4))
    views = "".join(view.format(i=i + 1, centre=centre, zoom=zoom) for i in range(4))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE sonic-visualiser><sv><data>'
        f'<model id="0" name="{wav.name}" sampleRate="{RATE_HZ}" start="0" end="{n_frames}" type="wavefile" '
        f'file="{wav}" mainModel="true"/>{layers}</data>'
        f'<display><window width="{WIDTH}" height="{HEIGHT}"/>{views}</display><selections></selections></sv>'
    )
    return bz2.compress(text.encode())


def make_recording(path: Path, duration_s: float) -> None:
    """Four channels of white noise, 16 bits: every pixel of its spectrogram tells painted from empty."""
    rng = np.random.default_rng(20_261_123)
    with soundfile.SoundFile(path, "w", RATE_HZ, 4, "PCM_16") as file:
        for _ in range(round(duration_s)):
            file.write(0.05 * rng.standard_normal((RATE_HZ, 4), dtype=np.float32))


def one_run(program: SonicVisualiser | Workbench, folder: Path) -> Run:
    """Start, look until all is painted, zoom in, jump to the middle, end."""
    command, own = program.command()
    shutil.rmtree(Path(own["HOME"]) / KEPT, ignore_errors=True)
    with display_in(folder) as display:
        environment = os.environ | own | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            start = watch(display, program.area, began)
            time.sleep(8.0)  # let it finish what it does behind the picture
            program.zoom_in(display)
            time.sleep(4.0)
            before = grey_blocks(display.picture(), program.area)
            display.type("mousemove", *map(str, program.area.overview))
            time.sleep(0.5)
            began = time.perf_counter()
            display.type(*program.area.click)
            jump = watch(display, program.area, began, before)
            return Run(start, jump, memory_mib(process.pid))
        finally:
            process.terminate()
            process.wait(30)


def memory_mib(pid: int) -> float:
    """Proportional set size of a process and its children."""
    process = psutil.Process(pid)
    return sum(p.memory_full_info().pss for p in [process, *process.children(recursive=True)]) / 2**20


@contextmanager
def display_in(folder: Path) -> Iterator[Display]:
    with tempfile.TemporaryDirectory(dir=folder) as pixels:
        display = Display(Path(pixels))
        try:
            yield display
        finally:
            display.close()


def compare(folder: Path, duration_s: float, turns: int) -> Table:
    """Both programs in turn; medians."""
    wav = folder / f"{duration_s:g}s.wav"
    make_recording(wav, duration_s)
    programs = [SonicVisualiser(folder, wav, duration_s), Workbench(folder, wav, duration_s)]
    runs: dict[str, list[Run]] = {program.name: [] for program in programs}
    for turn in range(turns + 1):
        for program in programs:
            run = one_run(program, folder)
            if turn:  # the first fills the system's file cache
                runs[program.name].append(run)
    table = Table("seconds", *runs, "ratio", title=f"{duration_s:g} s x 4 channels at 48 kHz, medians of {turns}")
    figures = {
        "start to painted": lambda run: run.start.first_s,
        "start to the last change": lambda run: run.start.last_s,
        "jump to the middle, painted": lambda run: run.jump.first_s,
        "jump to the last change": lambda run: run.jump.last_s,
        "memory, MiB": lambda run: run.memory_mib,
    }
    for name, figure in figures.items():
        theirs, ours = (statistics.median(map(figure, runs[program.name])) for program in programs)
        table.add_row(name, f"{theirs:.2f}", f"{ours:.2f}", f"{ours / theirs:.2f}")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--seconds", type=float, nargs="+", default=[30.0, 3600.0])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for duration_s in asked.seconds:
            Console(width=110).print(compare(Path(folder), duration_s, asked.turns))


if __name__ == "__main__":
    main()
