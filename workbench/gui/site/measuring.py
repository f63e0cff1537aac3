"""The measure tool: which points were clicked, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal, Slot

from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.placing.measure import End, Measured
from workbench.gui.placing.readout import AZIMUTH
from workbench.gui.site.ends import end_at, place_of_key
from workbench.gui.site.picture import Picture
from workbench.gui.state.viewing import Look, Viewing

if TYPE_CHECKING:
    from workbench.gui.site.stage import Stage

_MOST_LISTED = 5


class Measuring(QObject):
    """Holds what was measured; it stays on screen until Esc. `changed` : draw it again."""

    changed = Signal()

    def __init__(self, viewing: Viewing, parent: QObject) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self._stage: Stage | None = None
        self._picture: Picture | None = None
        self._measured, self._pointed = Measured(), None
        self._aside = Measured()
        viewing.changed.connect(self._take_look)

    @property
    def measured(self) -> Measured:
        return self._measured

    @property
    def pointed(self) -> End | None:
        """What a click would take now."""
        return self._pointed

    @property
    def can_escape(self) -> bool:
        return self._viewing.look.is_measuring or not self._measured.is_empty

    def attach(self, stage: Stage) -> None:
        self._stage = stage
        stage.pointer.pointed.connect(self._point)
        stage.pointer.picked.connect(self._pick)

    def show(self, picture: Picture) -> None:
        """Things may have moved: measurements follow those they were taken of."""
        self._picture = picture
        self._measured = self._measured.followed(lambda key: place_of_key(picture, key))

    def set_aside(self, is_aside: bool) -> None:
        """Keep the measurements while another site is looked at, or bring them back."""
        self._pointed = None
        if is_aside:
            self._aside, self._measured = self._measured, Measured()
        else:
            self._measured = self._aside
        self.changed.emit()

    def escape(self) -> None:
        """Leave what was begun: first the measurement in hand, then all of them and the tool."""
        if self._measured.begun is not None:
            self._measured = Measured(self._measured.done)
        else:
            self._measured, self._pointed = Measured(), None
            self._viewing.change(is_measuring=False)
        self.changed.emit()

    def said(self) -> tuple[tuple[str, ...], tuple[Point, ...]]:
        """The measurements as lines, or what to do next; and the places they are about."""
        done = self._measured.done
        if not done and not self._viewing.look.is_measuring:
            return (), ()
        lines = [one.said() for one in done[-_MOST_LISTED:]]
        if len(done) > _MOST_LISTED:
            lines.insert(0, tr("and {n} earlier", n=len(done) - _MOST_LISTED))
        begun = self._measured.begun
        if begun is not None:
            lines.append(tr("{name}: click the other end", name=begun.name))
        elif not done:
            lines.append(tr("Measure: click two points; Esc ends"))
        if done:
            lines.append(tr(AZIMUTH))
        places = [e.place_m for one in done[-_MOST_LISTED:] for e in (one.start, one.end)]
        return tuple(lines), tuple(places)

    def _end_at(self, at: QPointF) -> End | None:
        stage, picture = self._stage, self._picture
        if stage is None or picture is None or stage.pointer.surfaces is None:
            return None
        size = (stage.interactor.width(), stage.interactor.height())
        return end_at(picture, stage.view, size, (at.x(), at.y()), stage.pointer.surfaces)

    @Slot(QPointF)
    def _point(self, at: QPointF) -> None:
        self._pointed = self._end_at(at)
        self.changed.emit()

    @Slot(QPointF)
    def _pick(self, at: QPointF) -> None:
        end = self._end_at(at)
        if end is not None:
            self._measured = self._measured.clicked(end)
        self.changed.emit()

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if before.is_measuring and not now.is_measuring:
            self._pointed = None
            self._measured = Measured(self._measured.done)
            self.changed.emit()
