"""What can localise here: the files of this folder, the shipped networks, and model files by their path."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import workbench.localize
from workbench.core.errors import UserError, reason_of
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder
from workbench.localize.method import Method

_METHODS: dict[str, type[Method]] = {}


def method(cls: type[Method]) -> type[Method]:
    """Register a localizer: it then appears in the menu, the command line, the docs and the tests."""
    _METHODS[cls.name] = cls
    return cls


def known_methods() -> tuple[Method, ...]:
    """Shipped networks first, then the classical methods, each in alphabetical order but SpaceNet first.

    A shipped network that cannot be read is left out (unread_networks says why).
    """
    classical = tuple(_METHODS[name]() for name in _classical())
    return (*_shipped(models_folder())[0], *classical)


def unread_networks() -> Mapping[str, UserError]:
    """Why a shipped network is not among the known methods, by its file's stem."""
    return _shipped(models_folder())[1]


def find_method(name_or_path: str | Path) -> Method:
    """A method by its name, or a network by the path of its .safetensors file. UserError lists what there is.

    Any file can carry any name on its card, so a network from elsewhere is called by that name and the start of its
    file's hash: no two different networks share a name.
    """
    known = known_methods()
    for each in known:
        if each.name == str(name_or_path):
            return each
    path = Path(name_or_path)
    if path.suffix == ".safetensors" or path.is_file():
        return _network_at(path, known)
    if (why := unread_networks().get(str(name_or_path))) is not None:
        raise UserError(why.problem, why.hint)
    names = ", ".join(m.name for m in known)
    raise UserError(
        f"There is no method called {str(name_or_path)!r}", f"Choose one of {names}, or a model file's path"
    )


def find_methods(names_or_paths: Iterable[str | Path]) -> tuple[Method, ...]:
    """The same for several, in order; who is asked for twice, by whatever name or path, is there once."""
    return tuple({found.name: found for found in map(find_method, names_or_paths)}.values())


def _classical() -> tuple[str, ...]:
    for module in pkgutil.iter_modules(workbench.localize.__path__):
        importlib.import_module(f"workbench.localize.{module.name}")
    return tuple(sorted(_METHODS))


@cache
def _shipped(folder: Path) -> tuple[tuple[Method, ...], Mapping[str, UserError]]:
    """The networks of a folder, and why others there cannot be used."""
    classical = _classical()
    found: dict[str, Method] = {}
    unread: dict[str, UserError] = {}
    for path in sorted(folder.glob("*.safetensors"), key=lambda p: (p.stem != "spacenet", p.stem)):
        try:
            network = _network(path)
            if network.name in found or network.name in classical:
                raise UserError(f"{path.name} is called {network.name} on its card, as another method is")
            found[network.name] = network
        except UserError as error:
            unread[path.stem] = error
    return tuple(found.values()), unread


def _network_at(path: Path, known: Iterable[Method]) -> Method:
    for shipped in known:
        if shipped.model_path is not None and path.resolve() == shipped.model_path.resolve():
            return shipped
    network = _network(path)
    network.name = f"{network.name}-{model_sha256(path)[:6]}"
    network.title = f"{network.title} ({path.absolute().parent.name}/{path.stem})"
    return network


def _network(path: Path) -> Method:
    from workbench.localize.neural import NeuralMethod  # imports this module's neighbours

    try:
        return NeuralMethod(path)
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}") from error
