"""A bundle tells what it is made of and under which licences, and one with a library of unknown origin is refused.

The bundle is a real one of PyInstaller's, of a program of two lines, into which libraries of other origins are laid
as PyInstaller lays them.
"""

from __future__ import annotations

import ctypes.util
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

ROOT = Path(__file__).parents[2]
LIST = ROOT / "packaging" / "contents" / "list_contents.py"
FONT = ROOT / "resources" / "fonts"

pytest.importorskip("PyInstaller", reason="PyInstaller is not installed (pip install 'ssl-workbench[package]')")
pytest.importorskip("cyclonedx", reason="cyclonedx-python-lib is not installed (pip install 'ssl-workbench[package]')")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "tiny.py").write_text("import click\nimport yaml\n", encoding="utf-8")
    words = ["--noconfirm", "--log-level", "ERROR", "--name", "ssl-workbench", "--distpath", "dist", "tiny.py"]
    without = [word for name in ("readline", "_gdbm", "_dbm", "numpy") for word in ("--exclude-module", name)]
    subprocess.run([sys.executable, "-m", "PyInstaller", *without, *words], cwd=folder, check=True, capture_output=True)
    bundle = folder / "dist" / "ssl-workbench"
    packages = Path(soundfile.__file__).parent
    for name in ("_soundfile_data", "numpy.libs"):
        shutil.copytree(
            packages / name, bundle / "_internal" / name, ignore=shutil.ignore_patterns("*.py", "__pycache__")
        )
    shipped = bundle / "_internal" / "workbench" / "shipped"
    shutil.copytree(FONT, shipped / "resources" / "fonts")
    (shipped / "models").mkdir()
    (shipped / "models" / "spacenet.onnx").write_bytes(b"a network")
    return bundle


@pytest.fixture
def bundle(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "ssl-workbench", symlinks=True)


def listed(bundle: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}  # other tests leave it
    environment = kept | {"SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run([sys.executable, LIST, bundle], capture_output=True, text=True, env=environment, check=False)


def index_of(bundle: Path) -> dict[tuple[str, str], dict[str, Any]]:
    rows = json.loads((bundle / "licences" / "index.json").read_text(encoding="utf-8"))
    return {(row["kind"], row["name"]): row for row in rows}


def bill_of(bundle: Path) -> dict[str, Any]:
    return json.loads((bundle / "sbom.cdx.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(built: Path) -> Path:
    done = listed(built)
    assert (done.returncode, done.stderr) == (0, "")
    return built


def test_every_origin_is_told_with_version_licence_and_text(told: Path) -> None:
    index = index_of(told)
    click = index["package", "click"]
    assert (click["version"], click["licence"]) == (version("click"), "BSD-3-Clause")
    assert ("package", "PyYAML") in index
    sound = index["part", "libsndfile"]
    assert sound["brought_by"] == "soundfile"
    assert sound["version"] == soundfile.__libsndfile_version__
    assert sound["licence"] == "LGPL-2.1-or-later"
    blas = next(row for row in np.show_config(mode="dicts")["Build Dependencies"].values() if "openblas" in row["name"])  # type: ignore[index, call-overload]
    assert blas["version"].startswith(index["part", "OpenBLAS"]["version"])
    assert index["runtime", "Python"]["version"] == ".".join(map(str, sys.version_info[:3]))
    assert index["program", "PyInstaller boot loader"]["texts"]
    assert index["font", "NanumSquareR"]["licence"] == "OFL-1.1"
    assert index["model", "spacenet"]["kind"] == "model"
    for row in index.values():
        assert row["texts"], f"{row['name']} has no licence text"
        assert all((told / "licences" / text).stat().st_size > 0 for text in row["texts"])


def test_what_lgpl_asks_for_stands_in_words(told: Path) -> None:
    words = " ".join((told / "licences" / "README.txt").read_text(encoding="utf-8").split())
    assert "you may replace each by a changed one" in words
    assert "click " + version("click") in words
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (told / "licences/part/libsndfile/LGPL-2.1.txt").read_text("utf-8")


def test_each_library_stands_once_in_the_bill_with_its_hash(told: Path) -> None:
    bill = bill_of(told)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    nested = [file for component in bill["components"] for file in component.get("components", ())]
    places = [file["name"] for file in nested]
    assert len(places) == len(set(places))
    binaries = {
        path.relative_to(told).as_posix()
        for path in told.rglob("*")
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"
    }
    assert len(binaries) > 20
    assert binaries <= set(places)
    purls = {component.get("purl") for component in bill["components"]}
    assert f"pkg:pypi/click@{version('click')}" in purls


@pytest.mark.skipif(
    shutil.which("dpkg-query") is None, reason="no Debian: nobody to ask for the packages of the system"
)
def test_a_library_of_the_system_is_told_by_its_debian_package(bundle: Path) -> None:
    name = ctypes.util.find_library("portaudio")
    if name is None:
        pytest.skip("libportaudio2 is not installed")
    (there,) = list(Path("/usr/lib").glob(f"*/{name}"))[:1]
    shutil.copy(there, bundle / "_internal" / name)
    assert listed(bundle).returncode == 0
    assert index_of(bundle)["system", "libportaudio2"]["texts"] == ["system/libportaudio2/copyright"]
    purls = [component.get("purl", "") for component in bill_of(bundle)["components"]]
    assert any(purl.startswith("pkg:deb/debian/libportaudio2@19") or "/libportaudio2@" in purl for purl in purls)


def test_the_same_bundle_gives_the_same_bytes(bundle: Path) -> None:
    listed(bundle)
    written = [bundle / "sbom.cdx.json", *(path for path in (bundle / "licences").rglob("*") if path.is_file())]
    first = {path: path.read_bytes() for path in written}
    assert listed(bundle).returncode == 0
    assert {path: path.read_bytes() for path in first} == first
    serial = bill_of(bundle)["serialNumber"]
    (bundle / "_internal/workbench/shipped/models/spacenet.onnx").write_bytes(b"another network")
    listed(bundle)
    assert bill_of(bundle)["serialNumber"] != serial


def test_what_is_of_unknown_origin_changed_or_under_the_gpl_stops_the_bundle(bundle: Path) -> None:
    inside = bundle / "_internal"
    (inside / "libfound.so.1").write_bytes(b"\x7fELF of somebody")
    (inside / "libreadline.so.8").write_bytes(b"\x7fELF")
    grafted = next((inside / "numpy.libs").glob("libscipy_openblas*"))
    grafted.rename(grafted.with_name("libnew.so"))
    changed = next(inside.glob("libcrypto.so*"))
    with changed.open("ab") as file:
        file.write(b"!")
    done = listed(bundle)
    assert done.returncode == 1
    nobody = "nobody knows where this came from and under which licence."
    assert done.stderr.splitlines() == [
        f"_internal/{changed.name}: {nobody}",
        f"_internal/libfound.so.1: {nobody}",
        "_internal/libreadline.so.8 must not travel: "
        "it is under the GPL, and all that is loaded with it would have to be.",
        f"_internal/numpy.libs/libnew.so: {nobody}",
        "Leave these out, or name them in packaging/contents/parts.toml.",
    ]


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("click", "BSD-3-Clause"),  # told as SPDX
        ("pyroomacoustics", "MIT"),  # told by the whole text
        ("matplotlib", "PSF-2.0"),  # told by a text with other licences further down
        ("PySide6_Essentials", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),  # told by a word
    ],
)
def test_a_packages_own_words_become_spdx(name: str, licence: str) -> None:
    spec = importlib.util.spec_from_file_location("licence_files", LIST.with_name("licence_files.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.licence_of(distribution(name)) == licence
    assert module.texts_of(distribution(name))


def test_a_folder_that_is_no_bundle_is_told(tmp_path: Path) -> None:
    done = listed(tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
