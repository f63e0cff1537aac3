"""Prints the texts that the window shows out of tables below it, as lupdate finds texts: one tr("...") a line."""

from __future__ import annotations

import json
from calendar import month_abbr
from collections.abc import Iterator

from workbench.core.setting_fields import SettingField, fields_of
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.engine.edition import NO_TRAINING
from workbench.evaluate.evaluation import SPLIT_TITLES, SPLIT_WORDS
from workbench.files.column_map import MATCH_TITLES, ROLE_TITLES, UNIT_TITLES
from workbench.files.text_table import DELIMITERS
from workbench.gui.commands.actions import ACTIONS, MENUS
from workbench.gui.state.settings import Settings
from workbench.judge.registry import Thresholds, known_checks
from workbench.localize.registry import known_methods
from workbench.training.config import TrainConfig


def texts() -> Iterator[str]:
    for action in ACTIONS:
        yield from (action.text, action.help)
        yield from (f"&{name}" for name in action.menu.split("/"))
    yield from (f"&{name}" for name in MENUS)
    for owner in (Settings, TrainConfig, SpectrogramSettings):
        for field in fields_of(owner):
            if field.help or owner is not Settings:  # what has no help is set elsewhere than in a form
                yield from _of_field(field)
    for field in Thresholds().setting_fields():
        yield from _of_field(field)
    for check in known_checks():
        yield from (check.title, check.about)
    for titles in (MATCH_TITLES, ROLE_TITLES, UNIT_TITLES, DELIMITERS):
        yield from titles.values()
    yield from month_abbr
    for method in known_methods():
        yield from (method.about, *method.caveat.split("; "))
    yield NO_TRAINING
    for words in (SPLIT_TITLES.values(), *SPLIT_WORDS.values()):
        yield from words


def _of_field(field: SettingField) -> Iterator[str]:
    yield from (field.label, field.words, field.unit)
    if field.help:
        yield from (field.help, *map(str, field.choices.values()))


def main() -> None:
    for text in sorted({text for text in texts() if any(c.isalpha() for c in text)}):
        print(f"tr({json.dumps(text, ensure_ascii=False)})")


if __name__ == "__main__":
    main()
