"""Every localizer has a page; pages name commands, files and figures that are there."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.architecture.shown_commands import refuse_unknown, shown_commands
from workbench.localize.registry import find_method, known_methods
from workbench.training.presets import find_preset

ROOT = Path(__file__).parents[2]
METHODS = ROOT / "docs" / "methods"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
REPORT = (ROOT / "resources" / "reports" / "methods.md").read_text(encoding="utf-8")
AHEAD = {"placefield"}
"""Has its page before its network ships."""
EXAMPLES = {"loudest"}
"""What docs/adding-a-localizer.md adds."""
FIGURES = re.compile(r"within 2 m in ([\d.]+) % of the clips, median error ([\d.]+) m, ([\d.]+) % declined")


def row_of(title: str, heading: str) -> list[str]:
    """Cells of a method's first row below a table's heading, without their intervals."""
    rows = [line for line in REPORT.partition(heading)[2].splitlines() if line.startswith(f"| {title} |")]
    return [cell.split("(")[0].strip() for cell in rows[0].strip("|").split("|")]


def test_every_localizer_has_a_page_and_every_page_a_localizer() -> None:
    pages = {page.stem for page in METHODS.iterdir()}
    assert pages | AHEAD == {method.name for method in known_methods() if not method.is_own} | AHEAD
    assert pages >= AHEAD


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_shown_commands_exist(page: Path) -> None:
    for words in shown_commands(page.read_text(encoding="utf-8")):
        refuse_unknown(words)
        given = dict(pairwise(words))
        if "--with" in given and given["--with"] not in AHEAD | EXAMPLES and not given["--with"].startswith("runs/"):
            assert find_method(given["--with"])
        if "--preset" in given:
            assert find_preset(given["--preset"])


@pytest.mark.parametrize("method", [m for m in known_methods() if not m.is_own], ids=lambda method: method.name)
def test_a_methods_page_shows_its_call_and_the_reports_figures(method) -> None:  # type: ignore[no-untyped-def]
    page = (METHODS / f"{method.name}.md").read_text(encoding="utf-8")
    calls = [words for words in shown_commands(page) if words[1] == "localize"]
    assert calls and all(method.name in words for words in calls)
    told = FIGURES.search(page)
    if told is None:
        assert method.name in AHEAD
        return
    shares, medians = row_of(method.title, "| within 1 m (%) |"), row_of(method.title, "| median (m) |")
    assert told.groups() == (shares[3], medians[1], shares[5])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_named_files_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
    named = re.findall(r"`((?:workbench|resources|tests|scripts|models|docs)/[^`]*)`", text)
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "README.md" and f"{page.name})" not in index] == []
