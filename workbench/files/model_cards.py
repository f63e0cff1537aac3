"""The cards of model files of either kind: weights (.safetensors), or a network as ONNX."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.core.card import ModelCard
from workbench.files import model_file
from workbench.files.atomic import write_atomically
from workbench.files.onnx_file import ONNX_ENDING, read_onnx, read_onnx_card, with_onnx_card

WEIGHTS_ENDING = ".safetensors"
MODEL_ENDINGS = (WEIGHTS_ENDING, ONNX_ENDING)


def is_model(path: Path) -> bool:
    """By its name."""
    return path.suffix in MODEL_ENDINGS


def read_card(path: Path) -> ModelCard:
    """The card alone. UserError says why a file is no model of ours."""
    return read_onnx_card(path) if path.suffix == ONNX_ENDING else model_file.read_card(path)


def copy_with_card(source: Path, target: Path, **changes: object) -> ModelCard:
    """A copy that differs in its card alone; source and target may be the same. UserError when it is no model."""
    card = replace(read_card(source), **changes)  # type: ignore[arg-type]
    if source.suffix == ONNX_ENDING:
        write_atomically(target, with_onnx_card(read_onnx(source), card))
    else:
        model_file.write_model(target, card, model_file.read_model(source)[1])
    return card
