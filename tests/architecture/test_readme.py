"""The README's commands exist, with the options it shows."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from tests.architecture.shown_commands import refuse_unknown, shown_commands
from workbench.__main__ import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_verb_is_shown() -> None:
    shown = {words[1] for words in shown_commands(README)}
    assert {verb.name for verb in VERBS} - {"window"} <= shown


def test_shown_verbs_and_options_exist() -> None:
    assert len(shown_commands(README)) >= 8
    for words in shown_commands(README):
        refuse_unknown(words)


def test_shown_make_targets_exist() -> None:
    targets = set(re.findall(r"make ([a-z]+)", README))
    assert {"demo", "test"} <= targets
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = sum(project["optional-dependencies"].values(), project["dependencies"])
    named = [re.match(r"[\w-]+", text) for text in asked]
    assert [m.group() for m in named if m and f"| {m.group()} |" not in README] == []
