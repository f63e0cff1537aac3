"""Without network, sound device, display or a place to write: what can be done is done, and nothing is sent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def told(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A verb, without a display, with an environment of its own; "" takes a variable away."""
    wanted = {name: value for name, value in (os.environ | {"DISPLAY": ""} | environment).items() if value}
    command = [sys.executable, "-m", "workbench", *map(str, words)]
    return subprocess.run(
        command, env=wanted, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=240
    )


def simulated(campaign: Path) -> Path:
    """A session folder."""
    how = ("--site", "goyang", "--sessions", "1", "--seconds", "4", "--seed", "3")
    assert told("simulate", *how, "--out", campaign).returncode == 0
    (made,) = campaign.iterdir()
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated session, under a name with a space and Korean letters, its site and files as well."""
    folder = tmp_path_factory.mktemp("현장 기록")
    made = simulated(folder / "s")
    session = made.rename(folder / "무너진 집 A동")
    (session / "m1.flac").rename(session / "마이크 하나.flac")
    values = json.loads((session / "session.json").read_bytes())
    values["name"], values["site"]["name"] = "무너진 집 A동", "고양 무너진 건물"
    values["microphones"][0].update(name="북쪽", file="마이크 하나.flac")
    (session / "session.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(folder / "s")
    return session


# ---- names


def test_paths_with_spaces_and_korean_letters_serve_everywhere(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "나가는 곳"
    out.mkdir()
    home = {"HOME": str(tmp_path / "집 하나"), "LC_ALL": "C", "LANG": "", "PYTHONUTF8": ""}
    for words in (
        ("info", site), ("check", site), ("localize", site, "--with", "energy", "--save", "--csv", out / "답 표.csv"),
        ("export", "coordinates", site, "--out", out / "좌표.csv"),
        ("import", "coordinates", out / "좌표.csv", "--into", site),
        ("evaluate", site, "--with", "energy", "--pdf", out / "보고서 1.pdf", "--report", out / "보고서 1.html"),
    ):  # fmt: skip
        done = told(*words, **home)
        assert done.returncode == 0, (words, done.stderr)
    assert "고양 무너진 건물" in told("info", site, **home).stdout
    assert "무너진 집 A동" in (out / "보고서 1.html").read_text(encoding="utf-8")
    assert b"NanumSquare" in (out / "보고서 1.pdf").read_bytes()
    assert list((site / "predictions").iterdir())


# ---- no place to write


def test_a_home_that_cannot_be_written_to_hinders_no_answer(site: Path) -> None:
    home = {"HOME": "/dev/null/nobody", "XDG_CACHE_HOME": "", "XDG_STATE_HOME": "", "XDG_DATA_HOME": "", "TMPDIR": ""}
    done = told("localize", site, "--with", "energy", **home)
    assert done.returncode == 0, done.stderr
    assert "could not be read" not in done.stderr
    done = told("models", "--add", ROOT / "models" / "chawa.safetensors", **home, WORKBENCH_MODELS="/dev/null/nobody/m")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


def test_a_read_only_program_with_a_read_only_home_finds_the_source(tmp_path: Path) -> None:
    """In a mount namespace: permissions do not bind those who run tests as root."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    home = tmp_path / "home"
    home.mkdir()
    script = (
        f"mount --bind '{ROOT}' '{ROOT}' && mount -o remount,bind,ro '{ROOT}' && mount -t tmpfs -o ro tmpfs '{home}'"
        f" && ! touch '{ROOT}/x' '{home}/x' 2>/dev/null && cd '{ROOT}' && exec '{sys.executable}' -m workbench localize"
        ' "$1" --with energy --with spacenet'
    )
    campaign = tmp_path / "campaign"
    session = simulated(campaign)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    wanted = os.environ | {"HOME": str(home), "TMPDIR": str(temporary)}
    for name in [n for n in wanted if n.startswith("XDG_") or n in ("DISPLAY", "NUMBA_CACHE_DIR", "MPLCONFIGDIR")]:
        del wanted[name]
    command = ["unshare", "-m", "sh", "-c", script, "sh", str(session)]
    done = subprocess.run(command, env=wanted, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    assert "spacenet" in done.stdout
    assert list(temporary.iterdir()) == []


# ---- no network


def test_without_a_network_the_self_test_passes_and_a_source_is_found(site: Path) -> None:
    if subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody take the network away")
    environment = {n: v for n, v in os.environ.items() if n not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = ["unshare", "-n", sys.executable, "-m", "workbench", "selftest"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lacks  3-D              not tried: no display" in done.stdout
    assert "FAILS" not in done.stdout


def test_no_verb_opens_a_socket(site: Path, tmp_path: Path) -> None:
    """Python's own sockets are seen here; those of libraries by what their makers' switch says, below."""
    watch = (
        "import sys, runpy\n"
        "def look(event, words):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.bind', 'socket.sendto'):\n"
        "        sys.stderr.write(f'SOCKET {event} {words}\\n')\n"
        "sys.addaudithook(look)\n"
        "sys.argv = ['workbench', *sys.argv[1:]]\n"
        "runpy.run_module('workbench', run_name='__main__')\n"
    )
    for words in (("localize", str(site), "--with", "spacenet"), ("check", str(site)), ("models",)):
        command = [sys.executable, "-c", watch, *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200)
        assert done.returncode == 0, done.stderr
        assert "SOCKET" not in done.stderr


def test_onnx_runtime_tells_nobody_what_runs_here(tmp_path: Path) -> None:
    """Otherwise it leaves a name of this computer in the cache folder as soon as it is imported, and sends with it."""
    code = "import workbench, onnxruntime, os, time; time.sleep(3); print(os.environ['ORT_DISABLE_TELEMETRY'])"
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "1\n", done.stderr
    assert list(tmp_path.rglob("Microsoft")) == []


# ---- no sound device


def test_without_portaudio_everything_else_works_and_record_says_one_sentence(site: Path, tmp_path: Path) -> None:
    hidden = tmp_path / "sounddevice.py"
    hidden.write_text("raise OSError('PortAudio library not found')\n", encoding="utf-8")
    without = {"PYTHONPATH": str(tmp_path)}
    assert told("localize", site, "--with", "energy", **without).returncode == 0
    done = told("record", "--out", tmp_path / "live", "--seconds", "1", **without)
    assert done.returncode == 1
    assert "PortAudio" in done.stderr and done.stderr.count("\n") <= 2 and "Traceback" not in done.stderr
