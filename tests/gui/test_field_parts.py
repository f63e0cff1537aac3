"""What the Field screen is made of: which channels are heard, which steps are done, and looks that can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from workbench.core.live_events import InputLevels
from workbench.gui.field.channel_cards import SIGNS, WORDS
from workbench.gui.field.channel_watch import ChannelWatch
from workbench.gui.field.looks import LOOKS, NIGHT, RED, TARGET_PX, TEXT_PX, frame_sheet_of, sheet_of
from workbench.gui.field.steps import Facts, Step, marks

LEAST_CONTRAST = {"day": 7.0, "night": 7.0, "red": 4.5}


def levels(at_s: float, *peaks_db: float, clipped: int = -1) -> InputLevels:
    n = len(peaks_db)
    return InputLevels(
        at_s=at_s, peak_db=peaks_db, mean_db=peaks_db, n_clipped=tuple(int(i == clipped) for i in range(n))
    )


def watched(seconds: float, *peaks_db: float) -> ChannelWatch:
    watch = ChannelWatch()
    for i in range(round(seconds * 20) + 1):
        watch.take(levels(i / 20, *peaks_db))
    return watch


def test_every_channel_gets_one_word() -> None:
    assert watched(0.5, -20.0).states() == ("waiting",), "nobody can judge half a second"
    assert watched(2.0, -20.0, -70.0, -150.0, -95.0).states() == ("good", "quiet", "dead", "dead")


def test_a_channel_that_comes_alive_is_no_longer_dead_and_one_that_dies_is_told() -> None:
    watch = watched(5.0, -150.0, -20.0)
    watch.take(levels(5.05, -20.0, -150.0))
    assert watch.states() == ("good", "good"), "one moment of silence is no fault"
    for i in range(80):
        watch.take(levels(5.1 + i / 20, -20.0, -150.0))
    assert watch.states() == ("good", "dead")


def test_clipping_is_told_for_a_while_although_it_is_over() -> None:
    watch = watched(2.0, -20.0, -20.0)
    watch.take(levels(2.05, -20.0, 0.0, clipped=1))
    for i in range(100):
        watch.take(levels(2.1 + i / 20, -20.0, -20.0))
    assert watch.states() == ("good", "clipped")
    for i in range(140):
        watch.take(levels(7.1 + i / 20, -20.0, -20.0))
    assert watch.states() == ("good", "good")


def test_another_number_of_channels_begins_anew() -> None:
    watch = watched(2.0, -20.0)
    watch.take(levels(2.05, -20.0, -20.0))
    assert watch.states() == ("waiting", "waiting")


def test_words_and_signs_differ_so_that_colours_need_not_tell() -> None:
    assert set(WORDS) == set(SIGNS)
    assert len(set(WORDS.values())) == len(set(SIGNS.values())) == len(WORDS)


def test_the_row_says_where_one_is_and_what_was_done() -> None:
    assert marks(Step.MICROPHONES, Facts()) == ("now", "open", "open", "open", "open")
    facts = Facts(is_placed=True, is_checked=True, is_recorded=True, has_sound=True)
    assert marks(Step.LOCALIZE, facts) == ("done", "done", "done", "now", "open")
    assert marks(Step.CHECK, replace(facts, has_answer=True)) == ("done", "now", "done", "done", "open")


def test_a_recording_that_was_open_already_needs_no_check_and_no_recording() -> None:
    assert marks(Step.LOCALIZE, Facts(is_placed=True, has_sound=True)) == ("done", "skipped", "skipped", "now", "open")
    assert marks(Step.MICROPHONES, Facts(is_placed=True, has_sound=True))[1:3] == ("open", "open")


def luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines 2.2 count it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", LOOKS)
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    look, least = LOOKS[name], LEAST_CONTRAST[name]
    theme = look.theme
    pairs = [(theme.text, ground) for ground in (theme.background, theme.raised, look.sure, look.unsure, look.alarm)]
    pairs += [(colour, theme.background) for colour in (theme.muted, theme.warning, theme.error, theme.good)]
    pairs += [(theme.accent_text, theme.accent), (theme.background, theme.text)]
    for text, ground in pairs:
        found = contrast(text, ground)
        assert found >= (least if text != theme.muted else 4.5), f"{text} on {ground}: {found:.1f}"


def test_the_red_look_has_no_blue_or_green_light_to_speak_of() -> None:
    theme = RED.theme
    tokens = [v for v in vars(theme).values() if isinstance(v, str) and v.startswith("#")]
    for colour in (*tokens, *theme.microphones, *theme.methods, RED.focus, RED.sure, RED.unsure, RED.alarm):
        red, green, blue, _ = QColor(colour).getRgbF()
        assert red >= max(green, blue) and blue <= 0.62 * red + 1e-6, colour


def test_nothing_that_is_read_is_smaller_than_16_px_and_nothing_that_is_pressed_lower_than_48() -> None:
    assert TARGET_PX >= 48 and TEXT_PX >= 16
    for look in LOOKS.values():
        sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", sheet_of(look))]
        assert sizes and min(sizes) >= 16
        assert "$" not in sheet_of(look)


def test_what_stands_round_the_screen_is_dark_at_night_and_the_windows_own_by_day() -> None:
    assert frame_sheet_of(LOOKS["day"]) == ""
    assert NIGHT.theme.background in frame_sheet_of(NIGHT)


def test_every_text_of_the_screen_has_its_korean() -> None:
    text = (Path(__file__).parents[2] / "resources/translations/ko/field.ts").read_text("utf-8")
    assert "unfinished" not in text
    assert text.count("<source>") > 60
