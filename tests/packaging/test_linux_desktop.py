"""What the desktop is told of the program is well-formed, and nothing in it is left to be filled in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")


@pytest.fixture
def share(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.syspath_prepend(str(LINUX))
    from desktop_files import write_desktop_files

    write_desktop_files(tmp_path / "share", "ssl-workbench", "1.2.3", 0)
    return tmp_path / "share"


def test_the_desktop_entry_is_valid(share):
    if not shutil.which("desktop-file-validate"):
        pytest.skip("desktop-file-utils are not installed")
    entry = share / "applications" / "ssl-workbench.desktop"
    told = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "")


def test_its_file_types_are_those_that_the_program_brings(share):
    types = ElementTree.parse(share / "mime" / "packages" / "ssl-workbench.xml").getroot()
    brought = {each.get("type") for each in types}
    entry = (share / "applications" / "ssl-workbench.desktop").read_text()
    opened = entry.partition("MimeType=")[2].splitlines()[0].strip(";").split(";")
    assert set(opened) == brought


def test_the_description_tells_the_version_and_nothing_waits_to_be_filled_in(share):
    page = share / "metainfo" / "ssl-workbench.metainfo.xml"
    assert ElementTree.parse(page).getroot().find("releases/release").get("version") == "1.2.3"
    assert not [path for path in share.rglob("*") if path.is_file() and b"@VERSION@" in path.read_bytes()]


def test_there_is_an_icon_of_every_size(share):
    sizes = {path.parts[-3] for path in (share / "icons" / "hicolor").rglob("ssl-workbench.*")}
    assert sizes >= {"16x16", "48x48", "256x256", "scalable"}
