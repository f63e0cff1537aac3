"""Which language the window speaks: what people chose, or what their system speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from workbench.files.shipped import resources_folder

SYSTEM = "system"
LANGUAGES = {SYSTEM: "As the system", "en": "English", "ko": "한국어"}
"""What may be chosen -> what it is called, in itself."""
_SPOKEN = "language"
FALLBACK_FONT = "NanumSquareR.ttf"


def spoken(chosen: str) -> str:
    """One of LANGUAGES but for "system". chosen : one of LANGUAGES."""
    wanted = QLocale.system().name()[:2] if chosen == SYSTEM else chosen
    return wanted if wanted in LANGUAGES else "en"


def speak(app: QCoreApplication, chosen: str) -> None:
    """Take the language from now on; widgets that are there already keep theirs."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    language = spoken(chosen)
    app.setProperty(_SPOKEN, language)
    if language == "en":
        return
    for file in (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm",
                 resources_folder() / "translations" / f"{language}.qm"):  # fmt: skip
        translator = QTranslator(app)
        if translator.load(str(file)):
            app.installTranslator(translator)


def language_now() -> str:
    """The language that was taken last, "en" before any was; what settings say holds from the next start on."""
    app = QCoreApplication.instance()
    return str((app and app.property(_SPOKEN)) or "en")


def add_font() -> str:
    """Make the shipped font, which has all Korean letters, known to Qt; its family."""
    number = QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / FALLBACK_FONT))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")
