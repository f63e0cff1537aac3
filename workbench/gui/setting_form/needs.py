"""What a setting must be, in the window's language: core/setting_fields says it in English, for files and flags."""

from __future__ import annotations

from workbench.core.setting_fields import Bound, SettingField
from workbench.gui.language.words import tr


def needs_of(field: SettingField) -> str:
    """As the end of a sentence: "a whole number from 1 to 16"."""
    if field.words:
        return tr(field.words)
    if field.choices and field.kind is not bool:
        values = ", ".join(map(str, field.choices))
        several = tr("one or more of {values}", values=values)
        each = several if field.is_several else tr("one of {values}", values=values)
    elif field.is_several:
        each = tr("one or more names")
    else:
        nouns = {bool: tr("yes or no"), int: tr("a whole number"), float: tr("a number"), str: tr("text")}
        noun = nouns[field.kind]
        each = tr("{noun} {span}", noun=noun, span=_span_of(field)) if field.span else noun
    return tr("{needed}, or nothing", needed=each) if field.is_optional else each


def _span_of(field: SettingField) -> str:
    """Its range: "from 0 to 127", "above 0 and below 1"."""
    low, high = field.low, field.high
    if high is not None and high.is_open and field.kind is int:
        high = Bound(high.value - 1)
    unit = f" {tr(field.unit)}" if field.unit else ""
    if low is not None and high is not None and not (low.is_open or high.is_open):
        return tr("from {low} to {high}{unit}", low=f"{low.value:.12g}", high=f"{high.value:.12g}", unit=unit)
    above = below = ""
    if low is not None:
        end, least = f"{low.value:.12g}", "" if high is not None else unit
        above = (
            tr("above {low}{unit}", low=end, unit=least)
            if low.is_open
            else tr("of at least {low}{unit}", low=end, unit=least)
        )
    if high is not None:
        end = f"{high.value:.12g}"
        if high.is_open:
            below = tr("below {high}{unit}", high=end, unit=unit)
        else:
            below = (
                tr("at most {high}{unit}", high=end, unit=unit)
                if low is not None
                else tr("of at most {high}{unit}", high=end, unit=unit)
            )
    return tr("{above} and {below}", above=above, below=below) if above and below else above or below
