"""The verbs, found by name and loaded only when called, so that `workbench --help` is there at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

import workbench

ABOUT = """Sound source localization for disaster sites.

Without a verb the window opens, on PATH if one is given: a session folder, a campaign folder or an audio file.

Positions are metres in the site frame (x, y, z; z up), times seconds on the session's clock.
Exits with 0 when all went well, 1 when there is something you can mend, 2 for wrong usage, 70 for a fault of ours.
"""


@dataclass(frozen=True)
class Verb:
    """A verb: its name, where its click command lives ("module:attribute"), and what it does in a few words."""

    name: str
    place: str
    does: str

    def load(self) -> click.Command:
        module, _, attribute = self.place.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


class VerbGroup(click.Group):
    """A click group whose verbs load when called. No verb, or a path in its place, means the default verb."""

    def __init__(self, verbs: Sequence[Verb], default: str) -> None:
        version = click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_tell_version, help="the version"
        )
        super().__init__("workbench", help=ABOUT, no_args_is_help=False, params=[version])
        self.verbs = {verb.name: verb for verb in verbs}
        self.default = default

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = self.verbs.get(cmd_name)
        return None if verb is None else verb.load()

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[PATH | VERB [ARGUMENTS]...]"]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.does) for verb in self.verbs.values()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args or [self.default])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word in self.verbs or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if _is_a_path(word):
            return self.default, self.get_command(ctx, self.default), args
        raise click.UsageError(f"There is neither a verb nor a file called {word!r}.{self._meant(word)}", ctx)

    def _meant(self, word: str) -> str:
        near = get_close_matches(word, self.verbs, n=1)
        return f" Did you mean {near[0]}?" if near else ""


def _tell_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"workbench {workbench.__version__}")
        ctx.exit()


def _is_a_path(word: str) -> bool:
    return Path(word).exists() or "/" in word or "\\" in word
