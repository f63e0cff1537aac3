"""Licences and list of all that is inside a bundle: `python packaging/contents/list_contents.py BUNDLE`.

Writes BUNDLE/licences/ (texts, README.txt, index.json) and BUNDLE/sbom.cdx.json (CycloneDX 1.6). Run by the Python
that the bundle was made with, on the machine that made it. Exit status 1 when a library or program in the bundle has
no known origin, or may not be passed on: parts.toml names such files, with reasons.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

from bill import bill_of_materials
from components import Component, Contents

LICENCES, BILL = "licences", "sbom.cdx.json"
ROOT = Path(__file__).resolve().parents[2]
README = """What is inside the Sound Source Workbench, and under which licences
==================================================================

The workbench itself is under the MIT licence (ssl-workbench/LICENSE).

Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3; libsndfile and soxr under
version 2.1 or later. They lie in this program's folder as shared libraries of their own and are loaded from there:
you may replace each by a changed one that fits, under the same name, and may take the program apart to see whether
yours works. Their source: https://download.qt.io/archive/qt/ and https://code.qt.io/pyside/pyside-setup.git,
https://github.com/libsndfile/libsndfile, https://github.com/dofuuz/python-soxr. Qt itself holds work of others:
https://doc.qt.io/qt-6/licenses-used-in-qt.html. fpdf2, under version 3 of the same licence, is Python and lies inside
the programs: the workbench is open, so you may put another one there by building it again (packaging/build_bundle.py).

GCC's runtime libraries are under version 3 of the GNU General Public License with the exception that lets any program
use them. PyInstaller's boot loader, which starts the programs, is under version 2 or later with such an exception.
Libraries taken from Debian are unchanged; their source is at https://sources.debian.org/ under the names and versions
below.

sbom.cdx.json beside this folder lists the same for machines (CycloneDX 1.6), with the SHA-256 of each library.

"""
TITLES = {
    "runtime": "Python",
    "package": "Python packages",
    "part": "Libraries inside Python packages",
    "system": "Libraries of the system that this was made on",
    "program": "What starts the programs",
    "model": "Networks",
    "font": "Fonts",
}


def list_contents(bundle: Path) -> list[str]:
    """Writes both; returns a sentence for each file that keeps the bundle from being passed on."""
    folder = bundle / LICENCES
    shutil.rmtree(folder, ignore_errors=True)
    (bundle / BILL).unlink(missing_ok=True)
    contents = Contents(bundle)
    contents.find()
    components = contents.sorted()
    texts = {(row.kind, row.name, row.brought_by): copied(row, folder) for row in components}
    index = [
        # A library inside a package whose text is not ours to add: the package's own texts tell of it.
        entry(row, texts[row.kind, row.name, row.brought_by] or texts.get(("package", row.brought_by, ""), []))
        for row in components
    ]
    own = folder / "ssl-workbench"
    own.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", own / "LICENSE")
    (folder / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.txt").write_text(README + table(components), encoding="utf-8")
    files = {place: digest for component in components for place, digest in component.files.items()}
    (bundle / BILL).write_text(bill_of_materials(components, version(), files), encoding="utf-8")
    return contents.refused


def version() -> str:
    told = (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'__version__ = "([^"]+)"', told)[0]


def copied(component: Component, folder: Path) -> list[str]:
    """Licence texts of a component, put into a folder of its own; their places below `folder`."""
    kept = folder / component.kind / re.sub(r"[^\w.+-]+", "-", component.name)
    places: list[str] = []
    for text in component.texts:
        # Two files of one name (LICENSE of a package and of what it holds) keep both.
        out = kept / text.name
        number = 2
        while out.exists() and out.read_bytes() != text.read_bytes():
            out = kept / f"{text.stem}-{number}{text.suffix}"
            number += 1
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, out)
        places.append(out.relative_to(folder).as_posix())
    return sorted(set(places))


def entry(component: Component, texts: list[str]) -> dict[str, object]:
    """A row of index.json, as a window can show it."""
    return {
        "kind": component.kind,
        "name": component.name,
        "version": component.version,
        "licence": component.licence,
        "homepage": component.homepage,
        "brought_by": component.brought_by,
        "note": component.note,
        "texts": texts,
    }


def table(components: list[Component]) -> str:
    lines = []
    for kind, title in TITLES.items():
        rows = [component for component in components if component.kind == kind]
        if rows:
            lines += [title, "-" * len(title)]
            for row in rows:
                brought = f" (in {row.brought_by})" if row.brought_by else ""
                lines.append(f"{' '.join(filter(None, (row.name, row.version)))}{brought}: {row.licence}")
            lines.append("")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    if len(words) != 1 or not Path(words[0], "_internal").is_dir():
        sys.stderr.write("Use: list_contents.py BUNDLE, a folder that PyInstaller made (it holds _internal).\n")
        return 2
    bundle = Path(words[0]).resolve()
    refused = list_contents(bundle)
    if refused:
        sys.stderr.write("\n".join([*refused, "Leave these out, or name them in packaging/contents/parts.toml.\n"]))
        return 1
    without = [
        row["name"] for row in json.loads((bundle / LICENCES / "index.json").read_text("utf-8")) if not row["texts"]
    ]
    sys.stdout.write(f"{bundle / LICENCES} and {bundle / BILL} are written.\n")
    sys.stdout.write(f"Without a licence text of their own: {', '.join(without)}\n" if without else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
