"""What people may say to an importer: its keyword arguments, declared once for the command line and the window.

An importer writes `def drafts(path, *, labels_start_s: Annotated[float, "when the label table's 0 s is"] = 0.0)`;
the flag `--labels-start-s` and the field of the dialog follow from that (core.setting_fields.arguments_of).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.core.errors import UserError
from workbench.core.setting_fields import SettingField

Given = Mapping[str, Any]
"""What people said, by the option's name; values may still be text."""


def arguments(title: str, options: Iterable[SettingField], given: Given) -> dict[str, Any]:
    """What was given, as keyword arguments. UserError tells all that is unknown or of the wrong kind."""
    known = {option.name: option for option in options}
    found, problems = {}, []
    for name, value in given.items():
        if name not in known:
            problems.append(f"there is no option {name!r}")
            continue
        try:
            found[name] = known[name].value_of(value)
        except (TypeError, ValueError):
            problems.append(f"{known[name].flag} {known[name].refusal(value)}")
    if problems:
        raise UserError.of_many(title, problems, _there_are(known.values()))
    return found


def _there_are(options: Iterable[SettingField]) -> str:
    flags = ", ".join(option.flag for option in options)
    return f"Its options are {flags}" if flags else "It has no options"
