"""All checks: the files of this folder; their thresholds; and a sound judged by them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import workbench.judge
from workbench.core.errors import UserError
from workbench.core.finding import Finding
from workbench.core.setting_fields import SettingField, fields_of
from workbench.judge.check import CHECKS, Check
from workbench.judge.sound import Sound, blocks_of

_ORDER = {"fault": 0, "warning": 1, "note": 2}


@cache
def known_checks() -> tuple[Check, ...]:
    """All checks, by name."""
    for module in pkgutil.iter_modules(workbench.judge.__path__):
        importlib.import_module(f"workbench.judge.{module.name}")
    return tuple(CHECKS[name] for name in sorted(CHECKS))


def find_checks(names: Iterable[str]) -> tuple[Check, ...]:
    """Checks by name, in the order of known_checks; all when no name is given. UserError lists what there is."""
    known = {each.name: each for each in known_checks()}
    wanted = set(names)
    if unknown := sorted(wanted - set(known)):
        raise UserError(f"There is no check called {unknown[0]!r}", f"Choose among {', '.join(known)}")
    return tuple(each for each in known.values() if not wanted or each.name in wanted)


@dataclass(frozen=True)
class Thresholds:
    """What checks hold a sound against. changed : check -> its settings where they are not the default ones."""

    changed: Mapping[str, Any] = field(default_factory=dict)

    def of(self, check: Check) -> Any:
        return self.changed.get(check.name) or check.settings()

    def with_value(self, setting: SettingField, given: Any) -> Thresholds:
        """The same with another value of one of setting_fields(). Raises UserError when it cannot be."""
        name, path = setting.path[0], setting.path[1]
        try:
            value = setting.value_of(given)
        except (ValueError, TypeError):
            raise UserError(f"{setting.label} of the check {name} {setting.refusal(given)}") from None
        [check] = find_checks([name])
        return Thresholds({**self.changed, name: replace(self.of(check), **{path: value})})

    def setting_fields(self) -> tuple[SettingField, ...]:
        """All thresholds, each path (check, threshold); the defaults in them are the values here."""
        return tuple(f for each in known_checks() for f in fields_of(each.settings, self.of(each), (each.name,)))


class Judging:
    """One sound, heard once by several checks. Iterate heard(), then ask what is told()."""

    def __init__(self, sound: Sound, thresholds: Thresholds | None = None, checks: Iterable[str] = ()) -> None:
        thresholds = thresholds or Thresholds()
        n_mics = len(sound.session.microphones)
        asked = [each for each in find_checks(checks) if n_mics >= each.n_least]
        self._sound = sound
        self._listeners = [(each, each.listen(sound, thresholds.of(each))) for each in asked]

    @property
    def compares(self) -> bool:
        """Is there a check that reads for itself, and several channels? That takes its time after all is heard."""
        return len(self._sound.session.microphones) > 1 and any(not each.hears for each, _ in self._listeners)

    def heard(self) -> Iterator[int]:
        """Read the sound once; yields how many samples were heard after each block."""
        listeners = [listener for each, listener in self._listeners if each.hears]
        for block in blocks_of(self._sound) if listeners else ():
            for listener in listeners:
                listener.hear(block)
            yield block.first + block.n_samples

    def told(self) -> Iterator[Finding | None]:
        """What was found, check by check; None = still at it."""
        for _, listener in self._listeners:
            yield None
            yield from listener.findings()


def in_order(findings: Iterable[Finding | None]) -> tuple[Finding, ...]:
    """By time, the worse first at one time, without what another one explains."""
    found = [each for each in findings if each is not None]
    explained = {
        (kind, microphone)
        for each in known_checks()
        for finding in found
        if finding.kind == each.name
        for kind in each.explains
        for microphone in finding.microphones
    }
    left = [f for f in found if not f.microphones or any((f.kind, i) not in explained for i in f.microphones)]
    return tuple(sorted(left, key=lambda f: (f.start_s, _ORDER[f.severity], f.kind, f.microphones)))


def judged(sound: Sound, thresholds: Thresholds | None = None, checks: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What checks find in a sound, all of it heard now."""
    judging = Judging(sound, thresholds, checks)
    for _ in judging.heard():
        pass
    return in_order(judging.told())
