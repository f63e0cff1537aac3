"""Which language the window speaks: what people chose, or what their system speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from workbench.files.shipped import resources_folder

SYSTEM = "system"
LANGUAGES = {SYSTEM: "As the system", "en": "English", "ko": "한국어"}
"""What may be chosen -> what it is called, in itself."""
_SPOKEN, _FAMILY = "language", "shipped font"
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
    if isinstance(app, QGuiApplication):
        app.setFont(_readable(app.font(), str(app.property(_FAMILY) or "")))
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


def add_font(app: QCoreApplication) -> str:
    """Make the shipped font, which has all Korean letters, known to Qt; its family."""
    number = QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / FALLBACK_FONT))
    family = next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    app.setProperty(_FAMILY, family)
    return family


def _readable(font: QFont, shipped: str) -> QFont:
    """The font with the shipped family before its own, where Korean is spoken and its own has no Korean letters.

    Left to itself, Qt takes letters that a font lacks out of others, and figures beside them too: two sizes in a line.
    """
    families = [family for family in font.families() if family != shipped] or [font.family()]
    korean = QFontDatabase.WritingSystem.Korean
    lacks = not any(korean in QFontDatabase.writingSystems(family) for family in families)
    found = QFont(font)
    found.setFamilies([shipped, *families] if shipped and language_now() == "ko" and lacks else families)
    return found
