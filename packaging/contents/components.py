"""What a bundle is made of: every file that can run belongs to exactly one component, or is told as unknown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import licence_files
import owners

PROGRAMS = ("ssl-workbench", "workbench-cli")
INTERNAL = "_internal"
OWN = "ssl-workbench"
ROOT = Path(__file__).resolve().parents[2]
LICENCE = ROOT / "LICENSE"
STAND_INS = ROOT / "packaging" / "pyinstaller" / "stand_ins"


@dataclass
class Component:
    """Files of one origin with their licence."""

    kind: str
    """package (Python), part (a library inside a package), system (Debian), runtime, program, model, font."""
    name: str
    version: str
    licence: str
    homepage: str = ""
    purl: str = ""
    brought_by: str = ""
    note: str = ""
    files: dict[str, str] = field(default_factory=dict)
    """Place in the bundle -> sha256."""
    texts: list[Path] = field(default_factory=list)
    """Licence texts on the machine that made the bundle."""


class Contents:
    """Components of a bundle, found one file at a time."""

    def __init__(self, bundle: Path) -> None:
        self.bundle = bundle
        self.packages = owners.PythonPackages()
        self.parts = owners.parts("part")
        self.known = owners.parts("known")
        self.components: dict[tuple[str, ...], Component] = {}
        self.refused: list[str] = []
        """Sentences about files that stop the bundle from being passed on."""

    def find(self) -> None:
        for path in owners.shared_libraries(self.bundle):
            place = self._place(path)
            if reason := owners.refusal(path.name):
                self.refused.append(f"{place} must not travel: {reason}")
            elif owner := self._owner_of(path):
                owner.files[place] = owners.sha256(path)
            else:
                self.refused.append(f"{place}: nobody knows where this came from and under which licence.")
        for path in sorted(self.bundle.rglob("*")):
            inside = self._inside(path)
            is_own = inside.parts[:1] == ("workbench",)
            if not is_own and path.is_file() and (package := self.packages.of_file(path, inside)):
                self._package(package)
        for name in modules_in(self.bundle):
            # In the bundle it is a file of ours that has a package's name, and not that package.
            is_stand_in = (STAND_INS / f"{name}.py").is_file()
            if not is_stand_in and (package := self.packages.of_module(name)):
                self._package(package)
        self._find_models_and_fonts()
        self.components.pop(("package", OWN), None)

    def sorted(self) -> list[Component]:
        return [self.components[key] for key in sorted(self.components)]

    def _place(self, path: Path) -> str:
        return path.relative_to(self.bundle).as_posix()

    def _inside(self, path: Path) -> PurePosixPath:
        place = PurePosixPath(self._place(path))
        return place.relative_to(INTERNAL) if place.parts[0] == INTERNAL else place

    def _owner_of(self, path: Path) -> Component | None:
        inside = self._inside(path)
        if path.parent == self.bundle and path.stem in PROGRAMS:
            return self._boot_loader()
        if package := self.packages.of_file(path, inside):
            part = next((row for row in self.parts if row.fits(inside)), None)
            if part:
                return self._part(part, package, path)
            # Libraries that auditwheel and delocate graft into a package are others' work: each has to be named.
            is_grafted = any(name.endswith(".libs") or name == ".dylibs" for name in inside.parts)
            return None if is_grafted else self._package(package)
        if owners.is_of_python(path):
            return self._python()
        if debian := owners.debian_package(path):
            return self._system(debian)
        row = next((row for row in self.known if row.fits(inside)), None)
        return self._row(row) if row else None

    def _package(self, package: Distribution) -> Component:
        name = package.name
        return self._kept(
            ("package", name.casefold()),
            lambda: Component(
                "package",
                name,
                package.version,
                licence_files.licence_of(package),
                homepage=homepage_of(package),
                purl=f"pkg:pypi/{name.casefold().replace('_', '-')}@{quote(package.version)}",
                texts=licence_files.texts_of(package),
            ),
        )

    def _part(self, part: owners.Part, package: Distribution, path: Path) -> Component:
        self._package(package)
        made = self._kept(
            ("part", part.name, package.name.casefold()), lambda: self._of_row("part", part, package.name)
        )
        made.version = made.version or part.version_of(path) or (package.version if part.name == "Qt" else "")
        return made

    def _row(self, row: owners.Part) -> Component:
        return self._kept(("part", row.name, ""), lambda: self._of_row("part", row, ""))

    def _of_row(self, kind: str, row: owners.Part, brought_by: str) -> Component:
        texts = [licence_files.TEXTS / name for name in row.texts]
        note = " ".join(text for text in (row.note, row.why) if text)
        return Component(kind, row.name, "", row.licence, row.homepage, brought_by=brought_by, note=note, texts=texts)

    def _system(self, debian: owners.DebianPackage) -> Component:
        text = licence_files.text_of_debian(debian.name)
        told = licence_files.licence_in_debian(text.read_text(encoding="utf-8")) if text else "not told"
        version = quote(debian.version, safe="~")
        purl = f"pkg:deb/{distribution_name()}/{debian.name}@{version}?arch={debian.architecture}"
        return self._kept(
            ("system", debian.name),
            lambda: Component("system", debian.name, debian.version, told, purl=purl, texts=[text] if text else []),
        )

    def _python(self) -> Component:
        version = ".".join(map(str, sys.version_info[:3]))
        places = [
            Path(sys.base_prefix, f"lib/python3.{sys.version_info[1]}/LICENSE.txt"),
            Path(sys.base_prefix, "LICENSE.txt"),
            Path(f"/usr/share/doc/python3.{sys.version_info[1]}/copyright"),
        ]
        return self._kept(
            ("runtime", "Python"),
            lambda: Component(
                "runtime",
                "Python",
                version,
                "PSF-2.0",
                "https://www.python.org",
                purl=f"pkg:generic/python@{version}",
                texts=[path for path in places if path.is_file()][:1],
            ),
        )

    def _boot_loader(self) -> Component:
        package = self.packages.named("pyinstaller")
        return self._kept(
            ("program", "PyInstaller boot loader"),
            lambda: Component(
                "program",
                "PyInstaller boot loader",
                package.version if package else "",
                "GPL-2.0-or-later WITH Bootloader-exception",
                "https://pyinstaller.org",
                purl=f"pkg:pypi/pyinstaller@{package.version}" if package else "",
                note="Its exception lets programs that it starts have any licence.",
                texts=licence_files.texts_of(package) if package else [],
            ),
        )

    def _find_models_and_fonts(self) -> None:
        shipped = self.bundle / INTERNAL / "workbench" / "shipped"
        for path in sorted(p for p in shipped.rglob("*") if p.suffix in (".safetensors", ".onnx")):
            made = Component(
                "model", path.stem, "", "MIT", note="Of the workbench; its card is in the file.", texts=[LICENCE]
            )
            self._kept(("model", path.name), lambda made=made: made).files[self._place(path)] = owners.sha256(path)
        for path in sorted(p for p in shipped.rglob("*") if p.suffix in (".ttf", ".otf")):
            text = path.parent / "OFL.txt"
            if not text.is_file():
                self.refused.append(f"{self._place(path)}: no OFL.txt beside it says its licence.")
                continue
            made = Component("font", path.stem, "", "OFL-1.1", texts=[text])
            self._kept(("font", path.name), lambda made=made: made).files[self._place(path)] = owners.sha256(path)

    def _kept(self, key: tuple[str, ...], make: Callable[[], Component]) -> Component:
        if key not in self.components:
            self.components[key] = make()
        return self.components[key]


def homepage_of(package: Distribution) -> str:
    """The first of its addresses that is a home or a place of its source."""
    addresses = [row.partition(", ") for row in package.metadata.get_all("Project-URL") or ()]
    wanted = [
        url
        for label, _, url in addresses
        if label.casefold() in ("homepage", "home", "source", "repository", "source code")
    ]
    return (wanted or [str(package.metadata.get("Home-page") or "")])[0]


def distribution_name() -> str:
    for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines():
        if line.startswith("ID="):
            return line.removeprefix("ID=").strip('"')
    return "linux"


def modules_in(bundle: Path) -> Iterator[str]:
    """Names of the Python modules inside the programs."""
    from PyInstaller.archive.readers import CArchiveReader

    for path in sorted(bundle.iterdir()):
        if path.stem in PROGRAMS and path.is_file() and not path.is_symlink():
            archive = CArchiveReader(str(path))
            for name in archive.toc:
                if name.endswith(".pyz"):
                    yield from sorted(archive.open_embedded_archive(name).toc)
