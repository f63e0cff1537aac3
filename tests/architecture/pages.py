"""The pages that people read, and what stands in them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = (README, ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", ROOT / "packaging" / "README.md",
         *sorted((ROOT / "docs").rglob("*.md")))  # fmt: skip
_FENCE = re.compile(r"^ *```.*?^ *```[^\n]*$", flags=re.DOTALL | re.MULTILINE)


def name_of(page: Path) -> str:
    """As tests call it: its path from the project's folder."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks in a language."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text_of(page), flags=re.DOTALL | re.MULTILINE)


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return _FENCE.sub("", text_of(page))


def anchors(page: Path) -> set[str]:
    """What a link may name after the #: headings as forges write them."""
    headings = re.findall(r"^#+ +(.*?)\s*$", prose(page), flags=re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading).lower()
    kept = (c for c in shown if c in " -_" or unicodedata.category(c)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def links(page: Path) -> list[tuple[str, str]]:
    """Links into the project, as (path, anchor); pictures among them."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    inside = [link for link in found if "://" not in link and not link.startswith("mailto:")]
    return [(path, anchor) for path, _, anchor in (link.partition("#") for link in inside)]
