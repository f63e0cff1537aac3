"""Without PyTorch: networks as ONNX answer the same, and what needs PyTorch says so in a sentence."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.core.events import Located, Summary
from workbench.core.session import Session
from workbench.engine.export_network import ExportNetwork
from workbench.engine.localize import Localize
from workbench.engine.simulate import SimulateCampaign
from workbench.files.model_cards import copy_with_card, read_card
from workbench.files.onnx_file import read_onnx
from workbench.files.session_folder import find_sessions, read_session
from workbench.localize.registry import find_method
from workbench.simulate.campaign import CampaignPlan

WITHOUT_TORCH = """
import sys
class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("torch", "lightning", "tensorboard"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Nowhere())
sys.argv[0] = "workbench"
from workbench.__main__ import main
main()
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    folder = tmp_path_factory.mktemp("campaign")
    plan = CampaignPlan(sites=("goyang",), n_sessions=1, seconds=5.0, weather="dry", seed=4)
    list(SimulateCampaign(plan, folder / "made").run())
    return read_session(find_sessions(folder)[0])


@pytest.fixture(scope="module")
def onnx_of_placefield(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("onnx") / "placefield.onnx"
    list(ExportNetwork("placefield", out, is_whole=True).run())
    return out


def without_torch(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", WITHOUT_TORCH, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)


def test_clips_regions_and_the_joined_answer_are_the_same(session: Session, onnx_of_placefield: Path) -> None:
    ours, theirs = (list(Localize(session, (name,)).run()) for name in ("placefield", str(onnx_of_placefield)))
    located = [[e for e in events if isinstance(e, Located)] for events in (ours, theirs)]
    assert len(located[0]) == len(located[1]) == 5
    for one, other in zip(*located, strict=True):
        np.testing.assert_allclose(one.position_m, other.position_m, atol=2e-4)
        assert one.mixture is not None and other.mixture is not None
        np.testing.assert_allclose(one.mixture.means_m, other.mixture.means_m, atol=5e-3)
    (one,), (other,) = ([e for e in events if isinstance(e, Summary)] for events in (ours, theirs))
    np.testing.assert_allclose(one.position_m, other.position_m, atol=2e-4)
    assert one.radius_m == pytest.approx(other.radius_m, abs=1e-3)


def test_the_card_is_found_without_reading_the_network(onnx_of_placefield: Path, tmp_path: Path) -> None:
    card = read_card(onnx_of_placefield)
    assert card == find_method("placefield").card
    named = tmp_path / "own.onnx"
    copy_with_card(onnx_of_placefield, named, name="own", title="Ours")
    assert (read_card(named).name, read_card(named).title) == ("own", "Ours")
    assert find_method(named).card == read_card(named)


@pytest.mark.parametrize("n_bytes", [0, 1, 7, 1000, -1, -40])
def test_a_network_that_is_cut_off_is_refused(n_bytes: int, onnx_of_placefield: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.onnx"
    cut.write_bytes(onnx_of_placefield.read_bytes()[:n_bytes])
    with pytest.raises(UserError, match=r"cut\.onnx is (damaged|a file without a card)"):
        read_card(cut)


def test_a_byte_that_changed_since_the_network_was_shipped_is_refused(onnx_of_placefield: Path, tmp_path: Path) -> None:
    shipped, data = tmp_path / "placefield.onnx", bytearray(onnx_of_placefield.read_bytes())
    (tmp_path / "SHA256SUMS").write_text(f"{hashlib.sha256(data).hexdigest()}  {shipped.name}\n")
    shipped.write_bytes(data)
    assert read_onnx(shipped) == data
    data[len(data) // 2] ^= 1
    shipped.write_bytes(data)
    with pytest.raises(UserError, match=r"placefield\.onnx"):
        read_onnx(shipped)


def test_a_network_of_ones_own_as_onnx_is_kept_and_found(
    onnx_of_placefield: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.engine.own_models import KeepModel, ModelKept, remove_model

    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path))
    (kept,) = KeepModel(onnx_of_placefield).run()
    assert isinstance(kept, ModelKept) and kept.name == "placefield-2"
    assert find_method("placefield-2").model_path == tmp_path / "placefield-2.onnx"
    remove_model("placefield-2")
    assert not list(tmp_path.glob("*.onnx"))


def test_a_verb_answers_with_onnx_and_without_pytorch(session: Session, onnx_of_placefield: Path) -> None:
    done = without_torch("localize", session.folder, "--with", onnx_of_placefield, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('"event": "Located"') == 5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["train", "--preset", "quick-trial"], "Training a network needs PyTorch"),
        (["reproduce", "table5"], "Reproducing the paper needs PyTorch"),
        (["models", "--onnx", "spacenet", "--out", "a.onnx"], "Writing a network as ONNX needs PyTorch"),
        (["localize", "SESSION", "--with", "spacenet"], "spacenet.safetensors needs PyTorch"),
    ],
)
def test_what_needs_pytorch_says_so(arguments: list[str], sentence: str, session: Session) -> None:
    done = without_torch(*[str(session.folder) if a == "SESSION" else a for a in arguments])
    assert done.returncode == 1 and sentence in done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") <= 2
