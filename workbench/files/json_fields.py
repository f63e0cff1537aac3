"""JSON files that other programs wrote, field by field: what is wrong is collected and told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.core.errors import UserError
from workbench.core.session import Point
from workbench.files.given_folder import json_of
from workbench.files.place_rows import place_problem


def json_rows(file: Path, problems: list[str]) -> list[Mapping[str, Any]]:
    """The objects of a JSON list; empty when the file is not there. What is wrong is added to `problems`."""
    if not file.is_file():
        return []
    try:
        value = json_of(file)
    except UserError as error:
        problems.append(error.problem)
        return []
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        problems.append(f"{file.name} needs a list of objects")
        return []
    return value


class JsonFields:
    """The fields of a JSON object; what is wrong with them is added to `problems` when it is asked for."""

    def __init__(self, file: Path, problems: list[str], row: Mapping[str, Any] | None = None) -> None:
        self._file, self._problems = file, problems
        self._row: Mapping[str, Any] = self._read() if row is None else row
        self._is_read = bool(self._row)

    def text(self, key: str) -> str:
        """Text, empty where the field is missing or something else."""
        value = self._row.get(key)
        return value.strip() if isinstance(value, str) else ""

    def known(self, key: str) -> float | None:
        """A number, or None where the field is missing or something else."""
        value = self._row.get(key)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def number(self, key: str) -> float | None:
        """A number, or None where the field is missing or null."""
        value = self.known(key)
        if value is None and self._row.get(key) is not None:
            self._tell(f"{key} needs a number")
        return value

    def time(self, key: str) -> datetime:
        """A moment; one that names no time zone counts as UTC."""
        try:
            found = datetime.fromisoformat(self.text(key))
            return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
        except (ValueError, OverflowError):
            self._tell(f'{key} needs a time such as "2018-12-19T00:49:26.000Z"')
            return datetime(1970, 1, 1, tzinfo=UTC)

    def place(self, key: str) -> Point:
        """x, y, z in metres of an object {"x": ..., "y": ..., "z": ...}."""
        inner = self._row.get(key)
        place = [inner.get(axis) if isinstance(inner, dict) else None for axis in "xyz"]
        if not all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in place):
            self._tell(f"{key} needs x, y and z in metres")
            return 0.0, 0.0, 0.0
        x, y, z = map(float, place)  # type: ignore[arg-type]
        if problem := place_problem((x, y, z)):
            self._tell(f"{key}: {problem}")
        return x, y, z

    def _read(self) -> Mapping[str, Any]:
        if not self._file.is_file():
            self._problems.append(f"{self._file.name} is not there")
            return {}
        try:
            value = json_of(self._file)
        except UserError as error:
            self._problems.append(error.problem)
            return {}
        if not isinstance(value, dict) or not value:
            self._problems.append(f"{self._file.name} needs an object in {{ }}")
            return {}
        return value

    def _tell(self, problem: str) -> None:
        """Once, and not at all when the file could not be read, which is told already."""
        told = f"{self._file.name}: {problem}"
        if self._is_read and told not in self._problems:
            self._problems.append(told)
