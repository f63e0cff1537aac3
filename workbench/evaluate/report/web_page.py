"""A document as one HTML file that needs nothing else: styles and pictures are inside, scripts there are none."""

from __future__ import annotations

from base64 import b64encode

from jinja2 import Environment, StrictUndefined

from workbench.evaluate.report.document import Document, Picture
from workbench.files.shipped import resources_folder

_TEMPLATE = ("report", "page.html")
_SHARPNESS = 1.5
"""Pictures have so many dots for each that is shown: printed and on fine screens they stay sharp."""


def html_of(document: Document) -> bytes:
    """The file. Whatever texts hold stands there as text: the template escapes them."""
    text = resources_folder().joinpath(*_TEMPLATE).read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    page = environment.from_string(text).render(
        document=document,
        kind_of=lambda block: type(block).__name__,
        base64_of=lambda picture: b64encode(picture.png).decode("ascii"),
        shown_px=_shown_px,
    )
    return page.encode("utf-8", "replace")


def _shown_px(picture: Picture) -> int:
    return round(picture.width_px / _SHARPNESS)
