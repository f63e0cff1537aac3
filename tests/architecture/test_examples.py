"""The examples of docs/adding-a-*.md work as they stand."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import workbench.files.exchange
import workbench.localize
from tests.architecture.pages import ROOT, blocks
from workbench.cli.run import run
from workbench.cli.verb_group import VerbGroup
from workbench.files.exchange import registry as formats
from workbench.files.session_folder import read_session
from workbench.localize import registry as methods


def call(*words: object) -> int:
    from workbench.__main__ import VERBS

    return run(VerbGroup(VERBS, default="window"), [str(word) for word in words])


@pytest.fixture
def session(tmp_path: Path) -> Path:
    assert call(*"simulate --site goyang --sessions 1 --seconds 4 --weather dry --seed 3 --out".split(), tmp_path) == 0
    return tmp_path / "goyang-3-0001"


@pytest.fixture
def put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Put a page's example into a room, as a developer would, until the test is over."""

    def put(page: str, package: ModuleType, name: str) -> None:
        (example,) = blocks(ROOT / "docs" / page, "python")
        folder = tmp_path / "room"
        folder.mkdir()
        (folder / f"{name}.py").write_text(example, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        monkeypatch.delitem(sys.modules, f"{package.__name__}.{name}", raising=False)
        importlib.invalidate_caches()

    monkeypatch.setattr(methods, "_METHODS", dict(methods._METHODS))
    monkeypatch.setattr(formats, "_IMPORTERS", dict(formats._IMPORTERS))
    monkeypatch.setattr(formats, "_EXPORTERS", dict(formats._EXPORTERS))
    yield put
    for name in ("workbench.localize.loudest", "workbench.files.exchange.plain_places"):
        sys.modules.pop(name, None)


def test_the_localizer_of_the_page_is_found_and_answers(put_in, session: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    put_in("adding-a-localizer.md", workbench.localize, "loudest")
    assert call("localize", session, "--with", "loudest", "--csv", tmp_path / "a.csv") == 0
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 3 and all("loudest" in row for row in rows[1:])


def test_the_format_of_the_page_writes_what_it_reads(  # type: ignore[no-untyped-def]
    put_in, session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_in("adding-a-format.md", workbench.files.exchange, "plain_places")
    before = read_session(session).microphone_positions_m()
    places = tmp_path / "mics.places"
    assert call("export", "plain-places", session, "--out", places) == 0
    lines = places.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4 and lines[0].startswith("M1 ")
    places.write_text(places.read_text(encoding="utf-8").replace("M1 ", "M1 1"), encoding="utf-8")
    assert call("import", "plain-places", places, "--into", session) == 0
    after = read_session(session).microphone_positions_m()
    assert after[0, 0] > before[0, 0] + 1 and np.array_equal(after[1:], before[1:])
    places.write_text("M1 0.5 0.5\n", encoding="utf-8")
    assert call("import", "plain-places", places, "--into", session) == 1
    assert "no name with three numbers" in capsys.readouterr().err
