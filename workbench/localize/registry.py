"""What can localise here: the files of this folder, shipped networks, those of one's own, and model files by path."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import workbench.localize
from workbench.core.errors import UserError, reason_of
from workbench.files.model_cards import is_model
from workbench.files.model_file import model_sha256
from workbench.files.own_models import own_model_files
from workbench.files.shipped import models_folder
from workbench.localize.method import Method

_METHODS: dict[str, type[Method]] = {}
_FIRST = ("placefield", "spacenet")
"""Which shipped networks come before the others. The first of all methods is the one to use where nobody chooses."""


def method(cls: type[Method]) -> type[Method]:
    """Register a localizer: it then appears in the menu, the command line, the docs and the tests."""
    _METHODS[cls.name] = cls
    return cls


def known_methods() -> tuple[Method, ...]:
    """Shipped networks (PlaceField and SpaceNet first, then by name), the classical methods by name, networks of one's
    own by age.

    A network that cannot be read is left out (unread_networks says why). What came, changed or went since the last
    call is told by the files' stamps; a network of an unchanged file is the same object each time.
    """
    return _known()[0]


def unread_networks() -> Mapping[str, UserError]:
    """Why a network of the shipped or one's own is not among the known methods, by its file's stem."""
    return _known()[1]


def find_method(name_or_path: str | Path) -> Method:
    """A method by its name, or a network by the path of its file. UserError lists what there is.

    A title as tables show it, and a name in other capitals, do as well, where only one method can be meant.
    Any file can carry any name on its card, so a network from elsewhere is called by that name and the start of its
    file's hash: no two different networks share a name.
    """
    known = known_methods()
    for each in known:
        if each.name == str(name_or_path):
            return each
    path = Path(name_or_path)
    if is_model(path) or path.is_file():
        return _network_at(path, known)
    if (why := unread_networks().get(str(name_or_path))) is not None:
        raise UserError(why.problem, why.hint)
    wanted = str(name_or_path).strip().casefold()
    meant = [each for each in known if wanted in (each.name.casefold(), each.title.casefold())]
    if len(meant) == 1:
        return meant[0]
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


def _place_in_list(network: Path) -> tuple[int, str]:
    return (_FIRST.index(network.stem) if network.stem in _FIRST else len(_FIRST)), network.stem


def _known() -> tuple[tuple[Method, ...], Mapping[str, UserError]]:
    """All methods, and why some networks cannot be used."""
    classical = {name: _METHODS[name]() for name in _classical()}
    unread: dict[str, UserError] = {}
    files = sorted(filter(is_model, models_folder().glob("*")), key=_place_in_list)
    shipped = _networks(files, classical, unread)
    own = _networks(own_model_files(), classical | shipped, unread)
    for network in own.values():
        _mark_own(network)
    return (*shipped.values(), *classical.values(), *own.values()), unread


def _networks(files: Iterable[Path], taken: Container[str], unread: dict[str, UserError]) -> dict[str, Method]:
    """The networks of these files by name; what cannot be used goes into `unread`, by its file's stem."""
    found: dict[str, Method] = {}
    for path in files:
        try:
            status = path.stat()
            network = _network_of(path, (status.st_ino, status.st_size, status.st_mtime_ns))
            if network.name in found or network.name in taken:
                raise UserError(f"{path.name} is called {network.name} on its card, as another method is")
            found[network.name] = network
        except OSError as error:
            unread[path.stem] = UserError(f"{path} could not be read: {reason_of(error)}")
        except UserError as error:
            unread[path.stem] = error
    return found


def _mark_own(network: Method) -> None:
    if not network.is_own and network.card is not None:
        is_named = network.card.title == network.name
        network.title = f"{network.card.title} ({'own' if is_named else f'own, {network.name}'})"
        network.is_own = True


@lru_cache(maxsize=256)
def _network_of(path: Path, stamp: tuple[int, int, int]) -> Method:
    """The network of a file as it was at that stamp, read once."""
    return _network(path)


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
