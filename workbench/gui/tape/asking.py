"""Before known heights give way to a guess: what people want."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.core.tape.known import Lost
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import shown

Answer = Literal["use", "replace", "stay"]
_MOST_NAMED = 6


def what_of_heights(lost: tuple[Lost, ...], parent: QWidget) -> Answer:
    """Use the known heights as if they had been measured, let the guess replace them, or place nothing."""
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.NoIcon)
    question.setWindowTitle(tr("Known heights would be lost"))
    question.setText(tr("Too few heights are measured, so z would become a guess."))
    lines = [_line(one) for one in lost]
    if len(lines) > _MOST_NAMED:
        lines[_MOST_NAMED:] = [tr("and {n} more", n=len(lines) - _MOST_NAMED)]
    question.setInformativeText("\n".join(lines))
    using = question.addButton(tr("&Use Known Heights"), QMessageBox.ButtonRole.AcceptRole)
    replacing = question.addButton(tr("&Replace Them"), QMessageBox.ButtonRole.DestructiveRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(using)
    question.exec()
    if question.clickedButton() is using:
        return "use"
    return "replace" if question.clickedButton() is replacing else "stay"


def _line(one: Lost) -> str:
    before, after = shown(one.before_m, 2), shown(one.after_m, 2)
    return tr("{name}: z {before} m would become {after} m", name=one.name, before=before, after=after)
