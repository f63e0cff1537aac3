"""What counts as Korean: sentences in which nothing is left in English but names, units and commands."""

from __future__ import annotations

import re

KEPT = {
    *("m", "s", "ms", "dB", "dBFS", "Hz", "kHz", "ppm", "x", "y", "z", "NaN", "workbench", "calibrate", "info", "with"),
    *("session", "json", "position", "TDOA"),
}
"""Latin words that Korean has as well: units, axes, files and commands."""


def assert_korean(text: str, *names: str) -> None:
    """names : of microphones, files and places in it, besides M1, M2 ..."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    words = {w for w in re.findall(r"[A-Za-z]+(?:\d+(?:\.\w+)?)?", text) if not re.fullmatch(r"[Mm]\d+(?:\.\w+)?", w)}
    assert re.search("[\uac00-\ud7a3]", text) and words <= KEPT, text
