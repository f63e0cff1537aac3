"""Everything people do to the session in the 3-D view: drag, nudge, take out of the tray, type numbers, measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal, Slot

from workbench.core.session import Point, Session
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.placing.place_editor import PlaceEditor
from workbench.gui.placing.problem_mark import ProblemMark
from workbench.gui.placing.readout import readout
from workbench.gui.placing.things import (
    Thing,
    error_of,
    has,
    name_of,
    neighbour,
    place_of,
    placed_at,
    selected_thing,
    selection_of,
    title_of,
    typed_at,
    unplaced_things,
)
from workbench.gui.placing.tray import Tray
from workbench.gui.site.keys import ViewKeys, nudge_m, step_m
from workbench.gui.site.labels import Box
from workbench.gui.site.landing import FloorSurface, dropped_m
from workbench.gui.site.measuring import Measuring
from workbench.gui.site.moving import Moving, Nudging
from workbench.gui.site.picture import Picture
from workbench.gui.site.targets import Target
from workbench.gui.site.view import to_screen
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Look, Viewing

if TYPE_CHECKING:
    from workbench.gui.site.stage import Stage

_GAP_PX = 8
_SHOWN = ("selected_microphone", "selects_source", "is_measuring")
"""Parts of the Look that change what is drawn over the view; the cursor, which moves all the time, is none."""


class Hands(QObject):
    """Between the pointer and keys of a Stage and the document. said(text, tone) : something for the status bar."""

    said = Signal(str, str)
    checks_wanted = Signal()

    def __init__(self, document: Document, viewing: Viewing, themes: ThemeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._viewing, self._themes = document, viewing, themes
        self._stage: Stage | None = None
        self._picture: Picture | None = None
        self._is_focused = False
        self._resting, self._problems = "", ()
        self.moving, self.nudging = Moving(document, self), Nudging(document, self)
        self.measuring = Measuring(viewing, self)
        self.measuring.changed.connect(self._refresh)
        self.nudging.rested.connect(self._refresh)
        viewing.changed.connect(self._take_look)

    # ---- for the panel -------------------------------------------------------------------------------------

    def attach(self, stage: Stage) -> None:
        """Take over a stage that was just built."""
        self._stage = stage
        screen, pointer = stage.interactor, stage.pointer
        screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tray, self.editor, self.mark = Tray(screen), PlaceEditor(screen), ProblemMark(screen)
        self.keys = ViewKeys(screen, self._can_step)
        for signal, slot in (
            (pointer.grabbed, self._grab), (pointer.dragged, self._carry), (pointer.dropped, self._drop),
            (pointer.cancelled, self._cancel), (pointer.clicked, self._click), (pointer.opened, self._open_target),
            (pointer.resized, self._arrange_soon),
            (self.keys.nudged, self._nudge), (self.keys.stepped, self._step), (self.keys.opened, self.open_editor),
            (self.keys.escaped, self.measuring.escape), (self.keys.focused, self._focus),
            (self.tray.lifted, self._lift), (self.tray.carried, self._carry_in), (self.tray.put, self._put),
            (self.tray.kept, self._cancel),
            (self.tray.wanted, self.type_place), (self.editor.placed, self._typed), (self.editor.left, self._back),
            (self.mark.clicked, self.checks_wanted), (stage.looked, self._arrange),
        ):  # fmt: skip
            signal.connect(slot)
        self.measuring.attach(stage)
        self._take_look(self._viewing.look, self._viewing.look)

    def detach(self) -> None:
        self.moving.end()
        self.nudging.stop()
        self._stage = None

    def show(self, picture: Picture, surface: object) -> None:
        """A picture was drawn; `surface` is what lines of sight meet in it."""
        if self._stage is None:
            return
        self._picture = picture
        pointer, ground = self._stage.pointer, picture.ground
        pointer.surfaces = surface if surface is not None else FloorSurface(ground)
        self.measuring.show(picture)
        thing = self.editor.thing
        if thing is not None and (self._session is None or not has(self._session, thing)):
            self.editor.finish()
        self._refresh()
        self._arrange()

    def rest(self, why: str) -> None:
        """Touch nothing of the session, which is not what is shown; "" goes on. why : for those who try."""
        if bool(why) != bool(self._resting):
            self.measuring.set_aside(bool(why))
        self._resting = why
        if why and self._stage is not None:
            self._stage.pointer.cancel()
            self.nudging.stop()
            self.editor.finish()
        self.show_problems(self._problems)

    def show_problems(self, problems: tuple[str, ...]) -> None:
        """What is wrong with the array: a small mark in the corner."""
        self._problems = problems
        if self._stage is not None:
            self.mark.show_problems(() if self._resting else problems, self._themes.theme)
            self._arrange()

    @property
    def selected(self) -> Thing | None:
        return selected_thing(self._session, self._viewing.look)

    # ---- commands ------------------------------------------------------------------------------------------

    def why_not(self) -> str:
        """Why nothing may be moved; empty when it may."""
        if self._resting:
            return self._resting
        session = self._session
        locked = getattr(self._document, "read_only_reason", "")
        return locked or ("" if session is None else session.read_only_reason)

    def nudge(self, way: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Move what is selected by one step."""
        thing, stage = self.selected, self._stage
        if thing is None or stage is None or not self._may_edit():
            return
        if self._session is not None and place_of(self._session, thing) is None:
            title = title_of(self._session, thing)
            self.said.emit(tr("{title} has no place yet: press Enter to type it", title=title), "info")
            return
        step = step_m(self._viewing.look.manner.step_m, modifiers)
        self.nudging.nudge(thing, nudge_m(way, stage.view, step))
        self._refresh()

    def take_off(self) -> None:
        """Forget where the selected thing stands."""
        thing, session = self.selected, self._session
        if thing is None or session is None or place_of(session, thing) is None or not self._may_edit():
            return
        name = tr("Take {thing} off the site", thing=name_of(session, thing))
        self._document.edit(name, placed_at(session, thing, None))

    def open_editor(self) -> None:
        """Type the numbers of what is selected."""
        if self.selected is not None:
            self.type_place(self.selected)

    @Slot(object)
    def type_place(self, thing: Thing) -> None:
        session, stage = self._session, self._stage
        if session is None or stage is None or not self._may_edit():
            return
        self.nudging.stop()
        self._viewing.change(**selection_of(thing))
        place = place_of(session, thing)
        theme = self._themes.theme
        self.editor.begin(thing, title_of(session, thing), place, error_of(session, thing), theme)
        self._arrange()

    def focus(self) -> None:
        """Give the view the keyboard."""
        if self._stage is not None:
            self._stage.interactor.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- dragging ------------------------------------------------------------------------------------------

    @property
    def _session(self) -> Session | None:
        return self._document.session

    def _may_edit(self) -> bool:
        reason = self.why_not()
        if reason:
            self.said.emit(tr("Nothing was moved: {reason}", reason=reason), "warning")
        return not reason

    @Slot(object)
    def _grab(self, target: Target) -> None:
        thing = target.thing
        if thing is None:
            return
        self._viewing.change(**selection_of(thing))
        if not self._may_edit():
            self._stage.pointer.cancel()
            return
        self.nudging.stop()
        self.editor.finish()
        self.moving.begin(thing)

    @Slot(object)
    def _carry(self, position_m: Point) -> None:
        if self.moving.thing is not None:
            self.moving.to(position_m)
            self._refresh()

    @Slot()
    def _drop(self) -> None:
        if self.moving.thing is not None and self.moving.wanted_m is None:
            self.moving.cancel()
        self.moving.end()
        self._refresh()
        QTimer.singleShot(0, self, self._arrange)

    @Slot()
    def _put(self) -> None:
        """Out of the tray into the site: the chip that had the keyboard goes, and arrows shall move the thing."""
        self.focus()
        self._drop()

    @Slot()
    def _cancel(self) -> None:
        self.moving.cancel()
        self._refresh()

    @Slot(object)
    def _lift(self, thing: Thing) -> None:
        if self._may_edit():
            self.nudging.stop()
            self.editor.finish()
            self.moving.begin(thing)
            self._viewing.change(**selection_of(thing))

    @Slot(QPointF, object)
    def _carry_in(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Out of the tray: over the view it stands where the pointer says, elsewhere it has no place yet."""
        stage = self._stage
        if self.moving.thing is None or stage is None:
            return
        screen = stage.interactor
        here = QPointF(screen.mapFromGlobal(at))
        is_in = screen.rect().contains(here.toPoint()) and not self.tray.geometry().contains(here.toPoint())
        pointer = stage.pointer
        if not is_in or pointer.surfaces is None:
            return
        place = dropped_m(
            (here.x(), here.y()), stage.view, (screen.width(), screen.height()), self._viewing.look.manner,
            pointer.surfaces, is_free=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
        )  # fmt: skip
        if place is not None:
            self._carry(place)

    # ---- choosing, nudging, typing -------------------------------------------------------------------------

    @Slot(object)
    def _click(self, target: Target | None) -> None:
        self.editor.finish()
        if self._resting:
            return
        if target is not None and target.thing is None:
            self._viewing.change(clip=target.index)
        else:
            self._viewing.change(**selection_of(None if target is None else target.thing))

    @Slot(object)
    def _open_target(self, target: Target) -> None:
        if target.thing is not None:
            self.type_place(target.thing)

    @Slot(str, object)
    def _nudge(self, way: str, modifiers: Qt.KeyboardModifier) -> None:
        self.nudge(way, modifiers)

    def _can_step(self, step: int) -> bool:
        return self._session is not None and neighbour(self._session, self.selected, step) is not None

    @Slot(int)
    def _step(self, step: int) -> None:
        if self._session is not None:
            self.nudging.stop()
            self._viewing.change(**selection_of(neighbour(self._session, self.selected, step)))

    @Slot(object, object, object)
    def _typed(self, thing: Thing, place_m: Point, error_m: float | None) -> None:
        session = self._session
        if session is None or not has(session, thing):
            return
        placed = typed_at(session, thing, place_m, error_m)
        self._document.edit(tr("Place {thing}", thing=name_of(session, thing)), placed)
        if placed.site.shift_m != session.site.shift_m and placed.site.shift_m is not None:
            x, y, z = placed.site.shift_m
            said = tr("Coordinates were shifted by ({x:.0f}, {y:.0f}, {z:.0f}) m to the site frame", x=x, y=y, z=z)
            self.said.emit(said, "info")
        self.focus()

    @Slot()
    def _back(self) -> None:
        self.focus()

    @Slot(bool)
    def _focus(self, is_focused: bool) -> None:
        self._is_focused = is_focused
        self._refresh()

    # ---- showing -------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if self._stage is None:
            return
        pointer = self._stage.pointer
        pointer.manner, pointer.is_measuring = now.manner, now.is_measuring
        if now.is_measuring and not before.is_measuring:
            self.focus()
        if now.selected_microphone is not None and now.selects_source:
            self._viewing.change(selects_source=False)
            return
        if any(getattr(before, part) != getattr(now, part) for part in _SHOWN) or before is now:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Bring the drawing over the view up to date."""
        stage, session = self._stage, None if self._resting else self._session
        if stage is None:
            return
        self.keys.has_selection = self.selected is not None and not self._resting
        self.keys.can_escape = self.measuring.can_escape
        thing = self.moving.thing or self.nudging.thing
        place = self.moving.wanted_m
        if place is None and thing is not None and session is not None and has(session, thing):
            place = place_of(session, thing)
        selected = None if session is None else self.selected
        is_source = selected is not None and selected.kind == "source"
        ring = session.true_position_m if is_source and session is not None else None
        stage.overlay.guide(
            replace(
                stage.overlay.guides, moving_m=None if thing is None else place, ring_m=ring,
                is_focused=self._is_focused, measured=self.measuring.measured, pointed=self.measuring.pointed,
            )
        )  # fmt: skip
        if thing is not None and place is not None and session is not None and self._picture is not None:
            lines = readout(session, thing, place, self._picture.floor_m)
            stage.overlay.say(lines, (place,))
        else:
            stage.overlay.say(*self.measuring.said())

    @Slot()
    def _arrange_soon(self) -> None:
        QTimer.singleShot(0, self, self._arrange)

    @Slot()
    def _arrange(self) -> None:
        """Mark and tray at the right edge, the editor beside its thing."""
        stage, session = self._stage, None if self._resting else self._session
        if stage is None:
            return
        screen = stage.interactor
        things = () if session is None else unplaced_things(session)
        top = _GAP_PX
        if not self.mark.isHidden():
            self.mark.move(screen.width() - self.mark.width() - _GAP_PX, top)
            top += self.mark.height() + 4
        self.tray.show_things(session, things, self._themes.theme, screen.height() - top - _GAP_PX)
        self.tray.move(screen.width() - self.tray.width() - _GAP_PX, top)
        shown = [w.geometry() for w in (self.mark, self.tray) if not w.isHidden()]
        if not self.editor.isHidden():
            self._put_editor()
            shown.append(self.editor.geometry())
        stage.overlay.reserve(tuple(Box(g.x(), g.y(), g.width(), g.height()) for g in shown))

    def _put_editor(self) -> None:
        stage, session, thing = self._stage, self._session, self.editor.thing
        if stage is None or session is None or thing is None:
            return
        screen, editor = stage.interactor, self.editor
        place = place_of(session, thing)
        seen = to_screen(stage.view, [place or stage.view.focus_m], (screen.width(), screen.height()))[0]
        right = min([screen.width(), *(w.x() for w in (self.tray, self.mark) if not w.isHidden())])
        x = seen[0] + 24 if seen[0] + 24 + editor.width() < right else seen[0] - 24 - editor.width()
        x = min(max(x, 4), max(screen.width() - editor.width() - 4, 4))
        y = min(max(seen[1] - editor.height() / 2, 4), max(screen.height() - editor.height() - 4, 4))
        editor.move(round(x), round(y))
