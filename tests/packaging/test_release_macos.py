"""The recipe for macOS, as far as Linux can tell: it is well formed and names what is there. It has not been run."""

from __future__ import annotations

import importlib.util
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import workbench

ROOT = Path(__file__).parents[2]
MACOS = ROOT / "packaging" / "macos"
DESCRIPTION = ROOT / "packaging" / "pyinstaller" / "workbench.spec"


@pytest.fixture
def app_bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("app_bundle", MACOS / "app_bundle.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_macos_learns_version_microphone_and_documents(app_bundle: ModuleType) -> None:
    told = app_bundle.described()
    plist = plistlib.loads(plistlib.dumps(told["info_plist"]))
    assert told["version"] == plist["CFBundleVersion"] == workbench.__version__
    assert "records the microphones" in plist["NSMicrophoneUsageDescription"]
    kinds = [kind for document in plist["CFBundleDocumentTypes"] for kind in document["LSItemContentTypes"]]
    assert "public.folder" in kinds
    assert plist["LSBackgroundOnly"] is False
    assert Path(told["icon"]).is_file()


def test_the_system_that_it_asks_for_is_the_one_that_the_guide_and_the_readme_name(app_bundle: ModuleType) -> None:
    major = app_bundle.described()["info_plist"]["LSMinimumSystemVersion"].partition(".")[0]
    guide = (ROOT / "docs" / "guide" / "installing.md").read_text(encoding="utf-8")
    assert f"macOS {major} on Apple silicon" in guide
    assert f"**macOS** {major} or newer, Apple silicon" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"macOS {major} or\n# newer" in (MACOS / "build.sh").read_text(encoding="utf-8")


def test_a_hardened_program_may_still_record() -> None:
    told = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert told["com.apple.security.device.audio-input"] is True
    assert all(told.values())


def test_the_app_starts_the_program_that_the_description_makes(app_bundle: ModuleType) -> None:
    spec = DESCRIPTION.read_text(encoding="utf-8")
    named = set(re.findall(r'program\("([^"]+)"', spec))
    assert named == {"ssl-workbench", "workbench-cli"}
    assert app_bundle.described()["info_plist"]["CFBundleExecutable"] in named
    assert "BUNDLE(collected, **described())" in spec
    recipe = (MACOS / "build.sh").read_text(encoding="utf-8")
    assert app_bundle.described()["name"] in recipe
    assert "Contents/MacOS/workbench-cli" in recipe


def test_the_recipe_is_well_formed_and_names_files_that_are_there() -> None:
    recipe = MACOS / "build.sh"
    subprocess.run(["sh", "-n", recipe], check=True)
    words = recipe.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:packaging|scripts)/[\w/.]+\.(?:py|sh|plist)", words))
    assert "packaging/macos/entitlements.plist" in named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


@pytest.mark.skipif(sys.platform == "darwin", reason="on a Mac the recipe would begin to build")
def test_elsewhere_the_recipe_says_that_it_needs_a_mac() -> None:
    done = subprocess.run([MACOS / "build.sh", "field"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Only macOS can make an app and a dmg.\n")
    assert subprocess.run([MACOS / "build.sh", "small"], capture_output=True, check=False).returncode == 2
