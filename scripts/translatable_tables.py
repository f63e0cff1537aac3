"""Prints the texts that the window shows out of tables below it, as lupdate finds texts: one tr("...") a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.core.setting_fields import fields_of
from workbench.gui.commands.actions import ACTIONS
from workbench.gui.looks.layout import WORKSPACES
from workbench.gui.state.settings import Settings
from workbench.training.config import TrainConfig


def texts() -> Iterator[str]:
    for action in ACTIONS:
        yield from (action.text, action.help)
        yield from action.menu.split("/")
    yield from (workspace.title for workspace in WORKSPACES.values())
    for owner in (Settings, TrainConfig):
        for field in fields_of(owner):
            yield from (field.label, field.help, field.unit, *map(str, field.choices.values()))


def main() -> None:
    for text in sorted({text for text in texts() if any(c.isalpha() for c in text)}):
        print(f"tr({json.dumps(text, ensure_ascii=False)})")


if __name__ == "__main__":
    main()
