"""About: what is installed says itself what it is and under which licence."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

import workbench
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder
from workbench.gui.help.about import as_text, bundled, commit, libraries, sections
from workbench.gui.help.windows import AboutWindow, LicencesWindow
from workbench.gui.main_window import MainWindow


def test_libraries_are_what_the_program_asks_for_with_version_and_licence() -> None:
    known = {library.name.casefold(): library for library in libraries()}
    for name in ("numpy", "torch", "vtk", "PySide6_Essentials"):
        assert known[name.casefold()].version == version(name)
    assert "contourpy" in known, "what libraries ask for is left out"
    assert "pytest" not in known, "what is for developers is no part of the program"
    assert [name for name, library in known.items() if not library.licence and not library.texts] == []


def test_it_names_edition_networks_fonts_paper_and_qts_licence() -> None:
    said = as_text(sections())
    assert workbench.__version__ in said
    for file in models_folder().glob("*.safetensors"):
        assert f"{file.name}, sha256 {model_sha256(file)[:12]}" in said
    assert "Full: with PyTorch" in said
    assert "LGPL-3.0" in said
    assert "NanumSquareR" in said
    assert "Sensors 2026, 26(1), 168" in said
    assert re.fullmatch(r"[0-9a-f]{12}|", commit())


def test_all_of_it_is_copied_as_text(window: MainWindow) -> None:
    window.actions_["about"].trigger()
    sheet = window.findChild(AboutWindow)
    sheet.copy.click()
    copied = QApplication.clipboard().text()
    for label in sheet.findChildren(QLabel):
        assert label.text() in copied
    sheet.close()


def test_licences_are_shown_in_full(window: MainWindow) -> None:
    window.actions_["about"].trigger()
    sheet = window.findChild(AboutWindow)
    sheet.licences.click()
    shown = sheet.findChild(LicencesWindow)
    names = [shown.names.item(i).text() for i in range(shown.names.count())]
    shown.names.setCurrentRow(next(i for i, name in enumerate(names) if name.startswith("numpy")))
    assert "Redistribution" in shown.text.toPlainText()
    sheet.close()


def test_a_bundle_shows_what_its_own_list_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "licences"
    (folder / "package").mkdir(parents=True)
    (folder / "package" / "LICENSE").write_text("Do as you like.")
    rows = [
        {"kind": "package", "name": "lib", "version": "1.2", "licence": "MIT", "texts": ["package/LICENSE"]},
        {"kind": "model", "name": "net", "version": "", "licence": "MIT", "texts": []},
    ]
    (folder / "index.json").write_text(json.dumps(rows))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ssl-workbench"))
    assert bundled() == (), "the program runs from source"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (only,) = libraries()
    assert (only.name, only.version, only.licence) == ("lib", "1.2", "MIT")
    assert only.texts[0].read_text() == "Do as you like."
