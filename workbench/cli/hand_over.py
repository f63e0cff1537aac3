"""`workbench hand-over`: a folder for people who go and dig."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.follow import json_option

if TYPE_CHECKING:
    from workbench.core.events import Event


@click.command("hand-over")
@click.argument("path", metavar="SESSION", type=click.Path(path_type=Path))
@click.option("--out", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="new or empty folder")
@click.option(
    "--with", "method", default="", metavar="NAME",
    help="a method, a network or a .safetensors file  [default: the first that `workbench models` lists]",
)  # fmt: skip
@click.option(
    "--language", default="en", show_default=True, type=click.Choice(["en", "ko"]), help="of what people read"
)
@json_option
def hand_over(path: Path, out: Path, method: str, language: str, json_lines: bool) -> None:
    """Localize SESSION and write what others need who go there: a page to print, pictures, sound, places, maps.

    The page says where in words, from the nearest microphone, how sure that is and what speaks against it. Maps
    (GeoJSON, KML) are written where the site has a georeference. The folder is there whole, or not at all.
    """
    from workbench.cli.follow import follow
    from workbench.engine.hand_over import HandOver
    from workbench.files.session_folder import read_session

    follow(HandOver(read_session(path), out, method, language=language).run(), json_lines, _line)


def _line(event: Event) -> str:
    from workbench.core.events import Saved

    return f"Wrote {event.path}: report.pdf, README.txt and more" if isinstance(event, Saved) else ""
