"""Where PortAudio is missing, one sentence says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK = """
import sys
sys.modules["sounddevice"] = None  # what Python does with a module that cannot be imported
from workbench.core.errors import UserError
from workbench.devices.player import Player, Request
player = Player()
player.play(Request(lambda at, rate: None, 0.0, 2, 44_100))
while player.standing.state != "failed":
    pass
print(type(player.standing.problem).__name__, player.standing.problem)
player.ask_outputs()
while player.outputs is None:
    pass
print(type(player.outputs).__name__)
player.close()
"""
SILENT = """
from workbench.devices.outputs import output_devices
print(len(output_devices()))
"""


def told_by(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program]
    whole = os.environ | environment
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=60, check=True)


def test_without_the_library_the_player_says_what_to_install() -> None:
    first, second = told_by(ASK).stdout.splitlines()
    assert first.startswith("UserError Sound devices cannot be used: the library PortAudio is missing")
    assert "libportaudio2" in first and second == "UserError"


def test_looking_for_devices_where_there_are_none_is_quiet(tmp_path: Path) -> None:
    told = told_by(SILENT, PULSE_SERVER=f"unix:{tmp_path}/nobody", HOME=str(tmp_path))
    assert told.stdout.strip().isdecimal() and "ALSA" not in told.stderr


AGAIN = """
import sounddevice
from workbench.core.errors import UserError
from workbench.devices.outputs import output_devices
start = sounddevice._initialize
def refuse():
    raise sounddevice.PortAudioError("Error initializing PortAudio: no reason")
sounddevice._initialize = refuse
for _ in range(2):
    try:
        output_devices()
    except UserError as error:
        print(error)
sounddevice._initialize = start
print(len(output_devices()) >= 0)
"""


def test_a_library_that_did_not_start_once_is_started_again() -> None:
    first, second, last = told_by(AGAIN).stdout.splitlines()
    assert first == second and "no reason" in first
    assert last == "True"
