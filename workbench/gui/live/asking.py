"""What is asked before a recording is lost or ended."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.gui.language.words import tr

Role = QMessageBox.ButtonRole


def ask_discard(seconds: float, parent: QWidget) -> bool:
    """May what was recorded be deleted? It goes on being recorded while this is asked."""
    text = tr("Delete the {seconds:.0f} s recorded so far?", seconds=seconds)
    more = tr("The recording ends and its folder is deleted for good.")
    return _asked(text, more, tr("Delete"), tr("Go On Recording"), parent)


def ask_end(parent: QWidget) -> bool:
    """May the recording end with the window?"""
    return _asked(tr("A recording is going on."), tr("Closed, the window ends it; what was recorded is kept."),
                  tr("End and Close"), tr("Do Not Close"), parent)  # fmt: skip


def _asked(text: str, more: str, yes: str, no: str, parent: QWidget) -> bool:
    question = QMessageBox(parent)
    question.setObjectName("recording")
    question.setWindowTitle(yes)
    question.setText(text)
    question.setInformativeText(more)
    agreed = question.addButton(yes, Role.DestructiveRole)
    question.setDefaultButton(question.addButton(no, Role.RejectRole))
    question.exec()
    return question.clickedButton() is agreed
