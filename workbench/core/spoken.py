"""Sentences that people read in their own language: what is said, and with which values, apart from the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]
"""A template in English -> the same in another language, its {names} as they are; itself where nobody translated it."""


@dataclass(frozen=True)
class Said:
    """A sentence, or a part of one. template : in English, with {names}; values : for these, texts or parts."""

    template: str
    values: Mapping[str, str | Said] = field(default_factory=dict)

    def text(self, translate: Translate | None = None) -> str:
        """In words; None = in English."""
        template = self.template if translate is None else translate(self.template)
        told = {k: v.text(translate) if isinstance(v, Said) else v for k, v in self.values.items()}
        return template.format(**told) if told else template


def tr(template: str, /, **values: str | Said) -> Said:
    """Not said yet, unlike the window's function of this name, which looks up what it is given at once.

    Both are called so because that is how lupdate finds texts (scripts/translations.sh).
    """
    return Said(template, values)
