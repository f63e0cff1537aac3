"""An evaluation as one JSON file: the same evaluation gives the same bytes.

The table is written in columns. Texts, which repeat, are a list and the number of each row's text in it; unknown
numbers are null.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from annotated_types import Ge, Gt, MaxLen
from pydantic import TypeAdapter, ValidationError

from workbench.core.errors import UserError, reason_of
from workbench.core.session import Point
from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.evaluation import RADIUS_M, EvaluatedMethod, EvaluatedSession, Evaluation, LeftOut, Split
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.strict_json import NotJsonError, parse_json

FORMAT = "workbench-evaluation"
MAX_BYTES = 512 * 1024**2
MAX_ROWS = 2_000_000
_FARTHEST_M = 1e7
"""No place in a site frame is farther from its origin."""
_TEXTS = ("methods", "sessions", "titles", "sites", "weather", "voices", "why_not")
_COUNTS = ("clips", "arrays", "places", "in_hull", "truths_in_hull")
_NUMBERS = ("start_s", "span_m", "residuals", "radii_m", "radii_50_m", "radii_90_m")
_PLACES = ("truths_m", "answers_m")
_LATER = ("shares_within",)
"""Numbers that files of earlier programs do not have, and files without any of them leave out: unknown there."""
_LOWEST_COUNT = -1


@dataclass(frozen=True, kw_only=True)
class _Texts:
    texts: tuple[str, ...]
    rows: tuple[Annotated[int, Ge(0)], ...]


@dataclass(frozen=True, kw_only=True)
class _File:
    """The file's fields; those of the table by kind and name."""

    format: Literal["workbench-evaluation"]
    version: Literal[1]
    name: str
    asked: str
    campaign: str
    created_at: str
    seconds: Annotated[float, Ge(0)]
    split: Split
    radius_m: Annotated[float, Gt(0)] = RADIUS_M
    with_learnt: bool
    methods: Annotated[tuple[EvaluatedMethod, ...], MaxLen(1_000)]
    sessions: Annotated[tuple[EvaluatedSession, ...], MaxLen(MAX_ROWS)]
    left_out: tuple[LeftOut, ...]
    warnings: tuple[tuple[str, int], ...]
    versions: Mapping[str, str]
    machine: str
    texts: Mapping[str, _Texts]
    counts: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, tuple[float | None, ...]]
    points: Mapping[str, tuple[Point | None, ...]] = field(default_factory=dict)


_FILE = TypeAdapter(_File)


def write_evaluation(path: Path, evaluation: Evaluation) -> Path:
    """Write the file, replacing what was there at once or not at all. Raises UserError."""
    path = Path(path).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_atomically(path, evaluation_bytes(evaluation))
    return path


def evaluation_bytes(evaluation: Evaluation) -> bytes:
    """The file: one field, and one column of the table, a line."""
    known: dict[str, Any] = {"format": FORMAT, "version": evaluation.version}
    for each in fields(evaluation):
        if each.name not in ("table", "version"):
            known[each.name] = getattr(evaluation, each.name)
    for name in ("methods", "sessions", "left_out"):
        known[name] = [asdict(one) for one in known[name]]
    table = evaluation.table
    known["texts"] = {name: _texts_of(getattr(table, name)) for name in _TEXTS}
    known["counts"] = {name: getattr(table, name).tolist() for name in _COUNTS}
    known["numbers"] = {name: _numbers_of(getattr(table, name)) for name in (*_NUMBERS, *_later_of(table))}
    known["points"] = {name: _points_of(getattr(table, name)) for name in _PLACES}
    lines = []
    for name, value in known.items():
        if name in ("texts", "counts", "numbers", "points"):
            inner = ",\n".join(f"  {_json(key)}: {_json(column)}" for key, column in value.items())
            lines.append(f" {_json(name)}: {{\n{inner}\n }}")
        elif name in ("methods", "sessions", "left_out") and value:
            inner = ",\n".join(f"  {_json(one)}" for one in value)
            lines.append(f" {_json(name)}: [\n{inner}\n ]")
        else:
            lines.append(f" {_json(name)}: {_json(value)}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")  # names of files may be no Unicode


def read_evaluation(path: Path) -> Evaluation:
    """An evaluation file. Raises UserError with what is wrong with it."""
    path = Path(path)
    hint = "Choose a file that workbench evaluate --out wrote"
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path} is larger than {MAX_BYTES // 1024**2} MiB, which no evaluation is", hint)
        value, problems = parse_json(path.read_bytes())
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}", hint) from error
    except NotJsonError as error:
        raise UserError(f"{path} cannot be read: {error}", hint) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserError(f"{path} is no evaluation: its format is not {FORMAT!r}", hint)
    if isinstance(value.get("version"), int) and value["version"] > 1:
        raise UserError(f"{path} was written by a newer program (version {value['version']})", "Use that one")
    if problems:
        raise UserError.of_many(str(path), problems, hint)
    try:
        file = _FILE.validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        raise UserError.of_many(str(path), _told(error), hint) from error
    if problems := tuple(_problems(file)):
        raise UserError.of_many(str(path), problems, hint)
    return _evaluation(file)


def _evaluation(file: _File) -> Evaluation:
    columns: dict[str, np.ndarray] = {}
    for name in _TEXTS:
        column = file.texts[name]
        columns[name] = np.array([*column.texts, ""], dtype=np.str_)[np.array(column.rows, dtype=np.int64)]
    columns |= {name: np.array(file.counts[name], dtype=np.int64) for name in _COUNTS}
    columns |= {name: _array_of(file.numbers[name]) for name in _NUMBERS}
    unknown = (None,) * len(columns["methods"])
    columns |= {name: _array_of(file.numbers.get(name, unknown)) for name in _LATER}
    for name in _PLACES:
        columns[name] = _array_of([v for place in file.points[name] for v in place or (None,) * 3]).reshape(-1, 3)
    known = {each.name: getattr(file, each.name) for each in fields(Evaluation) if each.name != "table"}
    return Evaluation(**known, table=AnswerTable(**columns))


def _problems(file: _File) -> Iterator[str]:
    """What no evaluation says."""
    named = (("texts", file.texts, _TEXTS), ("counts", file.counts, _COUNTS))
    for part, columns, names in (*named, ("numbers", file.numbers, _NUMBERS), ("points", file.points, _PLACES)):
        if set(columns) - set(_LATER if part == "numbers" else ()) != set(names):
            yield f"{part} needs {', '.join(names)}"
            return
    lengths = {len(one.rows) for one in file.texts.values()}
    lengths |= {len(one) for columns in (file.counts, file.numbers, file.points) for one in columns.values()}
    if len(lengths) != 1 or not 0 < max(lengths) <= MAX_ROWS:
        yield f"the table's columns need one length, from 1 to {MAX_ROWS}"
        return
    for name, one in file.texts.items():
        if max(one.rows) >= len(one.texts):
            yield f"texts {name}: a row names text {max(one.rows)} of {len(one.texts)}"
    for name, counts in file.counts.items():
        if not _LOWEST_COUNT <= min(counts) <= max(counts) <= MAX_ROWS:
            yield f"counts {name}: whole numbers from -1 to {MAX_ROWS}"
    for name, points in file.points.items():
        if any(abs(v) > _FARTHEST_M for point in points for v in point or ()):
            yield f"points {name}: a place is farther than {_FARTHEST_M:g} m from the origin"
    if any(point is None for point in file.points["truths_m"]):
        yield "points truths_m: every row needs a true place"
    yield from _unnamed(file)


def _unnamed(file: _File) -> Iterator[str]:
    """Rows of methods or sessions that the file does not list."""
    if not set(file.texts["methods"].texts) <= {method.name for method in file.methods}:
        yield "the table names a method that is not among the methods"
    if not set(file.texts["sessions"].texts) <= {session.key for session in file.sessions}:
        yield "the table names a session that is not among the sessions"


def _later_of(table: AnswerTable) -> list[str]:
    return [name for name in _LATER if np.isfinite(getattr(table, name)).any()]


def _texts_of(column: np.ndarray) -> dict[str, Any]:
    texts, rows = np.unique(column, return_inverse=True)
    return {"texts": texts.tolist(), "rows": rows.reshape(-1).tolist()}


def _numbers_of(column: np.ndarray) -> list[float | None]:
    return [value if math.isfinite(value) else None for value in column.tolist()]


def _points_of(column: np.ndarray) -> list[list[float] | None]:
    return [point if all(map(math.isfinite, point)) else None for point in column.tolist()]


def _array_of(values: Any) -> np.ndarray:
    return np.array([math.nan if value is None else value for value in values], dtype=np.float64)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _told(error: ValidationError) -> list[str]:
    """Up to five fields that are wrong."""
    found = []
    for e in error.errors(include_url=False)[:5]:
        where = " ".join(map(str, e["loc"])) or "the file"
        found.append(f"{where}: {e['msg'][0].lower()}{e['msg'][1:]}")
    return found
