"""Selections and labels in the window: what the mouse and the Annotate menu do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.gui.commands.action_set import native
from workbench.gui.commands.actions import action_of
from workbench.gui.language.words import tr
from workbench.gui.marks.hand import MarkingHand
from workbench.gui.marks.label_lane import LabelLane
from workbench.gui.marks.overlay import MarksOverlay
from workbench.gui.marks.places import Places
from workbench.gui.marks.span import RulerHand, SpanOverlay, SpanOverlays
from workbench.gui.state.viewing import Look

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_ROUND_A_LABEL = 0.5
"""So much of a label's length is shown on either side when people go to it."""
_LEAST_S = 0.5
_SHORTEST_S = 0.001
"""Zooming to the selection, selecting there and zooming again must end somewhere."""


class MarksDesk(QObject):
    """Puts overlay, lane and hands on the sound panel, and answers the actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.marking = window, window.marking
        panel, themes = window.sound, window.themes
        self.places = Places(panel.rows, panel.times, panel.frequencies)
        self.lane = LabelLane(themes, self.marking, panel.times)
        panel.add_lane(self.lane, whole=False)
        self.overlay = MarksOverlay(panel.rows, self.places, self.marking, themes)
        self.hand = MarkingHand(panel.rows, panel, self.places, self.marking)
        self.ruler_hand = RulerHand(panel.ruler, self.marking, panel.times)
        self._spans = tuple(SpanOverlay(strip, self.marking, themes) for strip in (panel.ruler, panel.overview))
        self.spans = SpanOverlays(self._spans, self)
        self.lane.went.connect(self.go_to)
        self.lane.renamed.connect(panel.setFocus)
        self.hand.named.connect(self.lane.name)
        self.hand.pressed.connect(self.lane.finish_naming)
        self.hand.clicked.connect(self._choose_microphone)
        self.hand.picked.connect(self._choose_microphone)
        window.labels.went.connect(self.go_to)
        window.labels.counted.connect(self._count)
        window.viewing.changed.connect(self._follow_look)
        window.document.changed.connect(self._follow)
        panel.frequencies.changed.connect(self.overlay.refresh)
        panel.times.span_changed.connect(self._follow)
        panel.times.span_changed.connect(self.hand.forget)
        panel.times.span_changed.connect(self.ruler_hand.forget)
        self._count(len(self.marking.labels))

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        for part in (self.overlay, self.hand, self.ruler_hand, *self._spans):
            part.close_down()

    # ---- actions

    @property
    def why_no_selection(self) -> str:
        return (
            "" if self.marking.selection is not None else tr("Select a part of the sound first: drag in a spectrogram")
        )

    @property
    def why_no_cursor(self) -> str:
        return "" if self._cursor_s is not None else tr("Point into the spectrograms first")

    @property
    def why_no_label(self) -> str:
        return "" if self.marking.chosen is not None else tr("Choose a label first")

    @property
    def _cursor_s(self) -> float | None:
        return self._window.viewing.look.cursor_s

    @Slot()
    def label_selection(self) -> None:
        self.marking.add_at_selection()

    @Slot()
    def label_cursor(self) -> None:
        if self._cursor_s is not None:
            self.marking.add_at(self._cursor_s)

    @Slot()
    def rename(self) -> None:
        if self.marking.chosen is not None:
            self.lane.name(self.marking.chosen)

    @Slot()
    def delete(self) -> None:
        if self.marking.chosen is not None:
            self.marking.remove([self.marking.chosen])

    @Slot()
    def select_none(self) -> None:
        self.marking.select(None)
        self.marking.choose(None)

    @Slot()
    def zoom_to_selection(self) -> None:
        """Exactly that time; one shorter than what can be on screen is brought into view."""
        marked = self.marking.selection
        if marked is None:
            return
        if marked.end_s - marked.start_s >= _SHORTEST_S:
            self._window.sound.times.show_stretch(marked.start_s, marked.end_s)
        else:
            self._window.sound.times.bring_into_view(marked.start_s, marked.end_s)

    @Slot()
    def show_labels(self) -> None:
        """The tab with all labels, and the keys in its search field."""
        self._window.tabs.setCurrentWidget(self._window.labels)
        self._window.labels.search.setFocus()
        self._window.labels.search.selectAll()

    @Slot(int)
    def go_to(self, index: int) -> None:
        """Bring a label up large, with some of what is around it, and mark its part of the sound."""
        times, label = self._window.sound.times, self.marking.labels[index]
        round_s = max(_ROUND_A_LABEL * (label.end_s - label.start_s), _LEAST_S)
        first_s, last_s = times.span_s
        start_s, end_s = max(label.start_s - round_s, first_s), min(label.end_s + round_s, last_s)
        if end_s > start_s:
            times.show_stretch(start_s, end_s)
        self.marking.select_label(index)

    @Slot()
    def next_label(self) -> None:
        self._step(1)

    @Slot()
    def previous_label(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """To the next or last label in time; from none, to the one nearest after or before the middle of the view."""
        labels = self.marking.labels
        order = sorted(range(len(labels)), key=lambda i: (labels[i].start_s, labels[i].end_s))
        if not order:
            return
        if self.marking.chosen is not None:
            at = order.index(self.marking.chosen) + by
        else:
            middle_s = sum(self._window.sound.times.visible_s) / 2
            n_before = sum(labels[i].start_s < middle_s for i in order)
            at = n_before if by > 0 else n_before - 1
        index = order[min(max(at, 0), len(order) - 1)]
        label = labels[index]
        self._window.sound.times.bring_into_view(label.start_s, label.end_s)
        self.marking.select_label(index)

    # ---- following

    @Slot()
    def show_keys(self) -> None:
        """The keys are others now: the empty table names one."""
        actions = self._window.actions_
        keys = actions.keys.of(action_of("label_selection"))
        self._window.labels.show_key(native(keys[0]) if keys else "")

    @Slot(int)
    @Slot(int, float)
    def _choose_microphone(self, row: int, _time_s: float = 0.0) -> None:
        self._window.viewing.change(selected_microphone=row)

    @Slot(object, object)
    def _follow_look(self, before: Look, now: Look) -> None:
        if (before.visible_s, before.selection) != (now.visible_s, now.selection):
            self._follow()

    @Slot()
    def _follow(self, *_: object) -> None:
        self.overlay.refresh()
        self.spans.refresh()

    @Slot(int)
    def _count(self, n_labels: int) -> None:
        tabs = self._window.tabs
        tabs.setTabText(tabs.indexOf(self._window.labels), tr("Labels ({n})", n=n_labels) if n_labels else tr("Labels"))
