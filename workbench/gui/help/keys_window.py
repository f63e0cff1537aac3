"""Keys: every command with its keys, to look up and to change, and what the mouse does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.commands.action_set import native
from workbench.gui.commands.actions import ACTIONS, Action
from workbench.gui.commands.keys import Keys, refusal
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tables.column import Column
from workbench.gui.tables.rows_table import RowsTable

MOUSE = (
    (QT_TR_NOOP("Scroll frequency"), QT_TR_NOOP("Wheel")),
    (QT_TR_NOOP("Scroll time"), QT_TR_NOOP("Shift+Wheel")),
    (QT_TR_NOOP("Zoom frequency"), QT_TR_NOOP("Ctrl+Wheel")),
    (QT_TR_NOOP("Zoom time"), QT_TR_NOOP("Ctrl+Shift+Wheel")),
    (QT_TR_NOOP("Select time and frequency"), QT_TR_NOOP("Drag in a spectrogram")),
    (QT_TR_NOOP("Select in one microphone"), QT_TR_NOOP("Ctrl+Drag")),
    (QT_TR_NOOP("Select time"), QT_TR_NOOP("Drag on the time axis")),
    (QT_TR_NOOP("Shift a compared session"), QT_TR_NOOP("Drag in its spectrograms")),
    (QT_TR_NOOP("Move the spectrograms"), QT_TR_NOOP("Shift+Drag or middle drag")),
    (QT_TR_NOOP("Change a label's ends"), QT_TR_NOOP("Drag its edges")),
    (QT_TR_NOOP("Rename a label"), QT_TR_NOOP("Double click on it")),
    (QT_TR_NOOP("Move a microphone on its plane"), QT_TR_NOOP("Drag in the 3-D view")),
    (QT_TR_NOOP("Move it up or down"), QT_TR_NOOP("Shift+Drag")),
    (QT_TR_NOOP("Move it off the grid"), QT_TR_NOOP("Ctrl+Drag")),
    (QT_TR_NOOP("Type its coordinates"), QT_TR_NOOP("Double click")),
)
_WHERE = {
    "sound": QT_TR_NOOP("In the spectrograms"),
    "site.space": QT_TR_NOOP("In the 3-D view"),
    "training_page.runs": QT_TR_NOOP("In the runs"),
}
_FIXED = QT_TR_NOOP("These are the 3-D view's own: with Alt a small step, with Shift a large one.")


@dataclass(frozen=True)
class KeyRow:
    """A line of the window. action None: a gesture of the mouse, which is as it is."""

    text: str
    keys: str
    place: str
    number: int
    action: Action | None = None
    is_own: bool = False


_COLUMNS: tuple[Column[KeyRow], ...] = (
    Column(
        "text",
        QT_TR_NOOP("Command"),
        QT_TR_NOOP("What it does"),
        lambda r: r.text,
        lambda r: r.text.casefold(),
        "Copy Array to Sessions",
    ),
    Column(
        "keys",
        QT_TR_NOOP("Keys"),
        QT_TR_NOOP("What to press"),
        lambda r: f"{r.keys}{' *' if r.is_own else ''}",
        lambda r: r.keys or None,
        "Ctrl+Shift+Z or Ctrl+Y",
        tip=lambda r: tr("Your own") if r.is_own else r.keys,
    ),
    Column(
        "place",
        QT_TR_NOOP("Where"),
        QT_TR_NOOP("Its menu, or the view in which it works"),
        lambda r: r.place,
        lambda r: r.number,
        "View \N{MIDDLE DOT} Spectrograms",
    ),
)


class KeysWindow(QDialog):
    """Stays open beside the work. What is changed acts at once and is kept; nothing changes hands unsaid."""

    def __init__(self, keys: Keys, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = keys
        self.search, self.table = QLineEdit(), RowsTable(_COLUMNS, themes, tr("Commands and their keys"))
        self.name, self.field, self.message = QLabel(), QKeySequenceEdit(), QLabel()
        self.use, self.add, self.none, self.reset = (
            QPushButton(text) for text in (tr("&Use"), tr("A&dd"), tr("&No Key"), tr("&Reset"))
        )
        self._set_up()
        self._lay_out()
        keys.changed.connect(self._fill)
        self._fill()
        self.table.selectRow(0)
        self.search.setFocus()
        self.resize(680, 620)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.table.sorted.setFilterKeyColumn(-1)
        self.table.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.chosen.connect(self._choose)
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(tr("New keys"))
        self.field.keySequenceChanged.connect(self._check)
        self.message.setWordWrap(True)
        self.message.setProperty("role", "muted")
        tips = (tr("Its only keys"), tr("Besides those that it has"),
                tr("In menus and in the list of all commands only"), tr("As they were at first"))  # fmt: skip
        for button, act, tip in zip(self._buttons, (self._use, self._add, self._clear, self._reset), tips, strict=True):
            button.clicked.connect(act)
            button.setToolTip(tip)
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.field, 1)
        for button in self._buttons:
            row.addWidget(button)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_all = ends.addButton(tr("Reset &All"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.clicked.connect(self._keys.reset_all)
        ends.rejected.connect(self.close)
        for button in ends.buttons():
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(ends)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.use, self.add, self.none, self.reset

    # ---- showing

    @Slot()
    def _fill(self) -> None:
        actions = [a for a in ACTIONS if a.id != "palette" or self._keys.of(a)]
        rows = [self._row(i, action) for i, action in enumerate(actions)]
        rows += [KeyRow(tr(said), tr(how), tr("Mouse"), len(rows) + i) for i, (said, how) in enumerate(MOUSE)]
        self.table.show_rows(rows)
        self.reset_all.setEnabled(self._keys.has_own)
        self._choose(self.table.current)

    def _row(self, number: int, action: Action) -> KeyRow:
        place = tr(_WHERE[action.where]) if action.where in _WHERE else action.shown_place
        keys = _said(self._keys.of(action))
        return KeyRow(action.plain_text, keys, place or tr("All commands"), number, action, self._keys.is_own(action))

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.table.sorted.setFilterFixedString(text.strip())
        if not self.table.currentIndex().isValid() or self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._choose(self.table.current)

    @Slot(object)
    def _choose(self, row: KeyRow | None) -> None:
        action = None if row is None else row.action
        self.name.setText("" if row is None else row.text)
        can_change = action is not None and not action.has_fixed_keys
        self.field.clear()
        for part in (self.field, *self._buttons):
            part.setEnabled(can_change)
        self.use.setEnabled(False)
        self.add.setEnabled(False)
        if row is not None and not can_change:
            self.message.setText(tr(_FIXED) if action is not None else tr("Gestures of the mouse are as they are."))
        elif action is not None:
            self.none.setEnabled(bool(self._keys.of(action)))
            self.reset.setEnabled(self._keys.is_own(action))
            self.message.setText(tr("Click in the field and press the new keys."))

    @Slot()
    def _check(self, *_: object) -> None:
        """Say what the pressed keys are now."""
        action, key = self._action, self._pressed
        if action is None or not key:
            return
        holders = self._keys.holders(key, action)
        is_fixed = any(a.has_fixed_keys for a in holders)
        problem = refusal(key) or (tr("The 3-D view needs this key itself") if is_fixed else "")
        can_use = not problem and key not in self._keys.of(action)
        self.use.setEnabled(can_use)
        self.add.setEnabled(can_use)
        if problem:
            self.message.setText(f"{problem}.")
        elif holders:
            names = tr(" and ").join(map(_quoted, holders))
            self.message.setText(tr("{key} belongs to {names}, which would lose it.", key=native(key), names=names))
        elif can_use:
            self.message.setText(tr("{key} is free.", key=native(key)))
        else:
            self.message.setText(tr("{key} is its key already.", key=native(key)))

    # ---- changing

    @property
    def _action(self) -> Action | None:
        row = self.table.current
        return None if row is None or row.action is None or row.action.has_fixed_keys else row.action

    @property
    def _pressed(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    @Slot()
    def _use(self) -> None:
        if (action := self._action) is not None:
            self._keys.change(action, (self._pressed,))

    @Slot()
    def _add(self) -> None:
        if (action := self._action) is not None:
            self._keys.change(action, (*self._keys.of(action), self._pressed))

    @Slot()
    def _clear(self) -> None:
        if (action := self._action) is not None:
            self._keys.change(action, ())

    @Slot()
    def _reset(self) -> None:
        if (action := self._action) is not None:
            others = self._keys.reset(action)
            if others:
                self.message.setText(" ".join(map(self._said_of, others)))

    def _said_of(self, other: Action) -> str:
        """What a command has that another's reset changed."""
        name, keys = _quoted(other), _said(self._keys.of(other))
        if not keys:
            return tr("{name} is left without a key.", name=name)
        if self._keys.is_own(other):
            return tr("{name} now has {keys}.", name=name, keys=keys)
        return tr("{name} has {keys} again.", name=name, keys=keys)


def _said(keys: tuple[str, ...]) -> str:
    return tr(" or ").join(native(key) for key in keys)


def _quoted(action: Action) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{action.plain_text}\N{RIGHT DOUBLE QUOTATION MARK}"
