"""Commands that a page shows, and whether they exist."""

from __future__ import annotations

import re
import shlex

import click

from workbench.__main__ import VERBS


def shown_commands(page: str) -> list[list[str]]:
    """Lines of a page's code blocks that call the workbench, as words."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", page, flags=re.DOTALL | re.MULTILINE)
    text = "\n".join(blocks).replace("\\\n", " ")
    return [
        shlex.split(line, comments=True)
        for line in map(str.strip, text.splitlines())
        if line.startswith(("workbench ", ".venv/bin/workbench "))
    ]


def refuse_unknown(words: list[str]) -> None:
    """AssertionError when there is no such verb, or it has no such option."""
    verbs = {verb.name: verb for verb in VERBS}
    if words[1] not in verbs:
        assert "/" in words[1], f"{words[1]} is neither a verb nor a path"
        return
    command = verbs[words[1]].load()
    options = {text for parameter in command.params for text in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words[2:] if word.startswith("--")} <= options, words
    with click.Context(command) as context:
        assert command.get_usage(context)
