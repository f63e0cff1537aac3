"""Many sessions edited at once: by a form, taken back step by step, and without holding the window up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.campaign_desk import CTRL, CTRL_SHIFT, Key, choose, form_for, press, texts_of
from tests.gui.conftest import session_at, wait_idle
from workbench.engine.copy_array import CopyArray
from workbench.engine.edit_sessions import SessionEdited
from workbench.gui.main_window import MainWindow


def test_rows_of_a_batch_are_shown_many_at_a_time(opened: MainWindow, qtbot: QtBot) -> None:
    """Each time the whole list is sorted anew, so that 10,000 events would take minutes of the window's time."""
    batch, rows = opened.campaign.batch, opened.campaign_list.campaign_rows
    came: list[int] = []
    rows.came.connect(lambda news: came.append(len(news)))
    batch.copy(CopyArray(opened.document.session, ()))
    known = rows.of(next(r.path for r in rows.all() if r.name == "A-2"))
    for i in range(2_000):
        edited = replace(known, weather=f"rain {i}")
        batch.take(SessionEdited(name="nothing", folder=known.path, before={}, after={}, row=edited))
    assert came == []
    qtbot.waitUntil(lambda: bool(came), timeout=5_000)
    assert len(came) <= 2 and rows.of(known.path).weather == "rain 1999"
    wait_idle(opened, qtbot)


def test_only_touched_fields_of_many_sessions_are_written(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    form = form_for(opened, "A-2", "A-10")
    assert form.fields["site"].text() == "Goyang collapsed building"
    assert not form.confirm.isEnabled()
    QTest.keyClicks(form.fields["weather"], "rain")
    assert form.ticks["weather"].isChecked()
    assert not form.ticks["site"].isChecked()
    form.confirm.click()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-1", "A-2", "A-10") == ["", "rain", "rain"]
    assert [r.weather for r in opened.campaign_list.rows()] == ["", "rain", "rain"]
    assert opened.campaign.undo_text == "Undo Change weather of 2 sessions"


def test_one_undo_takes_the_whole_batch_back_and_brings_it_on_again(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    form = form_for(opened, "A-1", "A-2", "A-10")
    QTest.keyClicks(form.fields["weather"], "rain")
    form.confirm.click()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-1", "A-2", "A-10") == ["rain"] * 3
    assert opened.document.session.conditions.weather == "rain", "the open session is edited in the window"
    assert opened.document.undo_name == "Change weather of 3 sessions"
    opened.actions_.refresh()
    opened.actions_["undo_many"].trigger()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-1", "A-2", "A-10") == [""] * 3
    assert opened.campaign.redo_text == "Redo Change weather of 3 sessions"
    opened.actions_.refresh()
    assert not opened.actions_["undo_many"].isEnabled()
    assert "Earlier Versions" in opened.actions_["undo_many"].toolTip()
    opened.actions_["redo_many"].trigger()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-1", "A-2", "A-10") == ["rain"] * 3


def test_batches_are_taken_back_and_brought_on_one_after_another(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    batch, rows = opened.campaign.batch, opened.campaign_list.campaign_rows.all()
    seen = []
    for weather in ("rain", "snow", "fog"):
        batch.edit(f"To {weather}", rows[1:], {"weather": weather})
        wait_idle(opened, qtbot)
    for step in (batch.undo, batch.undo, batch.undo, batch.undo, batch.redo, batch.redo, batch.redo, batch.redo):
        step()
        wait_idle(opened, qtbot)
        seen.append(texts_of(campaign, "A-2", "A-10"))
    assert [weather for weather, _ in seen] == ["snow", "rain", "", "", "rain", "snow", "fog", "fog"]
    assert all(one == other for one, other in seen)
    batch.undo()
    wait_idle(opened, qtbot)
    batch.edit("To sun", rows[1:], {"weather": "sun"})
    wait_idle(opened, qtbot)
    assert batch.steps.to_redo is None, "what is new takes the place of what could be brought on"
    assert [one.name for one in batch.steps.done] == ["To rain", "To snow", "To sun"]


def test_the_undo_of_a_batch_that_was_stopped_goes_on_where_it_was(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    batch, rows = opened.campaign.batch, opened.campaign_list.campaign_rows.all()
    batch.edit("To rain", rows[1:], {"weather": "rain"})
    wait_idle(opened, qtbot)
    batch.undo()
    opened.finding.stop()
    wait_idle(opened, qtbot)
    n_rain = texts_of(campaign, "A-2", "A-10").count("rain")
    assert len(batch.steps.to_undo.back if batch.steps.to_undo else ()) == n_rain
    batch.undo()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-2", "A-10") == ["", ""]


def test_keys_take_a_batch_back_right_after_the_form_closed(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    choose(opened, "A-2", "A-10")
    press(opened, Key.Key_E, CTRL_SHIFT)
    qtbot.waitUntil(lambda: opened.campaign.dialog.isActiveWindow())
    QTest.keyClicks(opened.campaign.dialog.fields["weather"], "rain")
    QTest.keyClick(opened.campaign.dialog.focusWidget(), Key.Key_Return)
    wait_idle(opened, qtbot)
    qtbot.wait(200)
    assert opened.isActiveWindow()
    assert opened.focusWidget() is opened.campaign_table.view
    QTest.keyClick(opened.focusWidget(), Key.Key_U, CTRL | Qt.KeyboardModifier.AltModifier)
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-2", "A-10") == ["", ""]


def test_a_batch_that_was_stopped_can_be_taken_back_whole(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    form = form_for(opened, "A-2", "A-10")
    QTest.keyClicks(form.fields["weather"], "rain")
    form.confirm.click()
    opened.finding.stop()
    wait_idle(opened, qtbot)
    assert "Stopped: Change weather of 2 sessions" in opened.message.text
    assert [r.weather for r in opened.campaign_list.rows()] == texts_of(campaign, "A-1", "A-2", "A-10")
    opened.campaign.undo_many()
    wait_idle(opened, qtbot)
    assert texts_of(campaign, "A-2", "A-10") == ["", ""]


def test_what_could_not_be_written_is_named(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    form = form_for(opened, "A-2", "A-10")
    (campaign / "A-2" / "session.json").write_text("{")
    QTest.keyClicks(form.fields["link"], "wired")
    form.confirm.click()
    wait_idle(opened, qtbot)
    assert "1 of 2 could not be written. A-2:" in opened.message.text
    opened.campaign.undo_many()
    wait_idle(opened, qtbot)
    assert session_at(campaign / "A-10").conditions.link == ""


def test_mixed_values_are_shown_as_several_and_mistakes_where_they_are(opened: MainWindow, campaign: Path) -> None:
    rows = opened.campaign_list.campaign_rows
    rows.put((replace(rows.of(campaign / "A-2"), weather="rain", size_m=None),))
    form = form_for(opened, "A-1", "A-2")
    assert form.fields["weather"].placeholderText() == "several"
    assert "rain" in form.fields["weather"].toolTip()
    QTest.keyClicks(form.fields["size_m"], "8 x 6")
    assert "three lengths above 0" in form.problem
    assert not form.confirm.isEnabled()
    QTest.keyClicks(form.fields["size_m"], " x 3,5 m")
    assert form.values() == {"size_m": (8.0, 6.0, 3.5)}
    QTest.keyClicks(form.fields["temperature_c"], "warm")
    assert "degrees Celsius" in form.problem
    for text, is_possible in (("-400", False), ("\N{MINUS SIGN}40,5 °C", True), ("70.1", False), ("", True)):
        form.fields["temperature_c"].setText(text)
        form._refresh()
        assert form.confirm.isEnabled() == is_possible
        assert ("from \N{MINUS SIGN}90 to 70" in form.problem) != is_possible
    form.reject()
