"""The self-extracting installer, on a stand-in bundle: what it lacks, what it refuses, and what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
pytestmark = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("xz"), reason="Linux with xz")


@pytest.fixture
def making(monkeypatch):
    """The module that makes installers."""
    monkeypatch.syspath_prepend(str(LINUX))
    import make_run

    return make_run


@pytest.fixture
def installer(making, tmp_path: Path) -> Path:
    return made(making, tmp_path, {})


def made(making, folder: Path, told: dict[str, str]) -> Path:
    """An installer of a bundle that says "here I am"."""
    stage = folder / "stage"
    program = stage / "program" / "workbench-cli"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("#!/bin/sh\necho here I am\n")
    program.chmod(0o755)
    entry = stage / "share" / "applications" / "ssl-workbench.desktop"
    entry.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(LINUX / "share" / "ssl-workbench.desktop", entry)
    usual = {
        "@VERSION@": "1.0",
        "@EDITION@": "field",
        "@KILOBYTES@": "10",
        "@GLIBC@": "2.17",
        "@LIBRARIES@": "libc.so.6 libc6",
    }
    file = folder / "ssl workbench.run"
    making.write_installer(file, usual | told, making.packed_tar(stage))
    return file


def run(file: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    told = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        ["sh", file, *words], env=told | {"HOME": str(home)}, capture_output=True, text=True, check=False
    )


def everything_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_it_installs_without_root_and_starts_in_a_folder_with_spaces_and_korean(installer, tmp_path):
    home, target = tmp_path / "home", tmp_path / "현장 laptop" / "it's here"
    told = run(installer, home, "--target", str(target))
    assert told.returncode == 0, told.stderr
    started = subprocess.run([home / ".local/bin/workbench"], capture_output=True, text=True, check=True)
    assert started.stdout == "here I am\n"
    entry = (home / ".local/share/applications/ssl-workbench.desktop").read_text()
    assert f'Exec="{target}/ssl-workbench" %f' in entry


def test_after_uninstalling_nothing_is_left_but_what_is_ones_own(installer, tmp_path):
    home = tmp_path / "home"
    own = home / ".local/share/ssl-workbench/models/mine.safetensors"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    before = everything_in(home)
    assert run(installer, home).returncode == 0
    uninstaller = home / ".local/opt/ssl-workbench/uninstall.sh"
    assert run(uninstaller, home, "--uninstall").returncode == 0
    assert everything_in(home) == before


def test_a_second_installation_takes_the_place_of_the_first(installer, tmp_path):
    home = tmp_path / "home"
    assert run(installer, home).returncode == 0
    left = home / ".local/opt/ssl-workbench/old-file"
    left.write_text("of an older version")
    assert run(installer, home).returncode == 0
    assert not left.exists()


def test_all_that_lacks_is_named_at_once_and_nothing_is_installed(making, tmp_path):
    lacks = {"@LIBRARIES@": "libnothere.so.7 libnothere7\nlibnorthis.so.1 libnorthis1", "@GLIBC@": "9.99"}
    file, home = made(making, tmp_path, lacks | {"@KILOBYTES@": str(10**11)}), tmp_path / "home"
    told = run(file, home)
    assert told.returncode == 1
    for word in ("libnothere.so.7", "libnorthis.so.1", "glibc 9.99", "MB of room"):
        assert word in told.stderr
    assert "sudo apt install libnothere7 libnorthis1" in told.stderr
    assert "sudo dnf install 'libnothere.so.7()(64bit)' 'libnorthis.so.1()(64bit)'" in told.stderr
    assert everything_in(home) == []


@pytest.mark.parametrize("share", [0.001, 0.02, 0.3, 0.7, 0.999])
def test_a_flipped_byte_is_refused(installer, tmp_path, share):
    content = bytearray(installer.read_bytes())
    content[int(share * len(content))] ^= 0x20
    installer.write_bytes(content)
    home = tmp_path / "home"
    assert run(installer, home).returncode != 0
    assert everything_in(home) == []


def test_a_program_of_the_same_name_is_left_alone(installer, tmp_path):
    home = tmp_path / "home"
    other = home / ".local/bin/workbench"
    other.parent.mkdir(parents=True)
    other.write_text("somebody else's")
    told = run(installer, home)
    assert told.returncode == 1
    assert "move it away" in told.stderr
    assert other.read_text() == "somebody else's"
    assert not (home / ".local/opt").exists() or not any((home / ".local/opt").iterdir())
