"""Write docs/guide/keys.md from the table of actions: every command, its keys and what it does.

scripts/keys_page.py          writes the page
scripts/keys_page.py --print  prints it
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from workbench.gui.commands.actions import ACTIONS, MENUS, Action

PAGE = Path(__file__).resolve().parent.parent / "docs" / "guide" / "keys.md"
HEAD = """# Keys and commands

Written by `scripts/keys_page.py` from the table of actions; not to be edited. Keys can be changed in *Help > Keys*;
*All Commands* (Ctrl+Shift+P) finds any of them by its name. On macOS Ctrl is Command. Single letters
never fire while a field is typed in.

The mouse over the spectrograms: the wheel scrolls frequency, Shift+wheel time; Ctrl+wheel zooms frequency,
Ctrl+Shift+wheel time; a drag selects; Shift+drag moves the view.
"""
WHERE = {"sound": "in the spectrograms", "site.space": "in the site view", "training_page.runs": "in the list of runs"}


def keys_page() -> str:
    """The page's text."""
    shown = sorted((a for a in ACTIONS if a.keys or a.menu), key=_menu_place)
    parts = [HEAD]
    for menu, actions in groupby(shown, key=lambda action: action.menu.partition("/")[0]):
        parts.append(f"\n## {menu or 'Without a menu'}\n\n| command | keys | what it does |\n|---|---|---|\n")
        parts.extend(_row(action) for action in actions)
    return "".join(parts)


def _menu_place(action: Action) -> int:
    """Menus in their order, each action in the table's."""
    menu = action.menu.partition("/")[0]
    return MENUS.index(menu) if menu in MENUS else len(MENUS)


def _row(action: Action) -> str:
    keys = ", ".join(f"`{key}`" for key in action.keys)
    said = f"{keys} {WHERE[action.where]}" if keys and action.where else keys
    return f"| {action.plain_text} | {said} | {action.help} |\n"


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        print(keys_page(), end="")
    else:
        PAGE.write_text(keys_page(), encoding="utf-8")
