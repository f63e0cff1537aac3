"""The README's commands exist, with the options it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import click

from workbench.__main__ import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown_commands() -> list[list[str]]:
    """Lines of the README's code blocks that call the workbench, as words."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    text = "\n".join(blocks).replace("\\\n", " ")
    return [
        shlex.split(line, comments=True)
        for line in text.splitlines()
        if line.startswith(("workbench ", ".venv/bin/workbench "))
    ]


def test_every_verb_is_shown() -> None:
    shown = {words[1] for words in shown_commands()}
    assert {verb.name for verb in VERBS} - {"window"} <= shown


def test_shown_verbs_and_options_exist() -> None:
    verbs = {verb.name: verb for verb in VERBS}
    assert len(shown_commands()) >= 8
    for words in shown_commands():
        if words[1] not in verbs:
            assert "/" in words[1], f"{words[1]} is neither a verb nor a path"
            continue
        command = verbs[words[1]].load()
        options = {text for parameter in command.params for text in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words[2:] if word.startswith("--")} <= options, words
        with click.Context(command) as context:
            assert command.get_usage(context)


def test_shown_make_targets_exist() -> None:
    targets = set(re.findall(r"make ([a-z]+)", README))
    assert {"demo", "test"} <= targets
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [re.match(r"[\w-]+", text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    assert [m.group() for m in named if m and f"| {m.group()} |" not in README] == []
