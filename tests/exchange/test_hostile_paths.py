"""Hostile paths, links and devices: nothing outside the session's folder is read or written.

An audit hook in the process that does it, and in those it starts, records every file that is touched.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.exchange.audited import ROOT, Touched, is_of_the_program, plant_modules, run_audited
from tests.exchange.hostile_names import hostile_names
from tests.exchange.hostile_walk import CUBE, LINKS
from tests.exchange.wav_parts import wav
from workbench.core.errors import UserError
from workbench.files.session_folder import read_session
from workbench.files.store.store import open_store

HARMLESS = re.compile(
    r"/proc/(cpuinfo|meminfo|stat|\d+/stat|sys/kernel/random/boot_id)|/sys/devices/system/cpu.*|/dev/null|/etc/localtime|/etc/machine-id"
)
"""What says which process, of which computer, has a session open, and what libraries look at when they are loaded."""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Touched], bytes, bytes]:
    """The folder, what was touched, and the outside as it was before and after."""
    base = Path(os.path.realpath(tmp_path_factory.mktemp("hostile")))
    outside = base / "outside"
    for folder in (outside, outside / "x"):
        wav(folder / "secret.wav", np.full(800, 0.123), 8_000)
        for name, text in {
            "m.obj": CUBE,
            "secret.obj": CUBE,
            "secret.json": json.dumps({"format": "workbench-session", "microphones": [{"file": "secret.wav"}]}),
            "secret.csv": "name,x,y\nsecret,1,2\n",
            "secret.txt": "0.0\t1.0\tsecret\n",
            "secret.xml": '<MicArray><pos Name="secret" x="1" y="2" z="3"/></MicArray>',
        }.items():
            (folder / name).write_text(text)
    (outside / "x" / "m.wav").write_bytes((outside / "secret.wav").read_bytes())
    (base / "names.json").write_text(json.dumps(hostile_names(outside / "secret.wav")))
    before = _all_of(outside)
    touched = run_audited("tests.exchange.hostile_walk", str(base), scratch=base / "scratch")
    return base, touched, before, _all_of(outside)


def _all_of(folder: Path) -> bytes:
    return b"".join(str(p).encode() + (p.read_bytes() if p.is_file() else b"") for p in sorted(folder.rglob("*")))


def _outside(base: Path, touched: list[Touched]) -> Iterator[Touched]:
    """What was touched that belongs neither to the case nor to the program."""
    for each in touched:
        own = [base / where / each.case for where in ("cases", "out")]
        own += [base / "scratch" / "tmp", base / "scratch" / "state"]
        shared = [base / "m.wav", base / "names.json", base / "cases" / "one"]
        above = [base / "cases", base / "out", *([base] if each.case == "start" else [])]
        if any(each.path.is_relative_to(home) for home in own) or each.path in above or is_of_the_program(each):
            continue
        if any(each.path.is_relative_to(path) for path in shared) or (each.case == "start" and not each.writes):
            continue
        if HARMLESS.fullmatch(str(each.path)) and (not each.writes or each.path == Path(os.devnull)):
            continue
        if not each.writes and each.path in (base, base / "scratch" / "hooks", ROOT):
            continue
        yield each


def test_there_are_over_two_hundred_of_them() -> None:
    names = hostile_names(Path("/home/somebody/outside/secret.wav"))
    assert len(names) >= 200 and len(LINKS) >= 18
    assert len(set(names)) == len(names)


def test_nothing_outside_is_read_or_written(walked: tuple[Path, list[Touched], bytes, bytes]) -> None:
    base, touched, _, _ = walked
    assert [f"{t.case}: {t.event} {t.path}" for t in _outside(base, touched)][:20] == []


def test_the_outside_is_as_it_was(walked: tuple[Path, list[Touched], bytes, bytes]) -> None:
    base, _, before, after = walked
    assert before == after
    assert {path.name for path in base.iterdir()} == {"outside", "cases", "out", "scratch", "m.wav", "names.json"}


def test_nothing_of_the_secret_was_copied(walked: tuple[Path, list[Touched], bytes, bytes]) -> None:
    base = walked[0]
    secret = (base / "outside" / "secret.wav").read_bytes()[44:144]
    for path in (base / "out").rglob("*"):
        assert not path.is_symlink()
        if path.is_file():
            assert secret not in path.read_bytes(), path


def test_the_hook_saw_each_case_and_real_work(walked: tuple[Path, list[Touched], bytes, bytes]) -> None:
    base, touched, _, _ = walked
    n_names = len(json.loads((base / "names.json").read_text()))
    cases = {each.case for each in touched}
    assert len(cases - {"start"}) == 2 * n_names + 2 * len(LINKS) + 1
    seen = {each.event for each in touched if each.case != "start"}
    assert {"open", "os.rename", "os.mkdir", "os.scandir", "os.rmdir", "subprocess.Popen"} <= seen
    assert any((base / "out").rglob("session.json"))


def test_the_hook_bites(tmp_path: Path) -> None:
    """A process that does read and write outside is seen, also through links and through a process it starts."""
    tmp_path = Path(os.path.realpath(tmp_path))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("secret")
    (tmp_path / "cases" / "a").mkdir(parents=True)
    (tmp_path / "wrong.py").write_text(
        "import os, subprocess, sys\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "try: os.close(os.open('/CASE/a', os.O_RDONLY))\n"
        "except OSError: pass\n"
        "os.symlink('../../outside/secret.txt', 'cases/a/link')\n"
        "open('cases/a/link').close()\n"
        "os.mkdir('cases/a/../../outside/new')\n"
        "os.rename('outside/secret.txt', 'cases/a/stolen')\n"
        "subprocess.run([sys.executable, '-c', 'open(\"outside/by_child\", \"w\")'], check=True)\n"
    )
    touched = run_audited("wrong", scratch=tmp_path / "scratch", home=tmp_path)
    found = {(t.event, t.path.name) for t in _outside(tmp_path, touched)}
    assert {("open", "secret.txt"), ("os.mkdir", "new"), ("os.rename", "secret.txt"), ("open", "by_child")} <= found


def test_a_name_that_no_disk_can_hold_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "session.json").write_text(
        json.dumps({"format": "workbench-session", "version": 1, "microphones": [{"file": "ä" * 128 + ".wav"}]})
    )
    with pytest.raises(UserError, match=r"microphone 1: file \"ä+\"\.\.\. is too long a name"):
        read_session(tmp_path)


def test_a_session_file_that_leads_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "elsewhere.json").write_text("a secret")
    (tmp_path / "a" / "session.json").symlink_to("../elsewhere.json")
    for read in (read_session, lambda folder: open_store(folder, state_folder=tmp_path / "state")):
        with pytest.raises(UserError, match=r'"session\.json" is a link that leaves the session folder'):
            read(tmp_path / "a")


READ_ALL = """
import sys
from pathlib import Path
import workbench.engine.campaign as campaign
from workbench.files.site_shape import read_shape
if __name__ == "__main__":
    assert len(read_shape(Path("cube.obj")).triangles) == 1
    campaign.MANY, campaign.PER_CALL = 2, 1
    assert list(campaign.OpenCampaign(Path("."), cache=Path(sys.argv[1]), n_jobs=2).run())
"""


def test_no_process_runs_code_of_the_working_directory(tmp_path: Path) -> None:
    """A shape and a campaign read, and the command used, by someone who stands in a stranger's session folder."""
    here = tmp_path / "here"
    mark = plant_modules(here)
    (here / "cube.obj").write_text(CUBE)
    wav(here / "m.wav", np.zeros(800), 8_000)
    session = json.dumps({"format": "workbench-session", "version": 1, "microphones": [{"file": "m.wav"}]})
    for folder in (here, *(here / f"A-{i}" for i in range(4))):
        folder.mkdir(exist_ok=True)
        (folder / "session.json").write_text(session)
    (tmp_path / "read_all.py").write_text(READ_ALL)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    environment |= {"WORKBENCH_STATE": str(tmp_path / "state"), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in (
        [sys.executable, "-P", str(tmp_path / "read_all.py"), str(tmp_path / "cache.sqlite")],
        [str(Path(sys.executable).with_name("workbench")), "info", "."],
    ):
        done = subprocess.run(
            command, cwd=here, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        ran = mark.read_text() if mark.exists() else ""
        assert (done.returncode, ran) == (0, ""), done.stderr[-2000:]
