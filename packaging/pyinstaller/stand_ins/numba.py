"""In place of numba, which librosa marks functions with that the workbench never calls (it uses librosa's mel filters).

numba brings a compiler of 180 MB and takes a second of every start. A marked function tells so should it be called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

uint32 = "uint32"


def _mark(*given: Any, **_: Any) -> Any:
    """With arguments or without, as `@jit` and as `@jit(nopython=True)`."""
    if len(given) == 1 and callable(given[0]):
        return _left_out(given[0])
    return _left_out


def _left_out(function: Callable[..., Any]) -> Callable[..., NoReturn]:
    def tell(*_: Any, **__: Any) -> NoReturn:
        raise NotImplementedError(f"{function.__name__} needs numba, which is not inside")

    return tell


jit = njit = stencil = vectorize = guvectorize = _mark
