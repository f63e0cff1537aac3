"""What `import` and `export` share: their help lists the formats that there are, found by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from workbench.files.exchange.registry import Exporter, Importer

Format = Importer | Exporter


class FormatsCommand(click.Command):
    """A command whose help ends with tables of formats. tables : heading -> the formats below it."""

    def __init__(self, *arguments: Any, tables: Mapping[str, Iterable[Format]], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.tables = {heading: tuple(formats) for heading, formats in tables.items()}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, formats in self.tables.items():
            if formats:
                with formatter.section(heading):
                    formatter.write_dl([(each.name, f"{each.title}: {each.help}") for each in formats])


def format_choice(formats: Iterable[Format]) -> click.Choice[str]:
    """One of these formats, by name."""
    return click.Choice(sorted(each.name for each in formats), case_sensitive=False)
