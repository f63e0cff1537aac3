"""`workbench import`: other tools' files, into new sessions or into one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from workbench.cli.follow import follow, json_option
from workbench.cli.formats import FormatsCommand, format_choice
from workbench.core.events import Event, Saved
from workbench.core.setting_fields import SettingField
from workbench.files.exchange.registry import (
    ChangesSession,
    Exporter,
    Importer,
    MakesSessions,
    find_importer,
    importers,
)

MAKING = tuple(each for each in importers() if isinstance(each, MakesSessions))
CHANGING = tuple(each for each in importers() if isinstance(each, ChangesSession))
OPTIONS = {option.name: option for each in MAKING for option in each.options}
_KINDS = {bool: click.BOOL, int: click.INT, float: click.FLOAT, str: click.STRING}


def _is_for(option: str, format: Importer | Exporter) -> bool:
    """Does this option say anything to this format?"""
    if option in OPTIONS:
        return isinstance(format, MakesSessions) and option in {each.name for each in format.options}
    fitting = {"out": MakesSessions, "into": ChangesSession}
    if option == "columns":
        return isinstance(format, ChangesSession) and format.maps_columns
    return isinstance(format, fitting.get(option, object))


@click.command(
    "import",
    cls=FormatsCommand,
    is_for=_is_for,
    tables={"Formats that become sessions (--out)": MAKING, "Formats read into a session (--into)": CHANGING},
)
@click.argument("format", metavar="FORMAT", type=format_choice(importers()))
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="folder for the new session folders")
@click.option("--into", metavar="SESSION", type=click.Path(path_type=Path), help="the session to read it into")
@click.option(
    "--map",
    "columns",
    metavar="ROLE=COLUMN",
    multiple=True,
    help="for coordinates, any number of times: name, x, y, z or error = a column's header or number, or none; "
    "unit=m, cm, mm, ft or deg; match=auto, name, file or order; decimal=point or comma; crs=EPSG:code",
)
@json_option
def import_(
    format: str,
    path: Path,
    out: Path | None,
    into: Path | None,
    columns: tuple[str, ...],
    json_lines: bool,
    **given: Any,
) -> None:
    """Read another tool's file or folder at PATH.

    Recordings become session folders below --out; labels (s, Hz) and coordinates (m; UTM is moved to a site frame)
    go into the session --into. What the file is, FORMAT says; `workbench import FORMAT --help` says more about it.
    """
    from workbench.engine.exchange import ImportIntoFolder, ImportSessions

    said = {name: value for name, value in given.items() if value is not None}
    if isinstance(find_importer(format), MakesSessions):
        if out is None or into is not None or columns:
            raise click.UsageError(f"{format} makes sessions: it needs --out DIR, and neither --into nor --map.")
        follow(ImportSessions(format, path, out, said).run(), json_lines)
        return
    if into is None or out is not None:
        raise click.UsageError(f"{format} goes into a session that is there: it needs --into SESSION, and no --out.")
    if said:
        raise click.UsageError(f"{format} has no option {OPTIONS[min(said)].flag}.")
    follow(ImportIntoFolder(format, path, into, _pairs(columns)).run(), json_lines, _told)


def _told(event: Event) -> str:
    return f"Wrote {event.what} into {event.path}" if isinstance(event, Saved) else ""


def _pairs(columns: Sequence[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in columns]
    wrong = next((text for text, (_, sign, _) in zip(columns, pairs, strict=True) if not sign), None)
    if wrong is not None:
        raise click.UsageError(f"--map needs ROLE=COLUMN such as x=Easting, has {wrong!r}.")
    return {key.strip().casefold(): value.strip() for key, _, value in pairs}


def _flag(option: SettingField) -> click.Option:
    """A format's own option. Its default stays the format's, so that what was not said is not said."""
    names = ", ".join(each.name for each in MAKING if option.name in {o.name for o in each.options})
    return click.Option([option.flag, option.name], type=_KINDS[option.kind], help=f"{option.help} ({names})")


import_.params += [_flag(option) for option in OPTIONS.values()]
