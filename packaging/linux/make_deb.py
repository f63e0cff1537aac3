"""A Debian package of a bundle: `python packaging/linux/make_deb.py full|field BUNDLE OUT_FOLDER [--version V]`.

It depends on the packages whose libraries the bundle's own ones name (dpkg-shlibdeps), and on those that are opened
by name. The same bundle and commit give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from desktop_files import NAME, ROOT, settle, write_desktop_files
from needed import OPENED_BY_NAME, elf_files

MAINTAINER = "The workbench's authors <workbench@localhost.localdomain>"
RECOMMENDED = ("fonts-dejavu-core", "fonts-noto-cjk | fonts-nanum", "libasound2-plugins", "xdg-utils")
EDITIONS = {
    "full": (NAME, f"{NAME}-field", "with PyTorch: trains networks as well"),
    "field": (f"{NAME}-field", NAME, "for field teams: without PyTorch, with the same networks"),
}
"""Package, the one it cannot stand beside, and what the description says."""

_ABOUT = """\
 For people who search collapsed buildings by ear. Three to sixteen microphones
 stand on a site and somebody calls: the workbench shows the recording, lets
 you place the microphones, and shows where the call came from, and how sure
 that is. It needs no network and no Python.
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("edition", choices=tuple(EDITIONS))
    options.add_argument("bundle", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--version", default=program_version())
    asked = options.parse_args()
    package = make_deb(asked.edition, asked.bundle.resolve(), asked.out.resolve(), asked.version)
    sys.stdout.write(f"{package} {package.stat().st_size / 1e6:.1f} MB\n")


def make_deb(edition: str, bundle: Path, out: Path, version: str) -> Path:
    """The package's file."""
    name = EDITIONS[edition][0]
    time_s = int(os.environ["SOURCE_DATE_EPOCH"])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="deb-", dir=out) as folder:
        stage = Path(folder)
        library = stage / "usr" / "lib" / NAME
        shutil.copytree(bundle, library, symlinks=True)
        for command, program in (("workbench", "workbench-cli"), (NAME, NAME)):
            (stage / "usr" / "bin").mkdir(exist_ok=True)
            (stage / "usr" / "bin" / command).symlink_to(f"../lib/{NAME}/{program}")
        stage.chmod(0o755)
        write_desktop_files(stage / "usr" / "share", NAME, version, time_s)
        _write_papers(stage / "usr" / "share" / "doc" / name, name, version, time_s)
        settle(stage / "usr", time_s)
        control = stage / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(_control(edition, version, dependencies(library), _kilobytes(stage / "usr")), "utf-8")
        _write_sums(stage)
        settle(control.parent, time_s)
        package = out / f"{name}_{version}_amd64.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", stage, package], check=True, stdout=2)
    return package


def program_version() -> str:
    """The workbench's own."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def dependencies(library: Path) -> list[str]:
    """Packages with the libraries that those of the bundle name, with the versions they need."""
    files = elf_files(library)
    folders = sorted({str(path.parent) for path in files})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "debian").mkdir()
        (Path(folder) / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: amd64\n")
        given = [f"-l{each}" for each in folders] + [f"-e{each}" for each in files]
        asked = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *given]
        told = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"The libraries that the bundle needs were not found:\n{told.stderr}")
    found = told.stdout.partition("shlibs:Depends=")[2].strip().split(", ")
    named = {each.split()[0] for each in found}
    return sorted({*found, *(each for each in OPENED_BY_NAME.values() if each not in named)})


def _control(edition: str, version: str, depends: list[str], kilobytes: int) -> str:
    name, other, told = EDITIONS[edition]
    return (
        f"Package: {name}\nVersion: {version}\nArchitecture: amd64\nMaintainer: {MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\nDepends: {', '.join(depends)}\nRecommends: {', '.join(RECOMMENDED)}\n"
        f"Conflicts: {other}\nReplaces: {other}\nSection: science\nPriority: optional\n"
        f"Description: sound source localization at disaster sites ({edition})\n{_ABOUT} .\n This edition is {told}.\n"
    )


def _write_papers(doc: Path, name: str, version: str, time_s: int) -> None:
    """Copyright and changelog, as Debian wants them."""
    doc.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    owner = re.search(r"Copyright \(c\) (.*)", licence)
    body = "".join(f" {line}\n" if line.strip() else " .\n" for line in licence.partition("\n\n")[2].splitlines())
    (doc / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: ssl-workbench\n"
        f"Comment: Licences of the libraries inside lie in /usr/lib/{NAME}/licences.\n\nFiles: *\n"
        f"Copyright: {owner[1] if owner else 'the authors'}\nLicense: Expat\n{body}",
        encoding="utf-8",
    )
    when = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time_s))
    head, said = f"{name} ({version}) stable; urgency=medium", "  * See CHANGELOG.md of the program."
    entry = f"{head}\n\n{said}\n\n -- {MAINTAINER}  {when}\n"
    (doc / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))


def _write_sums(stage: Path) -> None:
    files = (path for path in sorted((stage / "usr").rglob("*")) if path.is_file() and not path.is_symlink())
    told = subprocess.run(
        ["xargs", "-0", "md5sum"],
        input="\0".join(str(path.relative_to(stage)) for path in files),
        cwd=stage,
        capture_output=True,
        text=True,
        check=True,
    )
    (stage / "DEBIAN" / "md5sums").write_text(told.stdout)


def _kilobytes(folder: Path) -> int:
    return int(subprocess.run(["du", "-sk", folder], capture_output=True, text=True, check=True).stdout.split()[0])


if __name__ == "__main__":
    main()
