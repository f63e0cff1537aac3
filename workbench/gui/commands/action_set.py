"""The table of actions brought to life: QActions, menus, keys, and which of them may be used now."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from workbench.gui.commands.actions import ACTIONS, EXCLUSIVE, MENUS, Action, menu_title
from workbench.gui.commands.conditions import CONDITIONS
from workbench.gui.commands.keys import Keys, is_plain
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme
from workbench.gui.work.later import Later

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class ActionSet(QObject):
    """Builds every action of the table once; `refresh`, asked for through `ask`, brings names and states up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.keys = Keys(window.store, self)
        self._session_keys = True
        self._actions = {a.id: self._made(a) for a in ACTIONS}
        self._groups = [self._exclusive(ids) for ids in EXCLUSIVE]
        self.menus: dict[str, QMenu] = {}
        for name in MENUS:
            self.menus[name] = window.menuBar().addMenu(menu_title(name))
            self.menus[name].setToolTipsVisible(True)
        for action in ACTIONS:
            if action.menu:
                self._add_to_menu(action)
        self._refresh = Later(self.refresh, 60, self)
        self.keys.changed.connect(self._give_keys)
        self.keys.changed.connect(self.ask)
        window.themes.changed.connect(self._paint)
        self._paint(window.themes.theme)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    @Slot()
    def ask(self, *_: Any) -> None:
        """Something happened that may change what can be done."""
        self._refresh.ask()

    def refresh(self) -> None:
        self._give_session_keys(not self._window.workspaces.is_train)
        for action in ACTIONS:
            made, why_not = self._actions[action.id], CONDITIONS[action.when](self._window)
            made.setEnabled(not why_not)
            made.setToolTip(_tip(action, self.keys.of(action), why_not))
            made.setStatusTip("")
            if action.checked:
                made.setChecked(bool(find(self._window, action.checked)))
        document = self._window.document
        undone = document.undo_name or self._window.campaign.reviewing.undo_name
        self._actions["undo"].setText(tr("&Undo {edit}", edit=undone).strip())
        self._actions["redo"].setText(tr("&Redo {edit}", edit=document.redo_name).strip())
        self._actions["hold_training"].setText(self._window.training.hold_text)
        self._actions["ask_network"].setText(self._window.training.use_text)
        self._actions["undo_many"].setText(self._window.campaign.undo_text)
        self._actions["redo_many"].setText(self._window.campaign.redo_text)

    def _give_session_keys(self, there: bool) -> None:
        """In the Train workspace a letter meant for a training must do nothing to a session that is not in sight."""
        if there == self._session_keys:
            return
        self._session_keys = there
        self._give_keys()

    @Slot()
    def _give_keys(self) -> None:
        """Every command the keys it has now; those that change hands are free before they are taken."""
        wanted = {action.id: self._keys_now(action) for action in ACTIONS}
        others = {id: keys for id, keys in wanted.items() if self._actions[id].shortcuts() != keys}
        for id in others:
            self._actions[id].setShortcuts([])
        for id, keys in others.items():
            self._actions[id].setShortcuts(keys)

    def _keys_now(self, action: Action) -> list[QKeySequence]:
        keys = self.keys.of(action)
        is_away = action.is_of_session and not self._session_keys and is_plain(keys)
        return [] if is_away else [QKeySequence(key) for key in keys]

    def _made(self, action: Action) -> QAction:
        made = QAction(action.shown_text, self._window)
        made.setObjectName(action.id)
        made.setData(action.data)
        made.setShortcuts(self._keys_now(action))
        only_here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        made.setShortcutContext(only_here if action.where else Qt.ShortcutContext.WindowShortcut)
        made.setCheckable(bool(action.checked))
        made.setMenuRole(_ROLES.get(action.id, QAction.MenuRole.NoRole))
        made.triggered.connect(find(self._window, action.call))
        made.triggered.connect(self.ask)
        home = find(self._window, action.where) if action.where else self._window
        home.addAction(made)
        return made

    def _exclusive(self, ids: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(self)
        for id in ids:
            group.addAction(self._actions[id])
        return group

    def _add_to_menu(self, action: Action) -> None:
        menu = self.menus.get(action.menu)
        if menu is None:
            above, _, name = action.menu.rpartition("/")
            menu = self.menus[action.menu] = self.menus[above].addMenu(menu_title(name))
            menu.setToolTipsVisible(True)
        if action.starts_group:
            menu.addSeparator()
        menu.addAction(self._actions[action.id])

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        for action in ACTIONS:
            if action.icon:
                self._actions[action.id].setIcon(icon(action.icon, theme))
                self._actions[action.id].setIconVisibleInMenu(False)


_ROLES = {
    "quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole,
    "settings": QAction.MenuRole.PreferencesRole,
}  # fmt: skip


def find(window: QObject, path: str) -> Callable[[], None] | Any:
    """What a path of the table stands for: "sessions.save" is window.sessions.save."""
    return reduce(getattr, path.split("."), window)


@cache
def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _tip(action: Action, its_keys: tuple[str, ...], why_not: str) -> str:
    said = action.shown_help or action.plain_text
    keys = f" ({native(its_keys[0])})" if its_keys else ""
    return f"{said}{keys}" + (f"\n{why_not}" if why_not else "")


@runtime_checkable
class Choosy(Protocol):
    """A table in which not everything that is typed begins to edit a cell."""

    def takes_typing(self, text: str) -> bool:
        """Does this text, typed on the current cell, begin to edit it?"""


class TableKeys(QObject):
    """Lets a table keep its keys: those that move in it, and single letters where typing starts to edit a cell.

    A `Choosy` table says itself which letters those are. Text fields need no such help: Qt gives them every key that
    types something.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(watched, QAbstractItemView)
            and is_for_table(watched, event)
        ):
            event.accept()
            return True
        return False


def is_for_table(view: QAbstractItemView, event: QKeyEvent) -> bool:
    """Is this key the table's own?"""
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if plain != Qt.KeyboardModifier.NoModifier:
        return False
    if event.key() in _MOVING_KEYS:
        return True
    return bool(event.text()) and event.text().isprintable() and _starts_editing(view, event.text())


_MOVING_KEYS = {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def _starts_editing(view: QAbstractItemView, text: str) -> bool:
    if isinstance(view, Choosy):
        return view.takes_typing(text)
    triggers, index = view.editTriggers(), view.currentIndex()
    by_key = bool(triggers & QAbstractItemView.EditTrigger.AnyKeyPressed)
    return by_key and index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
