"""Every command that README, the guide and the other pages show is run, a page at a time, in the order shown."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.not_run import LONG, NOT_RUN, SHORTER, told_for
from tests.architecture.pages import PAGES, ROOT, blocks, name_of
from workbench.cli.run import run
from workbench.cli.verb_group import VerbGroup

WARNS = ("workbench check", "workbench clocks", "workbench calls")
"""They end with 1 as well where they found something, or nothing that can be told."""


def commands(page: Path) -> list[str]:
    """What stands in a page's shell blocks, a command a line, without comments."""
    text = "\n".join(blocks(page, "sh")).replace("\\\n", " ")
    lines = (shlex.split(line, comments=True) for line in text.splitlines())
    return [" ".join(map(_quoted, words)) for words in lines if words]


def _quoted(word: str) -> str:
    """As shown, but for words with spaces."""
    return shlex.quote(word) if " " in word else word


def all_commands() -> set[str]:
    return {command for page in PAGES for command in commands(page)}


WITH_COMMANDS = [page for page in PAGES if any(told_for(each, NOT_RUN) is None for each in commands(page))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pages take as there: campaigns and other programs' files."""
    folder = tmp_path_factory.mktemp("made")
    build = folder / "build"
    call(f"simulate --site yeoju --seed 7 --sessions 1 --seconds 9 --weather dry --out {build}/tour")
    recordings = folder / "recordings"
    call(f"simulate --site goyang --seed 5 --sessions 4 --seconds 3.5 --weather dry --out {recordings}")
    day = recordings / "day1"
    day.mkdir()
    for sound in (recordings / "goyang-5-0001").glob("*.flac"):
        shutil.copy(sound, day)
    (folder / "labels.txt").write_text("1.000000\t1.500000\tknock\n", encoding="utf-8")
    rows = "".join(f"M{n},{n}.0,{n * n}.5\n" for n in range(1, 5))
    (folder / "mics.csv").write_text(f"Name,Easting,Northing\n{rows}", encoding="utf-8")
    (folder / "resources").symlink_to(ROOT / "resources")
    assert call(f"evaluate {recordings} --with centroid --out {build}/evaluation.json") == 0
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it for one page, and nothing that people keep."""
    folder = tmp_path / "here"
    shutil.copytree(made, folder, symlinks=True)
    monkeypatch.chdir(folder)
    for name in ("STATE", "RUNS", "MODELS"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def call(arguments: str) -> int:
    from workbench.__main__ import VERBS

    return run(VerbGroup(VERBS, default="window"), shlex.split(arguments))


def begin_anew(command: str, here: Path) -> None:
    """A page that makes its own campaign finds none there."""
    words = command.split()
    if words[:2] == ["workbench", "simulate"] and (made := here / words[words.index("--out") + 1]).exists():
        shutil.rmtree(made)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name_of)
def test_the_commands_of_a_page_run(page: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in commands(page):
        if told_for(command, NOT_RUN) is not None or told_for(command, LONG) is not None:
            continue
        begin_anew(command, here)
        capsys.readouterr()
        status = call(f"{command} {told_for(command, SHORTER) or ''}".removeprefix("workbench "))
        told = capsys.readouterr()
        is_well = status == 0 or (status == 1 and command.startswith(WARNS))
        assert is_well, f"{command}\nended with {status}\n{told.out[-500:]}\n{told.err[-2000:]}"


@pytest.mark.soak
@pytest.mark.parametrize("command", sorted(c for c in all_commands() if told_for(c, LONG) is not None))
def test_a_long_command_runs_as_it_stands(command: str, here: Path) -> None:
    """In a process of its own, on a display of its own."""
    words = [str(ROOT / "scripts" / "with_display.sh"), sys.executable, "-m", *shlex.split(command)]
    environment = os.environ | {"HIDDEN": "1", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(words, cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]


def test_every_other_command_is_of_the_workbench() -> None:
    others = {each for each in all_commands() if told_for(each, NOT_RUN) is None}
    assert {each for each in others if not each.startswith("workbench ")} == set()


def test_the_lists_name_only_what_is_shown() -> None:
    shown = all_commands()
    for table in (NOT_RUN, LONG, SHORTER):
        assert [b for b in table if not any(each.startswith(b) for each in shown)] == []


def test_shown_make_targets_exist() -> None:
    targets = {words[1] for each in all_commands() if (words := each.split())[0] == "make"}
    assert {"demo", "test", "setup"} <= targets
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)
