"""How the sound is shown, chosen in the real window: by menu, by preset, and found again at the next start."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMenu
from sound_samples import RATE_HZ, Desk, make_desk, picture_of

from workbench.gui.sound.looking import Looking
from workbench.gui.sound.presets import PRESETS, Preset, presets_of, presets_text
from workbench.gui.state.settings import SettingsStore


@pytest.fixture
def desk(qtbot) -> Desk:
    return make_desk(qtbot)


def looking_at(desk: Desk, tmp_path) -> Looking:
    return Looking(desk.panel, desk.viewing, SettingsStore(tmp_path / "window.ini", desk.panel), desk.panel)


def filled(button) -> QMenu:
    button.fill()
    return button.menu()


def entry(menu: QMenu, *path: str):
    """The action of a menu, or of a menu in it."""
    for name in path:
        action = next(a for a in menu.actions() if a.text().replace("&", "").startswith(name))
        menu = action.menu() or menu
    return action


def test_the_scale_is_chosen_in_its_menu_and_named_on_its_button(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    linear = picture_of(desk.panel.rows)
    entry(filled(looking.scale_button), "Logarithmic").trigger()
    desk.settle()
    assert desk.viewing.look.frequency_scale == "log" and looking.scale_button.text() == "Log"
    assert not np.array_equal(picture_of(desk.panel.rows), linear)
    assert [a.isChecked() for a in filled(looking.scale_button).actions()] == [False, True, False]


def test_window_length_and_overlap_are_chosen_one_by_one(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    entry(filled(looking.menu_button), "Window Length", "512 samples, 23.2 ms").trigger()
    entry(filled(looking.menu_button), "Overlap", "50 %").trigger()
    entry(filled(looking.menu_button), "Window Shape", "Blackman-Harris").trigger()
    desk.settle()
    chosen = desk.viewing.look.spectrogram
    assert (chosen.n_fft, chosen.overlap, chosen.window) == (512, 0.5, "blackman-harris")
    assert desk.panel.feed.grid.n_rows == 257


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.name)
def test_a_preset_means_the_same_at_every_rate(preset: Preset):
    for rate_hz in (8_000, 22_050, 48_000, 192_000):
        seconds = preset.settings_at(rate_hz).n_fft / rate_hz
        assert preset.window_s / 1.5 <= seconds <= preset.window_s * 1.5 or seconds in (128 / rate_hz, 32_768 / rate_hz)


def test_a_preset_sets_everything_and_is_ticked_while_it_holds(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    entry(filled(looking.menu_button), "Hum and Low Rumble").trigger()
    desk.settle()
    assert desk.panel.frequencies.visible_hz == (0.0, 500.0)
    assert desk.viewing.look.spectrogram.n_fft == 16_384
    assert entry(filled(looking.menu_button), "Hum and Low Rumble").isChecked()
    desk.panel.zoom_frequency(2.0)
    assert not entry(filled(looking.menu_button), "Hum and Low Rumble").isChecked()


def test_own_presets_are_kept_for_the_next_start_and_forgotten_on_request(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    looking.change_spectrogram(n_fft=1024)
    looking.change_scale("mel")
    desk.panel.frequencies.show_stretch(200.0, 4000.0)
    looking.keep(" Tapping |on pipes ")
    looking._store.write()
    again = presets_of(SettingsStore(tmp_path / "window.ini").settings.spectrogram_presets)
    assert [p.name for p in again] == ["Tapping on pipes"]
    assert again[0].settings_at(RATE_HZ).n_fft == 1024 and (again[0].low_hz, again[0].high_hz) == (200.0, 4000.0)
    looking.use(PRESETS[3])
    entry(filled(looking.menu_button), "Tapping on pipes").trigger()
    assert desk.viewing.look.frequency_scale == "mel" and desk.panel.frequencies.visible_hz == (200.0, 4000.0)
    entry(filled(looking.menu_button), "Forget Preset", "Tapping on pipes").trigger()
    assert looking.own_presets == ()


def test_presets_that_were_written_badly_are_left_out():
    good = Preset("A", "hann", 0.05, 0.75, "log", 20.0, 4000.0)
    assert presets_of(presets_text((good,))) == (good,)
    for bad in ("", "A", "A|hann|x|0.75|log|0|1", "A|hanning|0.1|0.75|log|0|1", "A|hann|0.1|0.3|log|0|1",
                "|hann|0.1|0.5|log|0|1", "A|hann|nan|0.5|log|0|1", "A|hann|0.1|0.5|log|9|1"):  # fmt: skip
        assert presets_of(bad) == ()
        assert presets_of("\t".join((bad, presets_text((good,))))) == (good,)


def test_what_was_chosen_comes_back_at_the_next_start(qtbot, tmp_path):
    first = make_desk(qtbot)
    looking = looking_at(first, tmp_path)
    looking.change_spectrogram(window="flat-top", n_fft=4096, overlap=0.875)
    looking.change_scale("mel")
    looking.toggle_own_levels()
    looking.toggle_waveform()
    looking._store.write()
    second = make_desk(qtbot)
    looking_at(second, tmp_path)
    for part in ("spectrogram", "frequency_scale", "has_own_scales", "shows_waveform"):
        assert getattr(second.viewing.look, part) == getattr(first.viewing.look, part)
    second.open()
    assert second.panel.wave.isVisible() and second.panel.frequencies.scale.name == "mel"


def test_levels_can_be_typed(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    filled(looking.menu_button)
    low, high = looking.menu_button._ends
    low.setValue(-90.0)
    high.setValue(-35.0)
    assert desk.viewing.look.level_range_db == (-90.0, -35.0)
    low.setValue(-20.0)
    assert desk.viewing.look.level_range_db == (-90.0, -35.0), "the lowest stays below the highest"


def test_a_preset_that_holds_already_leaves_the_levels_that_people_choose_alone(desk, tmp_path, qtbot):
    looking = looking_at(desk, tmp_path)
    desk.open()
    everything = next(p for p in PRESETS if p.name == "Everything")
    looking.use(everything)
    desk.settle()
    qtbot.wait(50)
    desk.panel.levels.choose()
    looking.use(everything)
    desk.viewing.change(level_range_db=(-77.0, -33.0))
    desk.panel.feed.came.emit()  # as when tiles come while one scrolls
    desk.panel.times.zoom(3.0)
    desk.settle()
    assert desk.viewing.look.level_range_db == (-77.0, -33.0)


def test_opening_the_menu_leaves_nothing_behind(desk, tmp_path, qtbot):
    button = looking_at(desk, tmp_path).menu_button

    def n_after_opening() -> int:
        button.fill()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(button.menu().findChildren(QObject))

    first = n_after_opening()
    assert [n_after_opening() for _ in range(3)] == [first] * 3


def test_levels_that_are_typed_are_the_levels_that_are_shown(desk, tmp_path):
    looking = looking_at(desk, tmp_path)
    desk.open()
    for levels_db in ((-155.0, -60.0), (-80.0, 30.0), (-155.0, 30.0)):
        looking.change_levels(*levels_db)
        assert desk.viewing.look.level_range_db == looking.levels_db == levels_db
