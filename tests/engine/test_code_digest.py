"""The key of the cache names all code and libraries that features come from."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine import code_digest as module
from workbench.engine.code_digest import LIBRARIES, code_digest, code_modules, versions

WORK = """
import json, sys
from pathlib import Path
from workbench.files.audio import read_recording
from workbench.simulate.campaign import CampaignPlan
from workbench.core.recording import Recording
from workbench.dsp import mel
from workbench.training.clip_table import clip_facts, rows_of, table_of
made = CampaignPlan(("goyang",), n_sessions=1, seconds=3.0).make(0)
recording = Recording.of_samples(made.samples / 32768.0, mel.RATE_HZ)
levels = [rows_of(recording, feature) for feature in ("mel-spectra", "mel-spectrogram", "waveform")]
table_of(levels[0], [clip_facts(made.session)], [1])
print(json.dumps(sorted(sys.modules)))
"""
COMPUTE_NOTHING = {"annotated_types", "filelock", "platformdirs"}


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """All modules that a process has once it made a session and its features."""
    run = subprocess.run([sys.executable, "-c", WORK], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_every_module_of_ours_that_the_work_imports_is_in_the_key(imported: set[str]) -> None:
    ours = {name for name in imported if name.startswith("workbench.")}
    packages = {name for name in ours if _is_package(name)}
    assert ours - packages <= set(code_modules())
    assert {"workbench.simulate.room", "workbench.dsp.resample", "workbench.files.open_files"} <= set(code_modules())
    assert not any(name.startswith(("workbench.gui", "workbench.nets", "workbench.cli")) for name in code_modules())


def _is_package(name: str) -> bool:
    """Of ours, packages hold a sentence and no code."""
    path = Path(module.workbench.__path__[0]).joinpath(*name.split(".")[1:]) / "__init__.py"
    return path.is_file() and "import" not in path.read_text()


def test_every_library_that_the_work_imports_is_in_the_key_or_computes_nothing() -> None:
    found = {name.partition(".")[0] for module_name in code_modules() for name in _all_imports(module_name)}
    others = found - sys.stdlib_module_names - {"workbench"}
    assert set(LIBRARIES) <= others
    assert others - set(LIBRARIES) - COMPUTE_NOTHING == set()


def _all_imports(name: str) -> set[str]:
    """What the text of a module of ours imports, anywhere in it."""
    path = Path(module.workbench.__path__[0]).joinpath(*name.split(".")[1:])
    text = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text()
    return set(re.findall(r"^\s*(?:import|from) ([\w.]+)(?: import|$| as)", text, re.MULTILINE))


@pytest.mark.parametrize("name", [*LIBRARIES, "libsndfile"])
def test_another_version_of_a_library_is_another_key(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, found = code_digest(), versions()
    monkeypatch.setattr(module, "versions", lambda: {**found, name: "0.0.1"})
    code_digest.cache_clear()
    assert code_digest() != before
    monkeypatch.undo()
    code_digest.cache_clear()
    assert code_digest() == before
