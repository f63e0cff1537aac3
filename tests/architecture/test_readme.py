"""What README promises: it stays short, every verb is shown somewhere, every dependency explained."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.architecture.shown_commands import refuse_unknown, shown_commands
from workbench.__main__ import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LONGEST_LINES = 125


def test_it_is_for_the_first_five_minutes() -> None:
    before_dependencies = README.partition("## Dependencies")[0]
    assert len(before_dependencies.splitlines()) <= LONGEST_LINES


def test_every_verb_is_shown_on_the_command_lines_page() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    shown = {words[1] for words in shown_commands(page)}
    assert {verb.name for verb in VERBS} - {"window"} <= shown


def test_shown_verbs_and_options_exist() -> None:
    assert len(shown_commands(README)) >= 5
    for words in shown_commands(README):
        refuse_unknown(words)


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = sum(project["optional-dependencies"].values(), project["dependencies"])
    named = [re.match(r"[\w-]+", text) for text in asked]
    assert [m.group() for m in named if m and f"| {m.group()} |" not in README] == []
