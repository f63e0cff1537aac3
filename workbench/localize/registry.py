"""What can localise here: the files of this folder, the shipped networks, and model files by their path."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import workbench.localize
from workbench.core.errors import UserError
from workbench.files.shipped import models_folder
from workbench.localize.method import Method

_METHODS: dict[str, type[Method]] = {}


def method(cls: type[Method]) -> type[Method]:
    """Register a localizer: it then appears in the menu, the command line, the docs and the tests."""
    _METHODS[cls.name] = cls
    return cls


@cache
def known_methods() -> tuple[Method, ...]:
    """Shipped networks first, then the classical methods, each in alphabetical order but SpaceNet first."""
    return (*_shipped_networks(), *(_METHODS[name]() for name in _classical()))


def find_method(name_or_path: str | Path) -> Method:
    """A method by its name, or a network by the path of its .safetensors file. UserError lists what there is."""
    for known in known_methods():
        if known.name == str(name_or_path):
            return known
    path = Path(name_or_path)
    if path.suffix == ".safetensors" or path.is_file():
        return _network(path)
    names = ", ".join(m.name for m in known_methods())
    raise UserError(
        f"There is no method called {str(name_or_path)!r}", f"Choose one of {names}, or a model file's path"
    )


def _classical() -> tuple[str, ...]:
    for module in pkgutil.iter_modules(workbench.localize.__path__):
        importlib.import_module(f"workbench.localize.{module.name}")
    return tuple(sorted(_METHODS))


def _shipped_networks() -> list[Method]:
    paths = models_folder().glob("*.safetensors")
    return [_network(path) for path in sorted(paths, key=lambda p: (p.stem != "spacenet", p.stem))]


def _network(path: Path) -> Method:
    from workbench.localize.neural import NeuralMethod  # imports this module's neighbours

    return NeuralMethod(path)
