"""People's own thresholds as the settings file keeps them: only what is not as it was delivered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.core.errors import UserError

if TYPE_CHECKING:
    from workbench.judge.registry import Thresholds


def thresholds_of(changed: Mapping[str, Any]) -> Thresholds:
    """What is unknown, or out of its range, is left as it was delivered: the file may be another version's."""
    from workbench.judge.registry import Thresholds  # here, not above: it would hold up the window's start

    found = Thresholds()
    for setting in found.setting_fields():
        if setting.dotted in changed:
            try:
                found = found.with_value(setting, changed[setting.dotted])
            except UserError:
                continue
    return found


def n_in_force(changed: Mapping[str, Any]) -> int:
    """How many thresholds are not as they were delivered; what is unknown or out of its range is none."""
    from workbench.judge.registry import Thresholds

    usual, own = Thresholds().setting_fields(), thresholds_of(changed).setting_fields()
    return sum(a.default != b.default for a, b in zip(usual, own, strict=True))


def read_kept(text: str) -> dict[str, Any]:
    """Dotted name -> value, of a settings file's text."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return {str(name): value for name, value in found.items()} if isinstance(found, dict) else {}


def written(changed: Mapping[str, Any]) -> str:
    """The text that read_kept reads."""
    return json.dumps(dict(changed), sort_keys=True) if changed else ""
