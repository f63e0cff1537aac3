"""One setting in a form: its name, its editor, unit, a way back to the default, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.core.setting_fields import SettingField
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme
from workbench.gui.setting_form.editors import ChoiceEditor, Editor, TickEditor, written
from workbench.gui.setting_form.needs import needs_of
from workbench.gui.site_form.parts import note, say

_UNIT_WIDTH = 96


class SettingRow(QWidget):
    """`changed` with what people type. A value that is not the default makes the name bold and offers the way back."""

    changed = Signal()

    def __init__(
        self, field: SettingField, editor: Editor, parent: QWidget | None = None, *, says_help: bool = False
    ) -> None:
        """says_help : it stands below the editor, instead of beside it where it fits."""
        super().__init__(parent)
        self.field, self.editor, self.default = field, editor, field.default
        self.label, self.unit, self.back = QLabel(tr(field.label)), QLabel(tr(field.unit)), QToolButton()
        self.about, self.problem = QLabel(tr(field.help)), note(role="error")
        self._says_help = says_help
        self._idle = ""
        self._width_of_help = self.about.sizeHint().width()
        self.about.setText("")
        self._lay_out()
        self._explain()
        editor.changed.connect(self._tell)
        self.back.clicked.connect(self.reset)
        say(self.problem, "", "error")
        editor.show_value(field.default)
        self._mark()

    def _lay_out(self) -> None:
        self.label.setBuddy(self.editor)
        self.unit.setProperty("role", "muted")
        self.back.setProperty("flat", True)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.setIconSize(QSize(14, 14))
        self.back.setFixedSize(24, 24)
        self.back.setStyleSheet("padding: 0")
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.about.setProperty("role", "muted")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.label.setFixedHeight(self.back.height())
        if self.is_narrow:
            grid.addWidget(self.editor, 0, 1)
            grid.addWidget(self.unit, 0, 2)
            self.unit.setMinimumWidth(_UNIT_WIDTH)
        elif self.is_short:
            grid.addWidget(self.editor, 0, 1, 1, 2)
        else:
            grid.addWidget(self.editor, 0, 1, 1, 3)
        if self.is_short:
            grid.addWidget(self.about, 0, 3)
        grid.setColumnStretch(3 if self.is_short else 1, 1)
        grid.addWidget(self.back, 0, 4, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.problem, 1, 1, 1, 4)
        if self._says_help:
            grid.addWidget(note(_sentence(tr(self.field.help))), 2, 1, 1, 4)

    @property
    def is_narrow(self) -> bool:
        """A number stands beside its unit."""
        return self.field.kind in (int, float) and not self.field.is_several and not self.field.choices

    @property
    def is_short(self) -> bool:
        """Numbers, ticks and choices are as wide as they need; texts take the width there is."""
        return self.is_narrow or isinstance(self.editor, (TickEditor, ChoiceEditor))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The help stands beside a short editor where all of it fits; on hover it is always there."""
        super().resizeEvent(event)
        if not self._says_help and self.is_short:
            beside = self.layout().cellRect(0, 2).right()
            room = self.width() - beside - self.back.width() - 24
            self.about.setText(tr(self.field.help) if self._width_of_help < room else "")

    @property
    def given(self) -> Any:
        return self.editor.given

    def show_value(self, value: Any) -> None:
        self.editor.show_value(value)

    @property
    def is_default(self) -> bool:
        """Does the default stand there, however it is written?"""
        try:
            return bool(self.field.value_of(self.given) == self.default)
        except ValueError:
            return bool(self.given == self.default)

    @Slot()
    def reset(self) -> None:
        """Back to the default."""
        had_focus = self.back.hasFocus()
        self.editor.show_value(self.default)
        if had_focus:
            self.editor.setFocus()

    def tell(self, text: str, role: str = "error") -> None:
        """What is wrong with it, below the editor; "" = nothing."""
        say(self.problem, text, role)

    @property
    def idle(self) -> str:
        """Why it does not matter now; "" when it does."""
        return self._idle

    def set_idle(self, why: str) -> None:
        """It does not matter now, and why; "" = it does."""
        if why != self._idle:
            self._idle = why
            for part in (self.label, self.editor, self.unit, self.about, self.back):
                part.setEnabled(not why)
            self._explain()

    def paint(self, theme: Theme) -> None:
        self.back.setIcon(icon("undo", theme, theme.muted))

    def _explain(self) -> None:
        field = self.field
        about = _sentence(tr(field.help))
        needs = tr("Needs {needs}.", needs=needs_of(field)) if field.span else ""
        usual = written(field.default) or (tr("left to the network") if field.is_optional else tr("nothing"))
        usual = tr(field.choices[field.default]) if field.default in field.choices else usual
        told = "\n".join(filter(None, (about, needs, tr("As usual: {value}", value=usual))))
        tip = f"{self._idle}\n\n{told}" if self._idle else told
        for part in (self, self.label, self.editor):
            part.setToolTip(tip)
            part.setWhatsThis(told)
        self.editor.setAccessibleName(tr(field.label))
        self.editor.setAccessibleDescription(told)
        self.back.setAccessibleName(tr("{setting}: back to the default", setting=tr(field.label)))

    @Slot()
    def _tell(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        is_changed = not self.is_default
        font = self.label.font()
        font.setBold(is_changed)
        self.label.setFont(font)
        self.back.setVisible(is_changed)
        ticks = {True: tr("Ticked"), False: tr("not ticked")}
        text = ticks[self.default] if isinstance(self.default, bool) else written(self.default)
        text = tr(self.field.choices[self.default]) if self.default in self.field.choices else text
        self.back.setToolTip(tr("Back to {value}", value=text or tr("nothing")))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
