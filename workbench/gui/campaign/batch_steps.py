"""What was changed in many sessions at once, as steps to take back and to bring on again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.engine.edit_sessions import Wanted
from workbench.gui.language.words import tr

MOST_STEPS = 100


@dataclass(frozen=True)
class Done:
    """A batch that was written. back : what turns it round; is_undone : it was taken back, `back` brings it on."""

    name: str
    back: tuple[Wanted, ...]
    is_undone: bool = False

    @property
    def text(self) -> str:
        return tr("Redo {name}", name=self.name) if self.is_undone else tr("Undo {name}", name=self.name)


@dataclass(frozen=True)
class Steps:
    """done : batches that can be taken back, undone : those that can be brought on again; the next one is last."""

    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()

    @property
    def to_undo(self) -> Done | None:
        return self.done[-1] if self.done else None

    @property
    def to_redo(self) -> Done | None:
        return self.undone[-1] if self.undone else None

    def after(self, written: Done, turned: Done | None, rest: tuple[Wanted, ...]) -> Steps:
        """Steps after a batch. turned : the step that it took back or brought on, None = it is a new one.

        rest : what of that step waits still, for the batch was stopped. A batch that wrote nothing is no step.
        """
        new = (written,) if written.back else ()
        if turned is None:
            return Steps((*self.done, *new)[-MOST_STEPS:], () if new else self.undone)
        left = (replace(turned, back=rest),) if rest else ()
        if written.is_undone:
            return Steps((*self.done[:-1], *left), (*self.undone, *new))
        return Steps((*self.done, *new), (*self.undone[:-1], *left))
