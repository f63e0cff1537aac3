"""Networks as ONNX: the same answers without PyTorch, with the card, or nothing is written."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

import numpy as np
import onnx
import pytest
from pydantic import TypeAdapter

from tests.cli.conftest import write_untrained
from workbench.core.card import ModelCard
from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.dsp.features import FEATURES
from workbench.engine.export_network import ExportNetwork, NetworkExported, refuse_other_answers
from workbench.files.model_file import read_card
from workbench.files.shipped import models_folder
from workbench.localize.microphone_numbers import numbers_of
from workbench.localize.neural import NeuralMethod
from workbench.localize.registry import find_method
from workbench.nets.onnx_network import OnnxNetwork

SHIPPED = sorted(path.stem for path in models_folder().glob("*.safetensors"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("onnx")


@cache
def exported(name: str, folder: Path) -> tuple[Path, tuple[Event, ...]]:
    """A shipped network's file, written once for all tests, and what the job said."""
    out = folder / f"{name}.onnx"
    return out, tuple(ExportNetwork(name, out).run())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_network_answers_the_same_in_onnx_runtime(name: str, folder: Path) -> None:
    out, events = exported(name, folder)
    method, rng = find_method(name), np.random.default_rng(7)
    assert isinstance(method, NeuralMethod) and method.card is not None
    feature, n_mics = FEATURES[method.card.feature], method.card.n_microphones
    network = OnnxNetwork(out.read_bytes())
    for n_clips in (1, 5):
        features = rng.normal(
            *((-50.0, 12.0) if feature.is_level else (0.0, 0.05)), (n_clips, *feature.row_shape(n_mics))
        )
        microphones_m = rng.uniform(0.0, 9.0, (n_clips, n_mics, 3))
        found_m = network.answers(features, microphones_m)
        np.testing.assert_allclose(found_m, method.locate_many(features, microphones_m), rtol=1e-4, atol=1e-4)
    told = events[-1]
    assert isinstance(told, NetworkExported) and told.path == out and told.n_bytes == out.stat().st_size
    assert told.n_clips >= 3 and told.apart_m < 1e-3


@pytest.mark.parametrize("name", SHIPPED)
def test_the_file_says_what_it_is_and_what_goes_in(name: str, folder: Path) -> None:
    out, _ = exported(name, folder)
    model = onnx.load(str(out))
    onnx.checker.check_model(model, full_check=True)
    (entry,) = model.metadata_props
    card = read_card(models_folder() / f"{name}.safetensors")
    assert entry.key == "workbench-card" and TypeAdapter(ModelCard).validate_json(entry.value) == card
    assert json.loads(entry.value)["name"] == name
    values = {v.name: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim] for v in model.graph.input}
    fewest, most = numbers_of(card)
    number = "microphones" if most > fewest else fewest
    assert list(values) == ["features", "microphones_m"] and values["microphones_m"] == ["batch", number, 3]
    assert values["features"][:2] == ["batch", number]
    if fewest == most:
        assert values["features"][1:] == [*FEATURES[card.feature].row_shape(fewest)]
    assert [v.name for v in model.graph.output] == ["position_m"]


def test_answers_that_differ_are_refused_with_the_figure() -> None:
    ours_m = np.array([[20.0, 3.0, 1.0]])
    assert refuse_other_answers("N", ours_m, ours_m + 1e-3) == pytest.approx(1e-3)
    with pytest.raises(UserError, match=r"N as ONNX answers up to 0\.003 m away .* At most 0\.002 m"):
        refuse_other_answers("N", ours_m, ours_m + np.array([0.0, 0.0, 3e-3]))
    with pytest.raises(UserError, match="nan"):
        refuse_other_answers("N", ours_m, ours_m * np.nan)
    with pytest.raises(UserError, match=r"At most 0\.0001 m"):
        refuse_other_answers("N", 0.0 * ours_m, 0.0 * ours_m + 2e-4)


def test_a_network_that_differs_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "network.onnx"
    out.write_bytes(b"an older one")
    right = OnnxNetwork.answers
    monkeypatch.setattr(OnnxNetwork, "answers", lambda *given: right(*given) + 0.5)
    with pytest.raises(UserError, match=r"answers up to 0\.5 m away"):
        list(ExportNetwork("chawa", out).run())
    assert out.read_bytes() == b"an older one" and [p.name for p in tmp_path.iterdir()] == [out.name]


def test_a_network_of_ones_own_is_written_by_its_path(tmp_path: Path) -> None:
    out = tmp_path / "own.onnx"
    list(ExportNetwork(write_untrained(tmp_path / "untrained.safetensors"), out).run())
    assert OnnxNetwork(out.read_bytes()).metadata.keys() == {"workbench-card"}


@pytest.mark.parametrize(
    ("network", "out", "sentence"),
    [
        ("tdoa", "a.onnx", "TDOA is no network"),
        ("chawa", "session.json", "does not end in .onnx"),
        ("chawa", "nowhere/a.onnx", "There is no folder"),
        ("nobody", "a.onnx", "There is no method called 'nobody'"),
    ],
)
def test_what_cannot_be_written_is_told_at_once(network: str, out: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=sentence):
        list(ExportNetwork(network, tmp_path / out).run())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("package", ["onnx", "onnxscript", "onnxruntime"])
def test_a_package_that_is_not_installed_is_named(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UserError, match=rf"the package {package} is not installed.*\[onnx\]"):
        list(ExportNetwork("chawa", tmp_path / "a.onnx").run())
    assert list(tmp_path.iterdir()) == []
