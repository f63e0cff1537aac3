"""What `import` and `export` share: their help lists the formats that there are, found by themselves."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from workbench.files.exchange.registry import ChangesSession, Exporter, Importer

Format = Importer | Exporter
_ASKED = "workbench.format"


class FormatsCommand(click.Command):
    """A command whose help ends with tables of formats, and with a format before --help is about that one.

    tables : heading -> the formats below it. is_for : does an option, by its name, say anything to a format?
    """

    def __init__(
        self,
        *arguments: Any,
        tables: Mapping[str, Iterable[Format]],
        is_for: Callable[[str, Format], bool] = lambda option, format: True,
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        self.tables = {heading: tuple(formats) for heading, formats in tables.items()}
        self._is_for = is_for

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        said = next((arg.casefold() for arg in args if not arg.startswith("-")), "")
        ctx.meta[_ASKED] = next((f for formats in self.tables.values() for f in formats if f.name == said), None)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        asked = ctx.meta.get(_ASKED)
        if asked is None:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"{asked.title}: {asked.help}.")
            formatter.write_paragraph()
            formatter.write_text(_about(asked))
            if isinstance(asked, ChangesSession):
                formatter.write_paragraph()
                formatter.write_text(f"Files usually end in {', '.join(asked.endings)}.")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, but for the options that say nothing to the format asked about."""
        asked = ctx.meta.get(_ASKED)
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        told = [p for p in options if asked is None or self._is_for(str(p.name), asked)]
        with formatter.section("Options"):
            formatter.write_dl([record for p in told if (record := p.get_help_record(ctx)) is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if ctx.meta.get(_ASKED) is not None:
            return
        for heading, formats in self.tables.items():
            if formats:
                with formatter.section(heading):
                    formatter.write_dl([(each.name, f"{each.title}: {each.help}") for each in formats])


def _about(format: Format) -> str:
    """What a format is and what is taken from it: the first words of the file that knows it."""
    function = format.text if isinstance(format, Exporter) else format.reader
    return inspect.getdoc(sys.modules[function.__module__]) or ""


def format_choice(formats: Iterable[Format]) -> click.Choice[str]:
    """One of these formats, by name."""
    return click.Choice(sorted(each.name for each in formats), case_sensitive=False)
