"""Can a network learn from a recording? What stands against it, as far as the campaign's list knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.core.clips import n_clips_in
from workbench.core.errors import UserError
from workbench.files.campaign import SessionRow
from workbench.files.mends import NOT_A_NUMBER

_TOLD = 10
"""So many problems are told one by one."""


def why_not(row: SessionRow, n_microphones: int) -> tuple[str, ...]:
    """Everything that keeps a session from being learnt from, by its first so many microphones; nothing when it is
    ready."""
    if row.problem:
        return (row.problem,)
    told = []
    if row.n_microphones < n_microphones:
        told.append(
            f"it has {row.n_microphones} microphone{'' if row.n_microphones == 1 else 's'}, not {n_microphones}"
        )
    if row.n_placed < row.n_microphones:
        n = row.n_microphones - row.n_placed
        told.append("a microphone is not placed" if n == 1 else f"{n} microphones are not placed")
    if not row.has_truth:
        told.append("it does not say where its source truly was")
    if row.missing_files:
        told.append(f"{', '.join(row.missing_files)} {'is' if len(row.missing_files) == 1 else 'are'} not there")
    elif row.duration_s is None:
        told.append(row.sound[0] if row.sound else "its sound cannot be read")
    elif n_clips_in(row.duration_s) == 0:
        told.append(f"its microphones share {row.duration_s:.1f} s of sound, less than one clip of 3 s")
    return (*told, *(note for note in row.heard or () if NOT_A_NUMBER in note))


def refuse(
    campaign: Path,
    problems: Sequence[str],
    hint: str = "Annotate or mend those sessions, or leave them out with the filter",
) -> None:
    """UserError when there are any: the first ten, and how many more."""
    if problems:
        more = max(len(problems) - _TOLD, 0)
        raise UserError.of_many(f"The campaign {campaign}", problems[:_TOLD], hint, n_more=more)
