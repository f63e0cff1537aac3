"""Links lead somewhere: files are there, headings are there, pictures are those that the script makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.pages import PAGES, ROOT, anchors, links, name_of

PICTURES = ROOT / "docs" / "guide" / "pictures"
LARGEST_BYTES = 150_000


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_to_files_and_headings_that_are_there(page: Path) -> None:
    wrong = []
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(f"{path}#{anchor}" if anchor else path)
    assert wrong == []


def drawn() -> set[str]:
    """Names of the pictures that scripts/guide_pictures.sh makes."""
    script = (ROOT / "scripts" / "guide_pictures.sh").read_text(encoding="utf-8")
    return set(re.findall(r"^picture ([a-z0-9-]+) ", script, flags=re.MULTILINE))


def test_pages_show_exactly_the_pictures_that_the_script_makes() -> None:
    shown = {(page.parent / path).resolve() for page in PAGES for path, _ in links(page) if path.endswith(".png")}
    assert {path.parent for path in shown} == {PICTURES}
    assert {path.stem for path in shown} == drawn()
    assert {path.stem for path in PICTURES.glob("*")} == drawn()


def test_pictures_are_small() -> None:
    assert {path.name: path.stat().st_size for path in PICTURES.glob("*") if path.stat().st_size > LARGEST_BYTES} == {}
