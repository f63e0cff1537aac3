"""What sentences of core.spoken are in other languages: the texts that the window's translation is made from."""

from __future__ import annotations

from defusedxml.ElementTree import ParseError, parse

from workbench.core.errors import UserError
from workbench.core.spoken import Translate
from workbench.files.shipped import resources_folder

ENGLISH = "en"


def translation(language: str) -> Translate | None:
    """Of what is said outside the window: None = as it is, in English. UserError where nobody knows the language."""
    if language == ENGLISH:
        return None
    path = resources_folder() / "translations" / language / "spoken.ts"
    if not path.is_file():
        raise UserError(f"Nothing here speaks {language!r}", "Choose en or ko")
    try:
        messages = list(parse(path).iter("message"))
    except ParseError as error:
        raise UserError(f"{path} is damaged", "Install the program again") from error
    told = {m.findtext("source", ""): m.findtext("translation", "") for m in messages}

    def translate(template: str) -> str:
        return told.get(template) or template

    return translate
