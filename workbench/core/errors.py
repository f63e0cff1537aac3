"""The one error whose text people see."""

from __future__ import annotations

from collections.abc import Iterable


def reason_of(error: OSError) -> str:
    """What the system says is wrong, as the end of a sentence: "no space left on device"."""
    return (error.strerror or str(error)).lower()


class UserError(Exception):
    """Something the user can mend: what is wrong and where, and what would be right.

    problem : one plain sentence without a full stop at the end, naming the file or field.
    hint : what to do instead; may be empty. problems : the single ones where many are told at once.
    """

    problems: tuple[str, ...] = ()

    def __init__(self, problem: str, hint: str = "") -> None:
        self.problem = problem.rstrip(".")
        self.hint = hint.rstrip(".")
        super().__init__(str(self))

    def __str__(self) -> str:
        return f"{self.problem}. {self.hint}." if self.hint else f"{self.problem}."

    @classmethod
    def of_many(cls, where: str, problems: Iterable[str], hint: str = "", n_more: int = 0) -> UserError:
        """All problems of one thing, told at once: readers collect before they raise. n_more: so many are not told."""
        found = tuple(p.rstrip(".") for p in problems)
        listed = "; ".join(f"({i}) {p}" for i, p in enumerate(found, start=1))
        more = f"; and {n_more} more" if n_more else ""
        told = f"{where} has {len(found) + n_more} problems: {listed}{more}"
        error = cls(f"{where}: {found[0]}" if len(found) == 1 and not n_more else told, hint)
        error.problems = found
        return error
