"""`workbench export`: a session's labels or places, as other tools read them."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.follow import follow, json_option
from workbench.cli.formats import FormatsCommand, format_choice
from workbench.files.exchange.registry import exporters


@click.command(cls=FormatsCommand, tables={"Formats": exporters()})
@click.argument("format", metavar="FORMAT", type=format_choice(exporters()))
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", metavar="FILE", required=True, type=click.Path(path_type=Path), help="file to write")
@json_option
def export(format: str, session: Path, out: Path, json_lines: bool) -> None:
    """Write the labels or places of SESSION to FILE; an old file is replaced."""
    from workbench.engine.exchange import Export
    from workbench.files.session_folder import read_session

    follow(Export(format, read_session(session), out).run(), json_lines)
