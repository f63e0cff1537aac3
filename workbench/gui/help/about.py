"""What this program is made of: versions, licences, networks, fonts. Everything is asked of what is installed."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo

import workbench
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder, resources_folder
from workbench.gui.answers.methods import shown_method
from workbench.gui.language.words import tr

_OURS = "ssl-workbench"
PAPER = "Sensors 2026, 26(1), 168"
_ENDINGS = (".safetensors", ".onnx")
_SHORT = 12


@dataclass(frozen=True)
class Fact:
    """A line: what, and what is so."""

    left: str
    right: str


@dataclass(frozen=True)
class Section:
    title: str
    facts: tuple[Fact, ...]


def sections() -> tuple[Section, ...]:
    """All that About shows."""
    return (
        Section(tr("Sound source workbench {version}", version=workbench.__version__), tuple(_program())),
        Section(tr("Networks"), tuple(_networks())),
        Section(tr("Fonts"), tuple(_fonts())),
        Section(tr("Made with"), tuple(_libraries())),
    )


def as_text(parts: tuple[Section, ...]) -> str:
    """The same for a report of a fault."""
    told = [f"{part.title}\n" + "\n".join(f"  {fact.left}: {fact.right}" for fact in part.facts) for part in parts]
    return "\n\n".join(told) + "\n"


def edition() -> str:
    """Full or field: the one that trains has PyTorch."""
    if find_spec("torch") is not None:
        return tr("Full: with PyTorch, trains networks")
    return tr("Field: networks through ONNX Runtime, without training")


def commit() -> str:
    """The commit the program was built from, "" where nobody wrote it down."""
    package = Path(workbench.__file__).resolve().parent
    written = package / "shipped" / "commit.txt"
    if written.is_file():
        return written.read_text(encoding="utf-8").strip()[:_SHORT]
    git = package.parent / ".git"
    try:
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        ref = head.removeprefix("ref: ")
        loose = git / ref
        said = head if ref == head else loose.read_text(encoding="utf-8") if loose.is_file() else _packed(git, ref)
    except OSError:
        return ""
    return said.strip()[:_SHORT]


def _packed(git: Path, ref: str) -> str:
    lines = (git / "packed-refs").read_text(encoding="utf-8").splitlines()
    return next((line.partition(" ")[0] for line in lines if line.endswith(f" {ref}")), "")


def _program() -> Iterator[Fact]:
    yield Fact(tr("What it is"), tr(
        "Places a sound source from recordings of three to sixteen microphones: PlaceField, its own network, and "
        "SpaceNet and CHAWA. CHAWA: a reconstruction; the published architecture was not available. "
        "wav2pos and DI-NN: smaller than published and trained here."
    ))  # fmt: skip
    yield Fact(tr("Paper"), tr("SpaceNet and CHAWA: {paper}", paper=PAPER))
    yield Fact(tr("Licence"), tr("MIT, networks included"))
    yield Fact(tr("Edition"), edition())
    if built := commit():
        yield Fact(tr("Commit"), built)
    yield Fact("Python", f"{platform.python_version()}, {platform.platform()}")
    yield Fact("Qt", tr(
        "{version}, LGPL-3.0. Its libraries lie beside the program as files of their own; you may replace them by "
        "your own build of them, and take the program apart to see whether it works with that.",
        version=QLibraryInfo.version().toString(),
    ))  # fmt: skip


# ---- networks and fonts


def _networks() -> Iterator[Fact]:
    listed = _listed_digests()
    for file in sorted(f for f in models_folder().glob("*") if f.suffix in _ENDINGS):
        digest = listed.get(file.name) or model_sha256(file)
        caveat = shown_method(file.stem).caveat
        yield Fact(shown_method(file.stem).title, f"{file.name}, sha256 {digest[:_SHORT]}\u2026  {caveat}".strip())


def _listed_digests() -> dict[str, str]:
    """Name of a file -> SHA-256, as the folder of networks says itself."""
    sums = models_folder() / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else []
    return {name.strip().lstrip("*"): digest for digest, _, name in (line.partition(" ") for line in lines)}


def _fonts() -> Iterator[Fact]:
    for font in sorted((resources_folder() / "fonts").glob("*.ttf")):
        yield Fact(font.stem, tr("SIL Open Font License 1.1; for letters that the system's fonts have not"))


# ---- libraries


@dataclass(frozen=True)
class Library:
    """licence : its name. texts : files with the licence's words, where they were found."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()


def _libraries() -> Iterator[Fact]:
    for library in libraries():
        yield Fact(library.name, f"{library.version}   {library.licence}".rstrip())


def libraries() -> tuple[Library, ...]:
    """What is bundled, as its list says; from source all that the program asks for and what these ask for."""
    return bundled() or tuple(sorted(map(_library, _asked_for()), key=lambda library: library.name.casefold()))


def licences_folder() -> Path:
    """Where a bundle keeps the licences of all that is in it."""
    return Path(sys.executable).resolve().parent / "licences"


def bundled() -> tuple[Library, ...]:
    """What licences/index.json of the bundle lists; () where the program runs from source."""
    index = licences_folder() / "index.json"
    if not (getattr(sys, "frozen", False) and index.is_file()):
        return ()
    return tuple(_listed(json.loads(index.read_text(encoding="utf-8")), index.parent))


def _listed(rows: list[dict[str, Any]], folder: Path) -> Iterator[Library]:
    """Rows of packaging/contents/list_contents.py; networks and fonts have sections of their own."""
    for row in rows:
        if row["kind"] not in ("model", "font"):
            texts = tuple(file for text in row["texts"] if (file := folder / text).is_file())
            yield Library(row["name"], row["version"], row["licence"], texts)


def _asked_for() -> tuple[Distribution, ...]:
    """Installed distributions that the program needs, directly or through others; extras that are there too."""
    there: dict[str, Distribution] = {}
    waiting = [_OURS]
    while waiting:
        name = _normal(waiting.pop())
        if name in there:
            continue
        try:
            there[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += [_name_of(line) for line in there[name].requires or () if _is_meant(line)]
    there.pop(_OURS, None)
    return tuple(there.values())


def _is_meant(requirement: str) -> bool:
    """What is needed to develop, document or test a library is no part of the program."""
    return "extra ==" not in requirement or 'extra == "onnx"' in requirement


def _name_of(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _library(found: Distribution) -> Library:
    said = found.metadata
    licence = (said.get("License-Expression") or said.get("License") or "").strip().splitlines()
    classified = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    name = licence[0] if licence and len(licence[0]) < 60 else ", ".join(classified)
    texts = [file for file in found.files or () if _is_licence(file.name)]
    return Library(said["Name"], found.version, name, tuple(Path(str(file.locate())) for file in texts))


def _is_licence(name: str) -> bool:
    return bool(re.match(r"(?i)(licen[cs]e|copying|notice|authors|lgpl|gpl)", name)) and not name.endswith(".py")
