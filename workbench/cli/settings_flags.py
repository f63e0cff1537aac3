"""Flags made from a settings dataclass: one a setting, in its groups, with unit, range and default in the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

import click

from workbench.core.setting_fields import SettingField
from workbench.training.config import TrainConfig

_METAVARS = {int: "INTEGER", float: "NUMBER", str: "TEXT"}
_NOTHING = "none"
Tables = Mapping[str, Sequence[tuple[str, str]]]
"""Headings of help, and the lines below each."""


class SettingFlag(click.Option):
    """The flag of one setting. Its value stays text: what reads the whole configuration says what is wrong with it."""

    def __init__(self, field: SettingField) -> None:
        self.field = field
        name = f"set_{'_'.join(field.path).replace('-', '_')}"
        if field.kind is bool:
            super().__init__([f"{field.flag}/{field.flag.replace('--', '--no-', 1)}", name], default=None)
        else:
            super().__init__([field.flag, name], type=click.STRING, metavar=_metavar(field))
        self.help = self._help()

    def value_of(self, given: Any) -> Any:
        """What was given as a file would have it; None = left to the network."""
        if self.field.is_several:
            return tuple(str(given).replace(",", " ").split())
        is_nothing = self.field.is_optional and str(given).casefold() == _NOTHING
        return None if is_nothing else given

    def _help(self) -> str:
        field = self.field
        default: Any = field.default
        if isinstance(default, bool):
            default = "on" if default else "off"
        elif field.is_several:
            default = ",".join(default)
        told = [field.span.removeprefix("of "), f"default: {_NOTHING if default is None else default}"]
        if field.unit and field.unit not in field.span:
            told.insert(0, field.unit)
        return f"{field.help}  [{'; '.join(filter(None, told if default != '' else told[:-1]))}]".replace("  []", "")


class SettingsCommand(click.Command):
    """A command whose help lists the flags of settings group by group, after its own options.

    headings : group -> its heading, "" = settings outside groups. tables : makes what else the help ends with.
    """

    def __init__(
        self,
        *arguments: Any,
        fields: Iterable[SettingField],
        headings: Mapping[str, str],
        tables: Callable[[], Tables],
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        self.flags = tuple(SettingFlag(field) for field in fields)
        self.params += self.flags
        self.headings, self._tables = headings, tables

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = [p for p in self.get_params(ctx) if isinstance(p, click.Option) and not isinstance(p, SettingFlag)]
        sections = {"Options": own} | {text: self._of(group) for group, text in self.headings.items()}
        for heading, inside in sections.items():
            records = [record for p in inside if (record := p.get_help_record(ctx)) is not None]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, lines in self._tables().items():
            with formatter.section(heading):
                formatter.write_dl(lines)

    def _of(self, group: str) -> list[click.Option]:
        return [flag for flag in self.flags if (flag.field.path[0] if len(flag.field.path) > 1 else "") == group]

    def said(self, given: Mapping[str, Any]) -> dict[SettingFlag, Any]:
        """The flags that were given, with their values. given : the command's keyword arguments."""
        return {f: f.value_of(given[str(f.name)]) for f in self.flags if given.get(str(f.name)) is not None}


def with_flags(base: Mapping[str, Any], said: Mapping[SettingFlag, Any]) -> TrainConfig:
    """A configuration with what flags say put over it. UsageError names the flags that cannot be."""
    from workbench.training.config_file import checked

    values = deepcopy(dict(base))
    for flag, value in said.items():
        group = values
        for name in flag.field.path[:-1]:
            group = group.setdefault(name, {})
        if value is None:
            group.pop(flag.field.name, None)
        else:
            group[flag.field.name] = value
    config, problems = checked(values)
    if config is None:
        flags = {flag.field.dotted: flag.field.flag for flag in said}
        told = "; ".join(f"{flags.get(path, path)} {problem}" for path, problem in problems.items())
        raise click.UsageError(f"{told}.")
    return config


def _metavar(field: SettingField) -> str:
    if field.is_several:
        return "A,B,..."
    return f"[{'|'.join(map(str, field.choices))}]" if field.choices else _METAVARS[field.kind]
