"""Every word that people read in the window goes through here, so that another language can take its place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.sentences.retelling import retold as retold_by
from workbench.gui.language.choice import language_now


def tr(text: str, /, **values: object) -> str:
    """The text in the window's language, with values at its {names}; in English where it has no translation.

    `make translations` finds texts where they stand as literals: `tr("Clip {number} of {n}", number=3, n=55)`. Tables
    that are made before the window's language is known mark theirs with QT_TR_NOOP, and whoever shows them calls tr.
    """
    found = QCoreApplication.translate("", text)
    return found.format(**values) if values else found


def retold(sentence: str) -> str:
    """What a lower room said, which speaks English, in the window's language; as it is where nobody translated it.

    Only where it is shown: answers are judged by the English words (core.doubt, core.radio_words).
    """
    return sentence if language_now() == "en" else retold_by(sentence, tr)
