"""The labels of the open session while people work on them: which one is chosen, and every edit, one step of history
each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.label_edits import label_problem, with_label, with_label_at, without_labels
from workbench.core.session import Label, Session
from workbench.gui.language.words import tr
from workbench.gui.sound.names import is_same_sound
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Selection, Viewing


class Marking(QObject):
    """`chosen_changed`: another label is chosen, or none. said(text): why something could not be done.

    naming(index): people are to type this label's text now. An edit of a read-only session is refused by the document,
    which says why.
    """

    chosen_changed = Signal()
    naming = Signal(int)
    said = Signal(str)

    def __init__(self, document: Document, viewing: Viewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self._viewing = document, viewing
        self._chosen: int | None = None
        document.changed.connect(self._follow)

    # ---- reading

    @property
    def labels(self) -> tuple[Label, ...]:
        return () if self.document.session is None else self.document.session.labels

    @property
    def chosen(self) -> int | None:
        """Index of the chosen label, None when there is none (also while others hear of labels that are gone first)."""
        return self._chosen if self._chosen is not None and self._chosen < len(self.labels) else None

    @property
    def chosen_label(self) -> Label | None:
        return None if self.chosen is None else self.labels[self.chosen]

    @property
    def selection(self) -> Selection | None:
        return self._viewing.look.selection

    @property
    def why_not(self) -> str:
        """Why labels cannot be edited now, "" when they can."""
        return self.document.read_only_reason

    # ---- selecting and choosing

    def select(self, selection: Selection | None) -> None:
        """Mark a part of the sound; None = nothing."""
        self._viewing.change(selection=selection)

    def choose(self, index: int | None) -> None:
        if index != self._chosen:
            self._chosen = index
            self.chosen_changed.emit()

    def select_label(self, index: int) -> None:
        """Choose a label and mark its part of the sound."""
        self.choose(index)
        label = self.labels[index]
        microphone = None if label.microphone is None else label.microphone - 1
        self.select(Selection(label.start_s, label.end_s, label.low_hz, label.high_hz, microphone))

    # ---- editing

    def add(self, label: Label) -> int | None:
        """A new label, chosen; -> its index, None when it was refused."""
        session = self._editable()
        if session is None:
            return None
        edited, index = with_label(session, label)
        self.document.edit(tr("Label {quoted}", quoted=_quoted(label)) if label.text else tr("Label"), edited)
        self.choose(index)
        return index

    def add_at_selection(self) -> None:
        """A label where the selection is; its text is to be typed at once."""
        marked = self.selection
        if marked is None:
            self.said.emit(tr("Select a part of the sound first: drag in a spectrogram."))
            return
        microphone = None if marked.microphone is None else marked.microphone + 1
        self._add_and_name(Label(start_s=marked.start_s, end_s=marked.end_s, low_hz=marked.low_hz,
                                 high_hz=marked.high_hz, microphone=microphone))  # fmt: skip

    def add_at(self, time_s: float) -> None:
        """A label at a moment; its text is to be typed at once."""
        self._add_and_name(Label(start_s=time_s, end_s=time_s))

    def _add_and_name(self, label: Label) -> None:
        index = self.add(label)
        if index is not None:
            self.naming.emit(index)

    def change(self, index: int, label: Label, *, merge: bool = False) -> bool:
        """Put another in a label's place; False when it was refused. merge : part of a drag."""
        session = self._editable()
        if session is None or not 0 <= index < len(session.labels):
            return False
        problem = label_problem(label, len(session.microphones))
        if problem:
            self.said.emit(problem)
            return False
        self.document.edit(_edit_name(session.labels[index], label), with_label_at(session, index, label), merge=merge)
        return True

    def index_of(self, label: Label | None) -> int | None:
        """Where this very label is now; None when it was edited or is gone: an index may mean another one by then."""
        return next((i for i, each in enumerate(self.labels) if each is label), None)

    def go_back_to(self, session: Session | None) -> None:
        """Take back what was edited since the session was this one, if that is a step of its history."""
        steps = self.document.history.steps
        at = next((i for i, step in enumerate(steps) if step.session is session), None)
        if session is not None and at is not None:
            self.document.go_to(at)

    def rename(self, index: int, text: str) -> bool:
        return self.change(index, replace(self.labels[index], text=text.strip()))

    def remove(self, indices: Iterable[int]) -> None:
        """Delete labels, as one step."""
        session, gone = self._editable(), sorted(set(indices))
        if session is None or not gone:
            return
        if len(gone) == 1:
            name = tr("Delete label {quoted}", quoted=_quoted(session.labels[gone[0]])).rstrip()
        else:
            name = tr("Delete {n} labels", n=len(gone))
        self.document.edit(name, without_labels(session, gone))

    def _editable(self) -> Session | None:
        """The session to edit; None, said aloud, when there is none or it is read-only."""
        if self.why_not:
            self.document.refused.emit(self.why_not)
            return None
        return self.document.session

    # ---- following

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        """Keep the chosen label chosen, wherever it is now; a new recording has no selection yet."""
        if not is_same_sound(before, now):
            self.choose(None)
            self._viewing.change(selection=None)
        elif self._chosen is not None and before is not None and now is not None and before.labels is not now.labels:
            self.choose(_index_now(before.labels, now.labels, self._chosen))


def _index_now(before: tuple[Label, ...], now: tuple[Label, ...], chosen: int) -> int | None:
    """Where the chosen label is after an edit; None when it is gone."""
    label = before[chosen]
    if chosen < len(now) and (now[chosen] is label or len(now) == len(before)):
        return chosen
    return next((i for i, each in enumerate(now) if each is label), None)


def _quoted(label: Label) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{label.text}\N{RIGHT DOUBLE QUOTATION MARK}" if label.text else ""


def _edit_name(before: Label, now: Label) -> str:
    if before.text != now.text and replace(before, text=now.text) == now:
        return tr("Rename label to {quoted}", quoted=_quoted(now)) if now.text else tr("Clear the text of a label")
    return tr("Change label {quoted}", quoted=_quoted(now)).rstrip()
