"""One process edits a session; a second one reads; whoever is gone holds nothing."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.samples import SESSION, ended_process, name_of, named
from workbench.core.errors import UserError
from workbench.files.session_folder import read_session, write_session
from workbench.files.store.disk import REAL
from workbench.files.store.homes import home_of, is_same_folder
from workbench.files.store.lock import Claim, Holder, claim, this_machine, this_process
from workbench.files.store.store import open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_session(SESSION, tmp_path / "A-1")
    return tmp_path / "A-1"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


class Other:
    """Another process with the session."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def opens(self, how: str = "look") -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{how}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def dies(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def other_process(folder: Path, state: Path) -> Iterator[Other]:
    command = [sys.executable, "-m", "tests.store.holding", str(folder), str(state)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Other(process)
        finally:
            process.kill()


def test_the_second_process_reads_only_says_who_edits_and_takes_over_from_the_killed_one(
    folder: Path, state: Path
) -> None:
    with other_process(folder, state) as other:
        assert other.opens("edit") == "may edit"
        store = open_store(folder, state_folder=state)
        who = rf"process {other.process.pid} on {re.escape(socket.gethostname())} since \d\d:\d\d"
        assert re.search(rf"open in another window \({who}\)", store.read_only_reason)
        assert store.held_by is not None
        assert store.held_by.pid == other.process.pid
        assert store.saved.read_only_reason == store.read_only_reason
        assert (store.saved.name, store.history.session, store.n_recovered) == ("first", store.saved, 0)
        for action in (lambda: store.keep(store.history), lambda: store.save(SESSION), store.drop_conflict):
            with pytest.raises(UserError, match="open in another window"):
                action()
        store.close()
        assert open_store(folder, state_folder=state).read_only_reason  # closing a reader gives nothing free
        other.dies()
        after = open_store(folder, state_folder=state)
        assert (after.read_only_reason, name_of(after.history), after.n_recovered) == ("", "kept by the other", 1)
        after.save(after.history.session or SESSION)
        after.close()
    assert read_session(folder).name == "kept by the other"


def test_a_closed_session_is_free_and_one_s_own_second_window_reads_only(folder: Path, state: Path) -> None:
    first = open_store(folder, state_folder=state)
    second = open_store(folder / "session.json", state_folder=state)
    assert f"process {os.getpid()} on" in second.read_only_reason
    first.close()
    third = open_store(folder, state_folder=state)
    assert third.read_only_reason == ""
    third.close()
    third.close()
    with pytest.raises(UserError, match="is closed"):
        third.keep(named(third.history, "too late"))
    assert list((state / "locks").iterdir()) == []


def test_a_link_to_the_folder_is_the_same_session(folder: Path, state: Path) -> None:
    (folder.parent / "link").symlink_to(folder, target_is_directory=True)
    first = open_store(folder, state_folder=state)
    assert open_store(folder.parent / "link", state_folder=state).read_only_reason
    assert is_same_folder(folder, folder.parent / "link")
    assert not is_same_folder(folder, folder.parent)
    first.close()


def test_a_store_gives_way_to_the_next_one_of_its_folder_and_stays_when_that_cannot_be_opened(
    folder: Path, state: Path
) -> None:
    first = open_store(folder, state_folder=state)
    first.keep(named(first.history, "second"))
    good, home = (folder / "session.json").read_bytes(), home_of(state, SESSION.id, folder)
    (folder / "session.json").write_bytes(b"{")
    (home / "journal").rename(home / "elsewhere")
    with pytest.raises(UserError, match=r"session\.json"):
        open_store(folder, state_folder=state, instead_of=first)
    (folder / "session.json").write_bytes(good)
    (home / "elsewhere").rename(home / "journal")
    first.keep(named(first.history, "third"))
    next_one = open_store(folder, state_folder=state, instead_of=first)
    assert (next_one.read_only_reason, name_of(next_one.history)) == ("", "third")
    assert open_store(folder, state_folder=state).read_only_reason
    first.give_way()
    assert open_store(folder, state_folder=state).read_only_reason  # the next one holds it
    with pytest.raises(UserError, match="is closed"):
        first.keep(first.history)
    next_one.close()
    assert list((state / "locks").iterdir()) == []
    assert name_of(open_store(folder, state_folder=state).history) == "third"


def held_by(holder: Holder, folder: Path, state: Path) -> str:
    """Why one may not edit after that process opened the session and did not close it."""
    store = open_store(folder, state_folder=state, me=holder)
    assert store.read_only_reason == ""
    after = open_store(folder, state_folder=state)
    after.close()
    return after.read_only_reason


def test_a_process_number_that_is_used_again_holds_nothing(folder: Path, state: Path) -> None:
    me = this_process()
    assert held_by(replace(me, started_s=me.started_s - 100.0), folder, state) == ""  # lives, but started later


def test_a_process_that_ended_or_a_system_that_was_restarted_holds_nothing(folder: Path, state: Path) -> None:
    assert held_by(ended_process(), folder, state) == ""
    assert held_by(replace(this_process(), boot="before the power cut"), folder, state) == ""


def test_a_claim_that_a_power_cut_left_half_holds_nothing(folder: Path, state: Path) -> None:
    first = open_store(folder, state_folder=state)
    (path,) = (state / "locks").iterdir()
    for left in (b"", bytes(100), path.read_bytes()[:20], b"[]", b'{"pid": 1e999}'):
        path.write_bytes(left)
        store = open_store(folder, state_folder=state)
        assert store.read_only_reason == ""
        store.close()
    first.close()


def test_a_process_on_another_computer_holds_until_people_say_it_is_gone(folder: Path, state: Path) -> None:
    elsewhere = replace(ended_process(), host="other-computer", machine="other", since="2025-03-14T10:22:00+09:00")
    reason = held_by(elsewhere, folder, state)
    assert "on other-computer since 2025-03-14 10:22" in reason
    store = open_store(folder, state_folder=state, take_over=True)
    assert store.read_only_reason == ""
    assert open_store(folder, state_folder=state, take_over=True).read_only_reason  # from here, it lives
    store.close()


def test_a_computer_stays_itself_when_its_name_changes_with_the_network(folder: Path, state: Path) -> None:
    me = this_process()
    assert me.machine == this_machine() != ""
    assert held_by(replace(ended_process(), host="name-in-another-network"), folder, state) == ""
    assert not replace(me, host="name-in-another-network").is_elsewhere
    assert replace(me, machine="another").is_elsewhere
    assert replace(me, host="a-copy", boot="its own").is_elsewhere
    assert not replace(me, boot="before the power cut").is_elsewhere
    assert replace(me, machine="", host="another").is_elsewhere  # a claim of an earlier version
    assert not replace(me, machine="").is_elsewhere
    process = [sys.executable, "-c", "from workbench.files.store.lock import this_machine as m; print(m())"]
    assert subprocess.run(process, capture_output=True, text=True, check=True).stdout.strip() == me.machine


def test_of_many_who_take_over_a_stale_lock_at_once_never_two_get_it(tmp_path: Path) -> None:
    me = this_process()
    for round_ in range(25):
        assert isinstance(claim(tmp_path, f"key{round_}", ended_process(), REAL), Claim)
        got: list[Claim | Holder] = []
        start = threading.Barrier(6)

        def take(key: str = f"key{round_}", start: threading.Barrier = start, got: list[Claim | Holder] = got) -> None:
            start.wait()
            got.append(claim(tmp_path, key, me, REAL))

        threads = [threading.Thread(target=take) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(isinstance(result, Claim) for result in got) <= 1
        left = [path for path in tmp_path.iterdir() if path.name.startswith(f"key{round_}-")]
        assert len(left) == sum(isinstance(result, Claim) for result in got)
