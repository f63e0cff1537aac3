"""Signs of life of long work where no terminal shows a bar."""

from __future__ import annotations

import threading

from workbench.cli.heartbeat import told_now_and_then
from workbench.core.events import Progress


def test_how_far_it_is_is_told_while_the_job_waits() -> None:
    said: list[str] = []
    heard = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        heard.set()

    with told_now_and_then(say, every_s=0.01, again_s=60.0) as note:
        note(Progress(done=3, total=9, doing="Localizing"))
        assert heard.wait(10.0)
        heard.clear()
        assert not heard.wait(0.2), "the same is not said again so soon"
        note(Progress(done=4, total=9, doing="Localizing"))
        assert heard.wait(10.0)
    assert [line.partition(",")[0] for line in said] == ["Localizing: 3 of 9", "Localizing: 4 of 9"]


def test_the_same_is_said_again_as_a_sign_of_life_and_short_work_says_nothing() -> None:
    said: list[str] = []
    twice = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        if len(said) == 2:
            twice.set()

    with told_now_and_then(say, every_s=0.01, again_s=0.05) as note:
        note(Progress(done=3, total=9, doing="Localizing"))
        assert twice.wait(10.0)
    n_said = len(said)
    with told_now_and_then(say) as note:
        note(Progress(done=3, total=9, doing="Localizing"))
    assert len(said) == n_said
