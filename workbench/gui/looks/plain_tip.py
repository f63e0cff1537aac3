"""Tooltips that say what files say."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text as a tooltip, letter for letter. Qt takes what looks like HTML for HTML: then a label from somebody
    else could have pictures loaded, from another machine even.
    """
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if Qt.mightBeRichText(text) else text
