"""Where 3-D cannot be drawn the window starts, says why in a sentence, and does with a plan what a plan can do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from conftest import PLACES, wait_idle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.gui.main_window import MainWindow
from workbench.gui.site.starting import OFF, forget, was_cut_short

LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).parents[2]
NO_GL = {"LIBGL_DRIVERS_PATH": "/nonexistent"}


def started(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A window in a process of its own, which may break."""
    command = [sys.executable, str(ROOT / "tests" / "gui" / "starting_window.py"), *words]
    return subprocess.run(
        command, env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=150
    )


def told(*words: str, **environment: str) -> dict[str, object]:
    done = started(*words, **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def plan_window(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The window without 3-D, session A-1 open, the site large."""
    monkeypatch.setenv(OFF, "1")
    window = new_window()
    window.workspaces.annotate()
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    window.actions_.refresh()
    return window


# ---- what the plan can do


def test_a_sentence_says_why_and_what_is_lost(plan_window: MainWindow) -> None:
    plan = plan_window.site.plan
    assert plan is not None and plan.isVisible()
    assert plan.text == (
        "Seen from above, without 3-D. WORKBENCH_NO_3D switches 3-D off. Heights are typed in the table."
    )
    assert not plan_window.message.text


def test_a_microphone_is_dragged_in_the_plan_and_typed_in_the_table(plan_window: MainWindow) -> None:
    plan, document = plan_window.site.plan, plan_window.document
    start = plan.paper.at(np.array(PLACES[1][:2])).toPoint()
    end = plan.paper.at(np.array([5.0, 3.0])).toPoint()
    QTest.mousePress(plan, LEFT, pos=start)
    QTest.mouseMove(plan, (start + end) / 2)
    QTest.mouseMove(plan, end)
    QTest.mouseRelease(plan, LEFT, pos=end)
    assert document.session.microphones[1].position_m[:2] == pytest.approx((5.0, 3.0), abs=0.15)
    model = plan_window.microphones.model
    assert model.setData(model.index(1, 3), "2.5")
    assert document.session.microphones[1].position_m[2] == 2.5
    assert "M2  2.50 m up" in [f"{m.name}  {m.position_m[2]:.2f} m up" for m in plan.picture.microphones]


def test_answers_truth_and_radii_are_in_the_plan(plan_window: MainWindow, qtbot: QtBot) -> None:
    plan_window.finding.choose_methods(("centroid", "energy"))
    plan_window.finding.start()
    wait_idle(plan_window, qtbot)
    picture = plan_window.site.plan.picture
    assert [marks.title for marks in picture.methods if len(marks.positions_m)] == ["Loudness centroid", "Energy"]
    assert picture.truth_m is not None and picture.spheres_m and picture.trusted


def test_what_needs_3d_is_off_and_says_why(plan_window: MainWindow) -> None:
    needing = ("view_top", "view_front", "view_side", "view_perspective", "view_fit", "measure", "drag_height",
               "drag_upright", "drag_surface", "nudge_left", "type_place")  # fmt: skip
    for name in needing:
        action = plan_window.actions_[name]
        assert not action.isEnabled(), name
        assert "WORKBENCH_NO_3D switches 3-D off." in action.toolTip(), name
    buttons = [b for b in plan_window.site.findChildren(QToolButton) if b.text() in ("Perspective", "Fit", "Measure")]
    assert len(buttons) == 3
    assert all("switches 3-D off" in button.toolTip() and not button.isEnabled() for button in buttons)
    top = next(b for b in plan_window.site.findChildren(QToolButton) if b.text() == "Top")
    assert top.isChecked()


def test_the_settings_choose_the_plan(new_window: Callable[[], MainWindow], program: object) -> None:
    program.store.change(shows_3d=False)
    window = new_window()
    assert window.site.plan.isVisible()
    assert window.site.trouble == "3-D is switched off in the settings."
    window.actions_.refresh()
    assert window.actions_["try_3d"].isEnabled()


def test_with_3d_the_buttons_say_nothing_of_trouble(window: MainWindow) -> None:
    window.actions_.refresh()
    assert window.actions_["view_top"].isEnabled()
    assert not window.actions_["try_3d"].isEnabled()
    assert all("\n" not in b.toolTip() for b in window.site.findChildren(QToolButton) if b.text() in ("Top", "Measure"))


# ---- what is wrong with the machine


def test_without_opengl_the_window_starts_with_the_plan() -> None:
    found = told(**NO_GL)
    assert found["ready"] and found["plan"] and not found["3-D"]
    assert found["trouble"] == "This computer offers no OpenGL."


def test_with_an_opengl_that_is_too_old_the_window_starts_with_the_plan() -> None:
    found = told(MESA_GL_VERSION_OVERRIDE="2.1")
    assert found["ready"] and found["plan"]
    assert found["trouble"] == "OpenGL is too old here: 2.1, and 3.2 is needed."


def test_without_a_display_server_that_knows_opengl_the_window_starts_with_the_plan(bare_display: str) -> None:
    found = told(DISPLAY=bare_display, __EGL_VENDOR_LIBRARY_FILENAMES="/nonexistent.json")
    assert found["ready"] and found["plan"]


@pytest.fixture
def bare_display() -> Iterator[str]:
    """A virtual display without GLX."""
    reads, writes = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writes),
        "-screen",
        "0",
        "1600x1000x24",
        "-extension",
        "GLX",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    with os.fdopen(reads) as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait(10)


# ---- drivers that break


@pytest.fixture
def broken_driver(tmp_path: Path) -> dict[str, str]:
    """A driver whose file was cut off: loading it ends the process by a signal."""
    drivers = [Path(p) for p in ("/usr/lib/x86_64-linux-gnu/dri/swrast_dri.so",) if Path(p).is_file()]
    if not drivers:
        pytest.skip("there is no such driver here")
    folder = tmp_path / "drivers"
    folder.mkdir()
    (folder / "swrast_dri.so").write_bytes(drivers[0].read_bytes()[:4096])
    return {"LIBGL_DRIVERS_PATH": str(folder)}


def test_after_a_driver_broke_the_program_it_starts_with_the_plan_until_3d_is_tried(
    broken_driver: dict[str, str], home: Path
) -> None:
    assert started(**broken_driver).returncode < 0
    assert was_cut_short()
    found = told(**broken_driver)
    assert found["ready"] and found["plan"]
    assert "The program ended last time while 3-D was starting" in str(found["text"])
    found = told("try", **broken_driver)
    assert found["plan"] and "The process that tried it broke down" in str(found["said"])
    found = told("try")
    assert found["3-D"] and not found["trouble"]
    assert not was_cut_short()


def test_what_lives_was_not_cut_short(home: Path, window: MainWindow) -> None:
    window.site.starting.why_not()
    assert not was_cut_short()
    assert list(home.rglob("3-d-is-starting.json"))
    window.site.starting.lift()
    assert not list(home.rglob("3-d-is-starting.json"))


def test_a_mark_that_nobody_can_read_is_none(home: Path) -> None:
    (home / "ssl-workbench").mkdir()
    mark = home / "ssl-workbench" / "3-d-is-starting.json"
    for text in ("", "[]", "{", '{"pid": 1}', "\x00" * 40):
        mark.write_text(text, encoding="utf-8")
        assert not was_cut_short()
    shutil.copy(ROOT / "README.md", mark)
    assert not was_cut_short()
    forget()
    assert not mark.exists()
