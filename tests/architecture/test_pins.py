"""One constraints file pins everything that is installed, the networks' and the window's libraries among it."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
THROUGH_OTHERS = {"tensorboard"}
"""Asked for by name and imported by another package only: torch.utils.tensorboard."""


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def asked_for(project: dict[str, Any], *extras: str) -> list[str]:
    """Requirements of the program and of its extras."""
    return sum((project["optional-dependencies"][extra] for extra in extras), list(project["dependencies"]))


def needed() -> dict[str, str]:
    """Installed packages that the project asks for, directly or through others, with their versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(text) for text in asked_for(project, "cluster", "onnx", "dev", "package")]
    found: dict[tuple[str, frozenset[str]], str] = {}
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key in found:
            continue
        try:
            package = distribution(wanted.name)
        except PackageNotFoundError as error:
            raise AssertionError(f"{wanted} is asked for and not installed") from error
        found[key] = package.version
        for text in package.requires or []:
            requirement = Requirement(text)
            extras = wanted.extras or {""}
            if requirement.marker is None or any(requirement.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(requirement)
    return {name: version for (name, _), version in found.items()}


def test_everything_installed_is_pinned() -> None:
    installed, pinned = needed(), pins()
    assert len(installed) > 60
    assert {n: v for n, v in installed.items() if pinned.get(n) != v.split("+")[0]} == {}


def test_the_pins_that_matter() -> None:
    pinned = pins()
    assert pinned["pyside6-essentials"] == "6.11.3"  # 6.12.0 aborts on Python 3.11: a reference to None is lost a call
    assert pinned["torch"] == "2.13.0"


def imported() -> set[str]:
    """Distributions that the program's own code imports."""
    modules: set[str] = set()
    for path in (ROOT / "workbench").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    owners = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"workbench"}
    return {canonicalize_name(owners[module][0]) for module in foreign}


def test_what_is_imported_is_asked_for_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert imported() | THROUGH_OTHERS == {
        canonicalize_name(Requirement(text).name) for text in asked_for(project, "cluster", "onnx")
    }
