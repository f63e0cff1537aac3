"""The Field screen: the five steps above, the present one in the middle, its one big button below, always there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.field.looks import LOOKS, FieldLook, letters_of, look_beside, sheet_of
from workbench.gui.field.panels import (
    CheckPanel,
    HandOverPanel,
    LocalizePanel,
    MicrophonesPanel,
    Panel,
    RecordPanel,
)
from workbench.gui.field.plan import FieldPlan
from workbench.gui.field.steps import Step
from workbench.gui.field.widgets import ENTER, BigButton, StepRow, label, tune
from workbench.gui.language.choice import spoken
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.settings import SettingsStore
from workbench.gui.state.viewing import Viewing

_KEPT, _BREAK = "field-look", "\N{ZERO WIDTH SPACE}"
_OURS = (Qt.Key.Key_Space, *ENTER, Qt.Key.Key_Left, Qt.Key.Key_Right)


class FieldPage(QWidget):
    """Widgets only; FieldDesk says what they do.

    pressed : the big button, other_pressed : the one beside it. step_asked(Step). shown : it came up.
    look_changed : by day, at night.
    """

    pressed = Signal()
    other_pressed = Signal()
    step_asked = Signal(object)
    shown = Signal()
    look_changed = Signal()

    def __init__(
        self, viewing: Viewing, predictions: Predictions, themes: ThemeChoice, store: SettingsStore,
        titles: object, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store, self._window_themes, self._look_name = store, themes, str(store.state(_KEPT) or "")
        self.themes = ThemeChoice()
        """The screen's own; the window keeps its."""
        self.row = StepRow(self.themes)
        self.microphones = MicrophonesPanel(FieldPlan(viewing, predictions, self.themes, titles))
        self.check, self.record = CheckPanel(self.themes), RecordPanel(self.themes)
        self.localize = LocalizePanel(FieldPlan(viewing, predictions, self.themes, titles))
        self.hand_over = HandOverPanel(FieldPlan(viewing, predictions, self.themes, titles))
        self.panels: tuple[Panel, ...] = (self.microphones, self.check, self.record, self.localize, self.hand_over)
        self.main, self.back, self.said = BigButton(main=True), BigButton(tr("Back")), label()
        self.other = BigButton()
        """What else the present step may lead to."""
        self.looks = {name: BigButton(tr(look.title)) for name, look in LOOKS.items()}
        self._stack = QStackedWidget()
        self._lay_out()
        self.main.clicked.connect(self.pressed)
        self.other.clicked.connect(self.other_pressed)
        self.back.clicked.connect(self._go_back)
        self.row.asked.connect(self.step_asked)
        for button in self.looks.values():
            button.clicked.connect(self._choose_look)
        themes.changed.connect(self._follow_window)
        self._show_look()

    # ---- for the desk

    @property
    def step(self) -> Step:
        return Step(self._stack.currentIndex())

    def show_step(self, step: Step) -> None:
        self._stack.setCurrentIndex(step)
        self.back.setEnabled(step > 0)

    def show_main(self, text: str, why_not: str = "", *, is_alarm: bool = False) -> None:
        """What the big button does now, or why it cannot."""
        had_keys = self.main.hasFocus()
        self.main.setText(text)
        self.main.setEnabled(not why_not)
        self.main.setToolTip(why_not)
        tune(self.main, "tone", "error" if is_alarm else "")
        if had_keys and not self.main.isEnabled():
            self.setFocus()  # the keys stay on the screen

    def show_other(self, text: str) -> None:
        """A second button; "" = there is none."""
        self.other.setText(text)
        self.other.setVisible(bool(text))

    def say(self, text: str, tone: str = "", tip: str = "") -> None:
        """Beside the big button. Long paths in it may break behind every slash."""
        self.said.setText(text.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))
        self.said.setToolTip(tip or text)
        tune(self.said, "tone", tone)

    @property
    def look(self) -> FieldLook:
        return LOOKS.get(self._look_name) or look_beside(self._window_themes.theme)

    def choose_look(self, name: str) -> None:
        """One of LOOKS."""
        self._look_name = name
        self._store.remember_state(_KEPT, name)
        self._show_look()

    @property
    def tab_stops(self) -> list[QWidget]:
        stops = [stop for panel in self.panels for stop in panel.stops]
        return [*self.row.buttons, *self.looks.values(), *stops, self.back, self.other, self.main]

    # ---- inside

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.row, 1)
        top.addSpacing(8)
        for button in self.looks.values():
            button.setCheckable(True)
            button.setFixedHeight(68)
            button.setStyleSheet("padding: 0 8px;")
            button.setMinimumWidth(72)
            top.addWidget(button)
        for panel in self.panels:
            self._stack.addWidget(panel)
        policy = self.said.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.said.setSizePolicy(policy)
        self.main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back.setFixedHeight(80)
        self.other.setFixedHeight(80)
        self.other.hide()
        self.back.setMinimumWidth(130)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.back)
        bottom.addWidget(self.said, 5)
        bottom.addWidget(self.other, 4)
        bottom.addWidget(self.main, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(bottom)

    @Slot()
    def _go_back(self) -> None:
        self.step_asked.emit(Step(max(self.step - 1, 0)))

    @Slot()
    def _choose_look(self) -> None:
        self.choose_look(next(name for name, button in self.looks.items() if button is self.sender()))

    @Slot(object)
    def _follow_window(self, _: Theme) -> None:
        self._show_look()

    def _show_look(self) -> None:
        look = self.look
        for name, button in self.looks.items():
            button.setChecked(name == look.name)
        self.themes.choose(look.theme)
        self.setStyleSheet(sheet_of(look, letters_of(spoken(self._store.settings.language))))
        self.look_changed.emit()

    # ---- keys

    def event(self, event: QEvent) -> bool:
        """Space, Enter and arrows are this screen's own, before they are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        by = self._step_of(event)
        if not by:
            super().keyPressEvent(event)
        elif by == "press":
            if not event.isAutoRepeat():
                self.main.click()
        elif 0 <= (wanted := self.step + (1 if by == "next" else -1)) <= max(Step):
            self.step_asked.emit(Step(wanted))

    def _step_of(self, event: QKeyEvent) -> str:
        """What a key means here: "press", "next", "back"; "" = nothing of ours."""
        held, alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.AltModifier
        if event.key() not in _OURS or held not in (Qt.KeyboardModifier.NoModifier, alt):
            return ""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return "next" if event.key() == Qt.Key.Key_Right else "back"
        return "" if held == alt else "press"

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(940, 480)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.main.setFocus()
        self.shown.emit()
