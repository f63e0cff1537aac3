"""A saved file is the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session
from workbench.files.atomic import write_atomically
from workbench.files.session_folder import read_session, write_session

SESSION = Session(id="a", name="first", microphones=(Microphone(file="a.wav"),))


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path) -> None:
    write_session(SESSION, tmp_path)
    before = (tmp_path / "session.json").read_bytes()
    # The kernel itself refuses to let this process write more than 100 bytes into a file.
    done = run(
        """
import resource, sys
from dataclasses import replace
from pathlib import Path
from workbench.core.errors import UserError
from workbench.files.session_folder import read_session, write_session
session = read_session(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
try:
    write_session(replace(session, name="second"))
except UserError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(sorted(p.name for p in Path(sys.argv[1]).iterdir()))
print(Path(sys.argv[1], "session.json").read_bytes().count(b"first"))
write_session(replace(session, name="second"))
""",
        tmp_path,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{tmp_path / 'session.json'} could not be written: file too large. What was there before is untouched.",
        "['session.json']",
        "1",
    ]
    assert b"second" in (tmp_path / "session.json").read_bytes() != before  # the retry worked


def test_what_stands_in_the_way_of_the_rename_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out.json" / "inside").mkdir(parents=True)
    with pytest.raises(UserError, match=r"out\.json could not be written: is a directory"):
        write_atomically(tmp_path / "out.json", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="could not be written: not a directory"):
        write_session(SESSION, tmp_path / "file" / "A-1")


def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert (file.stat().st_mode & 0o777, file.read_bytes()) == (0o640, b"new")


def test_a_link_in_place_of_the_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "a.json").symlink_to("theirs")
    write_atomically(tmp_path / "a.json", b"mine")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert not (tmp_path / "a.json").is_symlink()


def test_a_writer_killed_at_any_moment_leaves_a_session_that_opens(tmp_path: Path) -> None:
    write_session(SESSION, tmp_path)
    code = """
import itertools, sys
from dataclasses import replace
from pathlib import Path
from workbench.files.session_folder import read_session, write_session
session = read_session(Path(sys.argv[1]))
print("ready", flush=True)
for i in itertools.count():
    session = write_session(replace(session, name="x" * (i % 5000)))
"""
    chance = random.Random(7)
    for _ in range(12):
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.03))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert set(read_session(tmp_path).name) <= set("firstx")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed, so system calls cannot be watched")
def test_file_and_folder_are_on_disk_before_the_save_returns(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import sys; from pathlib import Path; from workbench.files.atomic import write_atomically; "
    code += "write_atomically(Path(sys.argv[1]), b'new')"
    watched = "trace=openat,write,fsync,rename,renameat,renameat2,close"
    command = ["strace", "-f", "-y", "-o", trace, "-e", watched, sys.executable, "-c", code, tmp_path / "a.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if "ptrace" in done.stderr.lower():
        pytest.skip("this machine does not let processes be watched")
    assert done.returncode == 0, done.stderr
    calls = [
        f"{found[1]} {'folder' if found[2].endswith(tmp_path.name) else 'file'}"
        for line in trace.read_text().splitlines()
        if (found := re.search(r"(write|fsync|rename)\w*\([^<\"]*[<\"]([^>\"]*)[>\"]", line))
        and str(tmp_path) in found[2]
    ]
    assert calls == ["write file", "fsync file", "rename file", "fsync folder"]
