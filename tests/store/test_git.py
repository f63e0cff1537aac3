"""Sessions under version control: one edit is one line, and branches that edit different parts merge by themselves."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.session import Label, Microphone, Session
from workbench.files.session_folder import read_session, write_session
from workbench.files.session_text import session_text

N_PAIRS = 100
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str, given: bytes | None = None) -> str:
    """Git with nobody's settings. Raises AssertionError with what it said when it fails."""
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    who = {f"GIT_{role}_{what}": "nobody" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *words], cwd=folder, input=given, env=clean | nobody | who, capture_output=True, check=False
    )
    assert done.returncode == 0, f"git {' '.join(words)}: {(done.stdout + done.stderr).decode()}"
    return done.stdout.decode()


def some_session(chance: random.Random) -> Session:
    microphones = tuple(
        Microphone(name=f"M{i}", position_m=(chance.uniform(0, 20), float(i), 1.2), file=f"m{i}.wav")
        for i in range(chance.randint(2, 8))
    )
    labels = tuple(Label(start_s=float(i), end_s=i + 0.5, text="call") for i in range(chance.randint(0, 12)))
    return Session(id="a", name="A-1", microphones=microphones, labels=labels)


def edited(session: Session, item: int, chance: random.Random) -> Session:
    """Another value in one microphone or, counted on after these, one label."""
    n = len(session.microphones)
    if item < n:
        place = (chance.uniform(0, 20), chance.uniform(0, 20), 1.5)
        change = chance.choice([{"position_m": place}, {"name": "renamed"}, {"gain_db": chance.uniform(-9, 9)}])
        microphones = list(session.microphones)
        microphones[item] = replace(microphones[item], **change)  # type: ignore[arg-type]
        return replace(session, microphones=tuple(microphones))
    labels = list(session.labels)
    change = chance.choice([{"text": "cough"}, {"end_s": labels[item - n].end_s + 0.2}, {"low_hz": 200.0}])
    labels[item - n] = replace(labels[item - n], **change)  # type: ignore[arg-type]
    return replace(session, labels=tuple(labels))


def commit(branch: str, session: Session, base: str = "") -> bytes:
    """One commit in the words of git fast-import."""
    text = session_text(session).encode()
    above = f"from refs/heads/{base}\n" if base else ""
    head = f"commit refs/heads/{branch}\ncommitter nobody <nobody> 1700000000 +0000\ndata 4\nedit\n{above}"
    return head.encode() + b"M 100644 inline session.json\ndata %d\n" % len(text) + text + b"\n"


def test_a_hundred_pairs_of_branches_that_edit_different_microphones_or_labels_merge(tmp_path: Path) -> None:
    chance = random.Random(5)
    git(tmp_path, "init", "--quiet")
    stream, merged, neighbours = b"", [], 0
    for i in range(N_PAIRS):
        base = some_session(chance)
        n_items = len(base.microphones) + len(base.labels)
        first, second = chance.sample(range(n_items), 2)
        if i % 2:
            second = first + 1 if first + 1 < n_items else first - 1
        neighbours += abs(first - second) == 1
        mine = edited(base, first, chance)
        before = chance.getstate()
        theirs = edited(base, second, chance)
        chance.setstate(before)
        merged.append(edited(mine, second, chance))
        stream += (
            commit(f"base{i}", base) + commit(f"mine{i}", mine, f"base{i}") + commit(f"theirs{i}", theirs, f"base{i}")
        )
    git(tmp_path, "fast-import", "--quiet", given=stream)
    for i, expected in enumerate(merged):
        git(tmp_path, "checkout", "--quiet", "--force", f"mine{i}")
        git(tmp_path, "merge", "--quiet", "--no-edit", f"theirs{i}")
        assert read_session(tmp_path) == replace(expected, folder=tmp_path)
    assert neighbours >= N_PAIRS / 2


def test_one_edited_microphone_or_label_is_one_changed_line(tmp_path: Path) -> None:
    chance = random.Random(6)
    git(tmp_path, "init", "--quiet")
    session = write_session(replace(some_session(chance), labels=(Label(start_s=1, end_s=2),)), tmp_path)
    git(tmp_path, "add", "session.json")
    for item in range(len(session.microphones) + 1):
        write_session(edited(session, item, chance))
        assert git(tmp_path, "diff", "--numstat") == "1\t1\tsession.json\n"
