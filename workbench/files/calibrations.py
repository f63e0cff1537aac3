"""Calibrations as JSON files, one a method: shipped ones beside the networks, one's own among one's own networks."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from workbench.core.calibration import GROUPS, CalibratedRadii, Calibration, Coverage, Observed
from workbench.core.errors import UserError, reason_of
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.checked_files import refuse_changed
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder, own_models_folder
from workbench.files.strict_json import NotJsonError, parse_json

FOLDER = "calibration"
MAX_BYTES = 512 * 1024
_LARGEST = 1e6
"""Of a radius or a span: nothing beyond it is a measurement."""
_PLAIN_NAME = re.compile(r"[\w-][\w.-]*")
_FILE = TypeAdapter(Calibration)


class Calibrated(Protocol):
    """As much of a method as is asked here."""

    name: str
    model_path: Path | None


def shipped_calibrations() -> Path:
    """The folder of those that travel with the program."""
    return models_folder() / FOLDER


def own_calibrations() -> Path:
    """The folder of those that people made themselves; they go before shipped ones."""
    return own_models_folder() / FOLDER


def calibration_of(method: Calibrated) -> Calibration | None:
    """The calibration of a method, one's own before the shipped one; None when there is none that fits it."""
    return calibration_found(method)[0]


def calibration_found(method: Calibrated) -> tuple[Calibration | None, tuple[str, ...]]:
    """The same, and sentences about files that are there and cannot be used."""
    if not _PLAIN_NAME.fullmatch(method.name):  # a card may carry any name, which is no file's
        return None, ()
    problems: list[str] = []
    for folder in (own_calibrations(), shipped_calibrations()):
        path = folder / f"{method.name}.json"
        try:
            found = _as_it_was(path, _stamp(path))
            if why := _unfit(found, method):
                problems.append(why)
                continue
            return found, tuple(problems)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            problems.append(f"{path} could not be read: {reason_of(error)}")
        except UserError as error:
            problems.append(str(error).rstrip("."))
    return None, tuple(problems)


def _unfit(found: Calibration, method: Calibrated) -> str:
    """Why a calibration is not this method's, "" where it is."""
    if found.method != method.name:
        return f"A calibration of {found.method} lies under the name of {method.name}, so its radii are not shown"
    sha256 = "" if method.model_path is None else _sha256(method.model_path, _stamp(method.model_path))
    if found.model_sha256 == sha256:
        return ""
    return (
        f"The calibration of {method.name} was made with another file of the network, so its radii are not shown; "
        f"make it again: workbench calibrate --with {method.name}"
    )


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=64)
def _as_it_was(path: Path, stamp: tuple[int, int, int]) -> Calibration:
    return read_calibration(path)


@lru_cache(maxsize=64)
def _sha256(path: Path, stamp: tuple[int, int, int]) -> str:
    return model_sha256(path)


def write_calibration(folder: Path, calibration: Calibration) -> Path:
    """Write <folder>/<method>.json, whole or not at all: the same values are the same bytes. Raises UserError."""
    if not _PLAIN_NAME.fullmatch(calibration.method):
        raise UserError(
            f"A calibration of {calibration.method!r} cannot be kept: its name is no file's name",
            "Add the network among your own first: workbench models --add FILE",
        )
    problems = tuple(_problems(calibration))
    if problems:
        raise UserError.of_many(f"The calibration of {calibration.method}", problems)
    path = folder / f"{calibration.method}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    text = json.dumps(asdict(calibration), indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    write_atomically(path, text.encode() + b"\n")
    return path


def read_calibration(path: Path) -> Calibration:
    """A calibration file. UserError with everything that is wrong with it; OSError when it cannot be read."""
    if path.stat().st_size > MAX_BYTES:
        raise UserError(f"{path} is larger than {MAX_BYTES // 1024} KiB, which no calibration is")
    refuse_changed(path)
    try:
        value, problems = parse_json(path.read_bytes())
    except NotJsonError as error:
        raise UserError(f"{path} cannot be read: {error}", "Make it again: workbench calibrate") from error
    if problems:
        raise UserError.of_many(str(path), problems, "Make it again: workbench calibrate")
    if isinstance(value, dict) and isinstance(value.get("version"), int) and value["version"] > 1:
        raise UserError(f"{path} was written by a newer program (version {value['version']})", "Use that one")
    try:
        found = _FILE.validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        raise UserError.of_many(str(path), _told(error), "Make it again: workbench calibrate") from error
    if problems := tuple(_problems(found)):
        raise UserError.of_many(str(path), problems, "Make it again: workbench calibrate")
    return found


def _told(error: ValidationError) -> list[str]:
    """Up to five fields that are wrong."""
    found = []
    for e in error.errors(include_url=False)[:5]:
        where = " ".join(map(str, e["loc"])) or "the file"
        found.append(f"{where}: {e['msg'][0].lower()}{e['msg'][1:]}")
    return found


def _problems(found: Calibration) -> Iterator[str]:
    """What no calibration says."""
    yield from _problems_of_groups("groups", found.groups)
    for i, band in enumerate(found.bands, start=1):
        yield from _problems_of_groups(f"bands {i}", band.groups)
        yield from _problems_of_span(f"bands {i} span_m", band.span_m)
    tops = [band.span_m[1] for band in found.bands]
    if tops != sorted(tops):
        yield "bands need rising spans"
    yield from _problems_of_span("span_m", found.span_m)
    if not 0.0 <= found.floor_m <= _LARGEST or (found.unit == "own" and found.floor_m == 0.0):
        yield "floor_m needs a distance in metres, above 0 where the unit is own"
    if found.n_declined < 0:
        yield "n_declined needs a count"
    for where, part in (("measured", found.measured), ("checked", found.checked)):
        if not re.fullmatch(r"([0-9a-f]{8})*", part.sessions):
            yield f"{where} sessions needs keys of 8 hex digits each"
    if not re.fullmatch(r"([0-9a-f]{64})?", found.model_sha256):
        yield "model_sha256 needs 64 hex digits, or none"
    for name, coverage in (*found.coverage.items(), *found.by_site.items()):
        yield from (f"coverage of {name}: {why}" for why in _problems_of_coverage(coverage))


def _problems_of_groups(where: str, groups: Mapping[str, CalibratedRadii]) -> Iterator[str]:
    if "all" not in groups:
        yield f'{where} needs "all"'
    for name in groups.keys() - set(GROUPS):
        yield f"{where}: {name!r} is none of {', '.join(GROUPS)}"
    for name, radii in groups.items():
        yield from (f"{where} {name}: {why}" for why in _problems_of_radii(radii))


def _problems_of_span(where: str, span_m: tuple[float, float]) -> Iterator[str]:
    if not 0.0 <= span_m[0] <= span_m[1] <= _LARGEST:
        yield f"{where} needs a least and a largest distance, metres"


def _problems_of_radii(radii: CalibratedRadii) -> Iterator[str]:
    if not 0.0 <= radii.radius_50 <= radii.radius_90 <= _LARGEST:
        yield "radius_50 and radius_90 need distances, the second no less than the first"
    if not 0 < radii.n_places <= radii.n_clips:
        yield "n_places and n_clips need counts, at least a clip a place"


def _problems_of_coverage(coverage: Coverage) -> Iterator[str]:
    for one in (coverage.within_50, coverage.within_90):
        if not _is_a_share(one):
            yield "shares lie between 0 and 1, in their interval"
    if not 0.0 <= coverage.radius_50_m <= coverage.radius_90_m <= _LARGEST:
        yield "radius_50_m and radius_90_m need distances, the second no less than the first"
    if not 0 < coverage.n_places <= coverage.n_clips:
        yield "n_places and n_clips need counts"


def _is_a_share(one: Observed) -> bool:
    slack = 1e-9
    return 0.0 <= one.low <= one.share + slack and one.share - slack <= one.high <= 1.0 and math.isfinite(one.share)
