"""The self-extracting installer, on a stand-in bundle: what it lacks, what it refuses, and what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
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


def run(
    file: Path, home: Path, *words: str, before: tuple[str, ...] = (), **told: str
) -> subprocess.CompletedProcess[str]:
    """Run it in a home folder. before : a command that runs it, told : more of the environment."""
    home.mkdir(exist_ok=True)
    usual = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment = usual | {"HOME": str(home)} | told
    return subprocess.run([*before, "sh", file, *words], env=environment, capture_output=True, text=True, check=False)


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


def test_a_newer_version_takes_away_what_only_the_older_one_put_down(making, tmp_path):
    home, target = tmp_path / "home", tmp_path / "home/.local/opt/ssl-workbench"
    only_older = tmp_path / "stage" / "program" / "library" / "old.so"
    only_older.parent.mkdir(parents=True)
    only_older.write_text("of the older version")
    assert run(made(making, tmp_path, {}), home).returncode == 0
    assert (target / "library/old.so").exists()
    shutil.rmtree(only_older.parent)
    assert run(made(making, tmp_path, {"@VERSION@": "1.1"}), home).returncode == 0
    assert not (target / "library").exists()
    assert "workbench 1.1" in (target / "uninstall.sh").read_text()
    assert [path.name for path in target.parent.iterdir()] == ["ssl-workbench"]


# ---- what somebody else put there


def recording_in(folder: Path) -> Path:
    recording = folder / "내 세션" / "session.json"
    recording.parent.mkdir(parents=True)
    recording.write_text("the only recording")
    return recording


def test_a_folder_that_others_filled_is_refused_and_not_touched(installer, tmp_path):
    recording = recording_in(tmp_path / "sites")
    for target in (tmp_path / "sites", recording.parent, recording):
        for asked in ((), ("--check",), ("--uninstall",)):
            told = run(installer, tmp_path / "home", "--target", str(target), *asked)
            assert told.returncode == 1 and str(target) in told.stderr
            assert recording.read_text() == "the only recording"
    assert everything_in(tmp_path / "home") == []
    assert everything_in(tmp_path / "sites") == [recording.parent, recording]


def test_a_list_that_this_installer_did_not_write_opens_nothing(installer, tmp_path):
    recording = recording_in(tmp_path / "sites")
    (tmp_path / "sites" / "installed-files").write_text(f"{recording}\n./내 세션/session.json\n")
    for asked in ((), ("--uninstall",)):
        assert run(installer, tmp_path / "home", "--target", str(tmp_path / "sites"), *asked).returncode == 1
    assert recording.exists()


@pytest.mark.parametrize("target", ["/", "{home}", "{home}/..", "{home}/.local", "{home}/.local/share", "{link}"])
def test_home_and_what_is_above_it_are_refused_even_when_empty(installer, tmp_path, target):
    home, link = tmp_path / "home", tmp_path / "link"
    link.symlink_to(home)
    for asked in ((), ("--uninstall",)):
        told = run(installer, home, "--target", target.format(home=home, link=link), *asked)
        assert told.returncode == 1
        assert "is not a folder for a program" in told.stderr
    assert everything_in(home) == []


def test_an_empty_folder_is_taken(installer, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run(installer, tmp_path / "home", "--target", str(tmp_path / "empty")).returncode == 0
    assert (tmp_path / "empty" / "workbench-cli").exists()


def test_upgrading_and_uninstalling_leave_what_was_added_to_the_folder(installer, tmp_path):
    home, target = tmp_path / "home", tmp_path / "opt" / "workbench"
    assert run(installer, home, "--target", str(target)).returncode == 0
    recording = recording_in(target)
    (target / "empty").mkdir()
    own = [target / "empty", recording.parent, recording]
    assert run(installer, home, "--target", str(target)).returncode == 0
    assert recording.read_text() == "the only recording" and (target / "empty").is_dir()
    assert everything_in(tmp_path / "opt")[0] == target and len(list((tmp_path / "opt").iterdir())) == 1
    told = run(target / "uninstall.sh", home, "--uninstall", "--target", str(target))
    assert told.returncode == 0 and "is still there" in told.stdout
    assert everything_in(target) == own
    assert everything_in(home) == []


def test_uninstalling_one_of_two_leaves_the_menu_to_the_other(installer, tmp_path):
    home = tmp_path / "home"
    for name in ("first", "second"):
        assert run(installer, home, "--target", str(tmp_path / name)).returncode == 0
    assert run(installer, home, "--uninstall", "--target", str(tmp_path / "first")).returncode == 0
    assert not (tmp_path / "first").exists()
    assert (home / ".local/bin/workbench").resolve() == tmp_path / "second" / "workbench-cli"
    assert (home / ".local/share/applications/ssl-workbench.desktop").exists()


def test_a_failing_upgrade_leaves_the_older_version_running(installer, tmp_path):
    home, tools = tmp_path / "home", tmp_path / "tools"
    assert run(installer, home).returncode == 0
    before = everything_in(home)
    tools.mkdir()
    (tools / "mv").write_text('#!/bin/sh\ncase $* in *.new.*) exit 1 ;; esac\nexec /bin/mv "$@"\n')
    (tools / "mv").chmod(0o755)
    assert run(installer, home, PATH=f"{tools}:{os.environ['PATH']}").returncode == 1
    assert everything_in(home) == before
    assert subprocess.run([home / ".local/bin/workbench"], capture_output=True, check=True).stdout == b"here I am\n"


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="root with setpriv")
def test_a_normal_user_is_refused_a_filled_folder_and_served_a_new_one(making):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        installer, home = made(making, folder, {}), folder / "home"
        recording = recording_in(home / "sites")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
        nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        filled = run(installer, home, "--target", str(home / "sites"), before=nobody)
        assert filled.returncode == 1 and "did not make it" in filled.stderr
        own = everything_in(home)
        for words in ((), (), ("--uninstall",)):
            told = run(installer, home, *words, before=nobody)
            assert told.returncode == 0, told.stderr
        assert everything_in(home) == own
        assert recording.read_text() == "the only recording"


# ---- what it lacks, what is damaged, what is in the way


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


@pytest.mark.parametrize("linked", [False, True])
def test_a_program_of_the_same_name_is_left_alone(installer, tmp_path, linked):
    home = tmp_path / "home"
    other = home / ".local/bin/workbench"
    other.parent.mkdir(parents=True)
    (tmp_path / "another").write_text("somebody else's")
    if linked:
        other.symlink_to(tmp_path / "another")
    else:
        other.write_text("somebody else's")
    told = run(installer, home)
    assert told.returncode == 1
    assert "move it away" in told.stderr
    assert other.read_text() == "somebody else's"
    assert not (home / ".local/opt").exists() or not any((home / ".local/opt").iterdir())
