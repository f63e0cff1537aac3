"""The lines that File > Import and File > Export have in the table of actions: one a format, found by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.files.exchange.registry import MakesSessions, exporters, importers


class Entry(NamedTuple):
    """The fields of an action; `data` is the format's name, which `call` asks the action for."""

    id: str
    text: str
    call: str
    menu: str
    when: str
    help: str
    data: str
    starts_group: bool = False


def entries() -> Iterator[Entry]:
    """What makes sessions first, then what goes into the open one, then what it can be written as."""
    making = [each for each in importers() if isinstance(each, MakesSessions)]
    changing = [each for each in importers() if not isinstance(each, MakesSessions)]
    for each in making:
        yield _entry("import", "File/Import", each.name, each.title, each.help, "always")
    for i, each in enumerate(changing):
        yield _entry("import", "File/Import", each.name, each.title, each.help, "editable", starts_group=i == 0)
    for written in exporters():
        yield _entry("export", "File/Export", written.name, written.title, written.help, "session")


def _entry(verb: str, menu: str, name: str, title: str, help: str, when: str, *, starts_group: bool = False) -> Entry:
    return Entry(
        f"{verb}_{name}",
        f"{verb.capitalize()} {title}…",
        f"exchange.ask_{verb}",
        menu,
        when,
        f"{verb.capitalize()}: {help}",
        name,
        starts_group,
    )
