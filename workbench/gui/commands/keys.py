"""Which keys the commands have: those of the table, or those that people chose instead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence

from workbench.gui.commands.actions import ACTIONS, Action, action_of
from workbench.gui.language.words import tr
from workbench.gui.state.settings import Settings, SettingsStore

Chosen = Mapping[str, tuple[str, ...]]
"""Id of a command -> its keys, in Qt's portable text."""

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Keys(QObject):
    """`changed`: commands have other keys. What people choose is in the settings; what is as in the table is not."""

    changed = Signal()

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._chosen = _read(store.settings.keys)
        store.changed.connect(self._follow)

    def of(self, action: Action) -> tuple[str, ...]:
        """The keys of a command now."""
        return self._chosen.get(action.id, action.keys)

    def is_own(self, action: Action) -> bool:
        """Did people choose other keys than the table has?"""
        return action.id in self._chosen

    @property
    def has_own(self) -> bool:
        return bool(self._chosen)

    def holders(self, key: str, action: Action) -> tuple[Action, ...]:
        """Other commands that have this key where `action` would have it: with it on both, Qt would call neither."""
        return _holders(self._chosen, normal(key), action)

    def change(self, action: Action, keys: Iterable[str]) -> None:
        """Give a command these keys, and take them from the commands that have them. Fixed keys stay (ValueError)."""
        self._choose(_given(self._chosen, action, keys))

    def reset(self, action: Action) -> tuple[Action, ...]:
        """The keys of the table again; who has them now loses them. -> the other commands whose keys changed.

        Of those, and of the ones whose keys the command had, each that is left with none but keys of the table has its
        keys of the table again, as far as they are free.
        """
        before, chosen = self._chosen, _given(self._chosen, action, action.keys)
        freed = set(_keys_in(before, action)) - set(_first(action))
        others = [other for other in ACTIONS if other.id != action.id]
        for other in others:
            now, first = _keys_in(chosen, other), _first(other)
            is_robbed = any(key in freed and key not in now and _meet(action, other, key) for key in first)
            if (is_robbed or now != _keys_in(before, other)) and set(now) <= set(first):
                chosen[other.id] = tuple(k for k in first if k in now or not _holders(chosen, k, other))
        self._choose(chosen)
        return tuple(other for other in others if _keys_in(chosen, other) != _keys_in(before, other))

    def reset_all(self) -> None:
        self._choose({})

    def _choose(self, chosen: Chosen) -> None:
        self._store.change(keys=_written(chosen))

    @Slot(object, object)
    def _follow(self, before: Settings, now: Settings) -> None:
        if before.keys != now.keys:
            self._chosen = _read(now.keys)
            self.changed.emit()


def normal(key: str) -> str:
    """A key as Qt writes it, so that "ctrl+b" and "Ctrl+B" are one; "" when it is none."""
    return QKeySequence(key, _PORTABLE).toString(_PORTABLE)


def refusal(key: str) -> str:
    """Why a key cannot be chosen, "" when it can."""
    sequence = QKeySequence(key, _PORTABLE)
    if sequence.isEmpty():
        return tr("Press the keys in the field first")
    if sequence[0].key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return tr("Tab goes from field to field and stays with that")
    return ""


def is_plain(keys: tuple[str, ...]) -> bool:
    """Are they single letters or the like, which do something to what is in sight?"""
    return bool(keys) and not any(k.startswith(("Ctrl", "Alt", "Meta", "Esc")) or k in ("F1", "F11") for k in keys)


def _first(action: Action) -> tuple[str, ...]:
    """A command's keys in the table."""
    return tuple(map(normal, action.keys))


def _keys_in(chosen: Chosen, action: Action) -> tuple[str, ...]:
    """What a command has with these keys, as Qt writes it."""
    return chosen[action.id] if action.id in chosen else _first(action)


def _holders(chosen: Chosen, key: str, action: Action) -> tuple[Action, ...]:
    return tuple(
        other
        for other in ACTIONS
        if other.id != action.id and _meet(action, other, key) and key in _keys_in(chosen, other)
    )


def _given(chosen: Chosen, action: Action, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Keys with these on a command and on no other. Fixed keys stay (ValueError)."""
    wanted = tuple(dict.fromkeys(normal(key) for key in keys))
    given = dict(chosen) | {action.id: wanted}
    for key in wanted:
        for other in _holders(chosen, key, action):
            if other.has_fixed_keys:
                raise ValueError(f"{other.plain_text} keeps {key}")
            given[other.id] = tuple(k for k in _keys_in(given, other) if k != key)
    return given


def _meet(one: Action, other: Action, key: str) -> bool:
    """Would a key mean both at the same place? Keys of one view may be another view's too, and the 3-D view takes its
    own before the window hears of them. Letters of the session are away while trainings are looked at.
    """
    if one.where and other.where:
        return one.where == other.where
    if one.has_fixed_keys or other.has_fixed_keys:
        return False
    is_of_training = "training_page.runs" in (one.where, other.where)
    return not (is_of_training and is_plain((key,)) and (one.is_of_session or other.is_of_session))


def _written(chosen: Chosen) -> str:
    own = {id: list(keys) for id, keys in chosen.items() if keys != _first(action_of(id))}
    return json.dumps(own, sort_keys=True) if own else ""


def _read(text: str) -> Chosen:
    """What a file says, as far as it makes sense: it may have been edited by hand, or be another version's."""
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return MappingProxyType({})
    known = {action.id for action in ACTIONS if not action.has_fixed_keys}
    found = {}
    for id, keys in said.items() if isinstance(said, dict) else ():
        if id in known and isinstance(keys, list) and all(isinstance(key, str) and normal(key) for key in keys):
            found[id] = tuple(map(normal, keys))
    return MappingProxyType(found)
