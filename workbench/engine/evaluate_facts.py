"""What an evaluation was made with: methods as they were, program, libraries, machine."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from workbench import __version__
from workbench.engine.code_digest import versions
from workbench.evaluate.evaluation import EvaluatedMethod
from workbench.files.calibrations import calibration_of
from workbench.files.model_file import model_sha256
from workbench.localize.method import Method


def method_facts(method: Method) -> EvaluatedMethod:
    """A method, its file and its calibration as they are now. UserError when the file is gone."""
    card, path = method.card, method.model_path
    told = (
        "" if card is None else f"{card.trained_on}, {card.n_training_clips} clips from {card.n_training_places} places"
    )
    return EvaluatedMethod(
        name=method.name,
        title=method.title,
        about=method.about,
        caveat=method.caveat,
        file="" if path is None else path.name,
        sha256="" if path is None else model_sha256(path),
        trained_on=told,
        hears="" if card is None else card.feature,
        calibration=calibration_of(method),
    )


def program_versions() -> dict[str, str]:
    """Of the program, Python, and the libraries that compute, by name."""
    found = {"ssl-workbench": __version__, "Python": platform.python_version()} | versions()
    try:
        found["torch"] = version("torch")
    except PackageNotFoundError:
        found["torch"] = "not installed"
    return found


def machine() -> str:
    """This machine in a line."""
    return f"{platform.platform()}, {platform.processor() or platform.machine()}, {os.cpu_count() or 1} cores"
