"""The Windows installer puts down, replaces and takes away exactly its own: tried under wine with a stand-in program.

The stand-in is two small programs under the real names (NSIS makes them too) and a few files, Korean names among
them. What only Windows can tell, the frozen program itself, is tried by the release workflow.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKE = ROOT / "packaging" / "windows" / "make_installer.py"
ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\ssl-workbench"
MENU = r"Software\Classes\Directory\shell\ssl-workbench"
DONE, REFUSED = 0, 2
PROGRAM_THAT_WAITS = """
Unicode true
Target amd64-unicode
OutFile "{out}"
RequestExecutionLevel user
SilentInstall silent
Section
    Sleep 60000
SectionEnd
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not installed (apt-get install nsis)"),
    pytest.mark.skipif(shutil.which("wine") is None, reason="wine is not installed (apt-get install wine)"),
    pytest.mark.skipif(
        not Path("/usr/share/nsis/Stubs/zlib-amd64-unicode").exists(), reason="this NSIS makes no 64-bit installers"
    ),
]


@dataclass
class Windows:
    """A Windows of wine's in a folder of its own."""

    prefix: Path

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def person(self) -> Path:
        (found,) = (path for path in (self.drive / "users").iterdir() if path.name != "Public")
        return found

    @property
    def environment(self) -> dict[str, str]:
        own = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "HIDDEN": "1", "LC_ALL": "C.UTF-8"}
        # Neither .NET nor a browser is asked for, and no menu entries are made for this machine's desktop.
        return os.environ | own | {"WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}

    def command(self, *words: str | Path) -> list[str]:
        return [str(ROOT / "scripts" / "with_display.sh"), "wine", *map(str, words)]

    def run(self, *words: str | Path) -> int:
        done = subprocess.run(self.command(*words), env=self.environment, capture_output=True, timeout=240, check=False)
        self.wait()
        return done.returncode

    def wait(self) -> None:
        """An uninstaller goes on in a copy of itself after the first one has ended."""
        deadline = time.monotonic() + 60
        while self.runs("~nsu") and time.monotonic() < deadline:
            time.sleep(0.1)

    def runs(self, part_of_path: str) -> bool:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode(errors="replace").casefold()
                is_ours = f"WINEPREFIX={self.prefix}\0".encode() in (process / "environ").read_bytes()
            except OSError:
                continue
            if is_ours and part_of_path in words:
                return True
        return False

    def values(self, key: str) -> dict[str, str]:
        """Names and data of one key of the registry, as .reg files write them; empty when there is none."""
        out = self.prefix / "registry.txt"
        out.unlink(missing_ok=True)
        command = ["wine", "reg", "export", key, f"Z:{out}", "/y"]
        subprocess.run(command, env=self.environment, capture_output=True, timeout=240, check=False)
        lines = out.read_text("utf-16").splitlines() if out.exists() else []
        rows = (line.partition("=") for line in lines if line.startswith(('"', "@")))
        return {
            name.strip('"'): data.removeprefix('"').removesuffix('"').replace("\\\\", "\\").replace('\\"', '"')
            for name, _, data in rows
        }

    def files(self) -> set[str]:
        """All of the drive but what passes."""
        passing = {"temp", "Temp"}
        found = (path.relative_to(self.drive) for path in self.drive.rglob("*"))
        return {path.as_posix() for path in found if not passing & set(path.parts)}

    def registry(self) -> str:
        """All that an installer of ours could write."""
        keys = (f"{hive}\\{key}" for hive in ("HKCU", "HKLM") for key in (ENTRY, r"Software\Classes\Directory"))
        command = ["wine", "cmd", "/c", " & ".join(f"reg query {key} /s" for key in keys)]
        return subprocess.run(
            command, env=self.environment, capture_output=True, timeout=240, check=False
        ).stdout.decode(errors="replace")


@pytest.fixture(scope="module")
def new_windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    windows = Windows(tmp_path_factory.mktemp("windows") / "prefix")
    subprocess.run(
        windows.command("wineboot", "--init"), env=windows.environment, capture_output=True, timeout=240, check=False
    )
    if not windows.drive.exists():
        pytest.skip("wine could not make a Windows here")
    yield windows
    subprocess.run(["wineserver", "-k"], env=windows.environment, check=False)


@pytest.fixture
def windows(new_windows: Windows) -> Iterator[Windows]:
    """As new; a test that leaves something of the program behind is the one that fails."""
    files, registry = new_windows.files(), new_windows.registry()
    yield new_windows
    assert new_windows.files() - files == set()
    assert new_windows.registry() == registry


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An .exe that stays open for a minute."""
    folder = tmp_path_factory.mktemp("program")
    script = folder / "waits.nsi"
    script.write_text(PROGRAM_THAT_WAITS.format(out=folder / "waits.exe"), encoding="utf-8")
    subprocess.run(["makensis", "-V1", str(script)], check=True)
    return folder / "waits.exe"


def payload(folder: Path, program: Path, more: dict[str, str]) -> Path:
    files = {"_internal/base.txt": "of all versions", "_internal/현장 자료/마이크 배치.txt": "네 개"} | more
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("ssl-workbench.exe", "workbench-cli.exe"):
        shutil.copy(program, folder / name)
    return folder


def packed(folder: Path, version: str) -> Path:
    out = folder.parent / f"ssl-workbench-{version}.exe"
    subprocess.run([sys.executable, MAKE, folder, out, "--version", version], check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Path:
    more = {"_internal/only old/gone $1 later.txt": "old"}
    return packed(payload(tmp_path_factory.mktemp("older") / "payload", program, more), "0.0.9")


@pytest.fixture(scope="module")
def newer_payload(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Path:
    return payload(tmp_path_factory.mktemp("newer") / "payload", program, {"_internal/new.txt": "new"})


@pytest.fixture(scope="module")
def newer(newer_payload: Path) -> Path:
    return packed(newer_payload, "0.1.0")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_installed_upgraded_and_uninstalled_without_a_trace(
    windows: Windows, older: Path, newer: Path, newer_payload: Path
) -> None:
    here = windows.person / "AppData/Local/Programs/ssl-workbench"
    assert windows.run(older, "/S", "/DesktopIcon") == DONE
    assert (here / "_internal/only old/gone $1 later.txt").read_text() == "old"
    menu = windows.person / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sound Source Workbench.lnk"
    icon = windows.person / "Desktop/Sound Source Workbench.lnk"
    assert menu.exists() and icon.exists()

    # What people have: their data beside other programs', and a note left inside the program's folder.
    data = windows.person / "AppData/Local/ssl-workbench/models/내 모델.safetensors"
    note = here / "_internal/메모.txt"
    data.parent.mkdir(parents=True)
    for mine in (data, note):
        mine.write_text("mine", encoding="utf-8")

    assert windows.run(newer, "/S") == DONE
    assert not (here / "_internal/only old").exists()
    found = contents(here)
    assert found.pop("uninstall.exe").startswith(b"MZ")
    assert found.pop("_internal/메모.txt") == b"mine"
    assert found == contents(newer_payload)
    assert icon.exists()  # was wished for once

    assert "DisplayVersion" in windows.registry()
    told = windows.values(f"HKCU\\{ENTRY}")
    assert told["DisplayVersion"] == "0.1.0"
    assert told["Publisher"] == "The authors of the sound source localization workbench"
    size = sum(path.stat().st_size for path in newer_payload.rglob("*") if path.is_file())
    assert int(told["EstimatedSize"].removeprefix("dword:"), 16) == size // 1024
    assert told["UninstallString"] == f'"{told["InstallLocation"]}\\uninstall.exe"'
    opens = windows.values(f"HKCU\\{MENU}\\command")
    assert opens["@"] == f'"{told["InstallLocation"]}\\ssl-workbench.exe" "%1"'

    assert windows.run(here / "uninstall.exe", "/S") == DONE
    assert contents(here) == {"_internal/메모.txt": b"mine"}
    assert data.read_text() == "mine"
    shutil.rmtree(here.parent)
    shutil.rmtree(data.parents[1])


def test_an_open_program_is_neither_replaced_nor_removed(windows: Windows, older: Path, newer: Path) -> None:
    here = windows.person / "AppData/Local/Programs/ssl-workbench"
    assert windows.run(older, "/S") == DONE
    before = contents(here)
    for name in ("ssl-workbench.exe", "workbench-cli.exe"):
        opened = subprocess.Popen(["wine", here / name], env=windows.environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not windows.runs(name) and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1)  # found in the list of processes a moment before wine has mapped it
        assert windows.run(newer, "/S") == REFUSED
        assert windows.run(here / "uninstall.exe", "/S", rf"_?=C:\users\{windows.person.name}\AppData\Local\Programs\ssl-workbench") == REFUSED  # fmt: skip # noqa: E501
        assert contents(here) == before
        subprocess.run(
            ["wine", "taskkill", "/F", "/IM", name], env=windows.environment, capture_output=True, check=False
        )
        opened.wait(60)
    assert windows.run(here / "uninstall.exe", "/S") == DONE
    here.parent.rmdir()


def test_for_everybody_in_a_korean_folder(windows: Windows, newer: Path, newer_payload: Path) -> None:
    here = windows.drive / "현장 장비/음원 위치"
    # /D= takes the rest of the line as it is, spaces included.
    assert windows.run(newer, "/S", "/AllUsers", "/NoFolderMenu", r"/D=C:\현장", r"장비\음원", "위치") == DONE
    found = contents(here)
    del found["uninstall.exe"]
    assert found == contents(newer_payload)
    assert windows.values(f"HKLM\\{ENTRY}")["InstallLocation"] == r"C:\현장 장비\음원 위치"
    assert windows.values(f"HKCU\\{ENTRY}") == windows.values(f"HKLM\\{MENU}") == {}
    assert windows.run(here / "uninstall.exe", "/S") == DONE
    assert not here.exists()
    here.parent.rmdir()


def test_a_path_that_windows_cannot_hold_is_refused(windows: Windows, newer: Path) -> None:
    assert windows.run(newer, "/S", "/D=C:\\" + "가" * 100 + "\\" + "나" * 140) == REFUSED


def test_the_same_folder_makes_the_same_installer(newer: Path, newer_payload: Path) -> None:
    first = newer.read_bytes()
    time.sleep(1.1)
    for path in newer_payload.rglob("*"):
        os.utime(path)
    assert packed(newer_payload, "0.1.0").read_bytes() == first


def test_a_folder_without_the_programs_is_no_payload(tmp_path: Path) -> None:
    (tmp_path / "ssl-workbench.exe").write_bytes(b"MZ")
    done = subprocess.run(
        [sys.executable, MAKE, tmp_path, tmp_path / "out.exe"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, f"{tmp_path} holds no workbench-cli.exe.\n")


def test_a_path_too_long_to_be_installed_anywhere_is_told(tmp_path: Path) -> None:
    for name in ("ssl-workbench.exe", "workbench-cli.exe", f"{'a' * 100}/{'b' * 100}.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"MZ")
    done = subprocess.run(
        [sys.executable, MAKE, tmp_path, tmp_path / "out.exe"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "has 205 letters" in done.stderr
