"""The site view as a panel of the window: listens, works the picture out, and shows it once 3-D has started."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.placing.bar import BarRows, PlacingBar
from workbench.gui.placing.manner import snap_for_m
from workbench.gui.site.bar import ViewBar
from workbench.gui.site.fitting import asks_for_fit, is_other, note
from workbench.gui.site.ground import has_jumped
from workbench.gui.site.hands import Hands
from workbench.gui.site.loading import Loading, load_vtk
from workbench.gui.site.open_gl import prepare, surface_format
from workbench.gui.site.picture import Picture, picture_of, picture_of_live, picture_of_places, seen_of
from workbench.gui.site.places import Places
from workbench.gui.site.places_bar import PlacesBar
from workbench.gui.site.plan.view import PlanView
from workbench.gui.site.retry import Retry
from workbench.gui.site.site_files import SiteFiles
from workbench.gui.site.starting import Start
from workbench.gui.site.surroundings import NOTHING_ROUND
from workbench.gui.site.view import FRONT, PERSPECTIVE, SIDE, TOP, View
from workbench.gui.site.waiting import Waiting
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing

if TYPE_CHECKING:
    from workbench.gui.live.answers import LiveAnswers
    from workbench.gui.site.shape_surface import Surface

_COALESCE_MS, _HELD_MS = 40, 0
"""Pictures wait for more to change, but hardly while something is dragged."""
_VIEWS = {"perspective": PERSPECTIVE, "top": TOP, "front": FRONT, "side": SIDE}


class SitePanel(QWidget):
    """Room, microphones, truth and predictions in 3-D.

    It appears at once without 3-D. `start_3d_soon()` loads VTK in a thread and then builds the view, `start_3d()` does
    the same while you wait; `started` tells when the view is there, or that there will be none (see `trouble`).
    Call `shutdown()` in the window's closeEvent. Where 3-D cannot run, a plan is drawn, and says so.
    """

    started = Signal()

    def __init__(
        self,
        document: Document,
        viewing: Viewing,
        predictions: Predictions,
        themes: ThemeChoice,
        parent: QWidget | None = None,
        methods: Mapping[str, str] | None = None,
        wants_3d: bool = True,
    ) -> None:
        """methods: the known methods in their fixed order, name -> title ({"spacenet": "SpaceNet", ...})."""
        super().__init__(parent)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self._titles: dict[str, str] = dict(methods or {})
        self._stage = None
        self._is_closed = False
        self.starting, self._retry = Start(self), Retry(self)
        self._retry.came.connect(self._take_retry)
        self._trouble = self.starting.why_not(wants_3d)
        self._fitted_to: tuple[Session | None, bool] = (None, False)
        self._extent_m = np.empty((0, 3))
        self._places: Places | None = None
        self._live: LiveAnswers | None = None
        self._was_looking: tuple[View, bool] | None = None
        self._files: SiteFiles | None = None
        self.surface: Surface | None = None
        self.plan: PlanView | None = None
        self.hands = Hands(document, viewing, themes, self)
        self.places_bar = PlacesBar(self)
        self._loading = Loading(self)
        self._loading.finished.connect(self._loaded)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COALESCE_MS)
        self._timer.timeout.connect(self._draw)
        self._build()
        document.changed.connect(self._document_changed)
        viewing.changed.connect(self._follow_look)
        predictions.changed.connect(self._redraw)
        themes.changed.connect(self._redraw)

    # ---- for the window ----------------------------------------------------------------------------------

    @property
    def is_3d(self) -> bool:
        """Is the 3-D view there?"""
        return self._stage is not None

    @property
    def trouble(self) -> str:
        """Why there is no 3-D view; empty when there is one or may be."""
        return self._trouble

    @property
    def stage(self):
        """The running 3-D view, or None."""
        return self._stage

    @property
    def is_settled(self) -> bool:
        """Is all that there is drawn, and drawn as well as it can be? True where there is no 3-D view."""
        is_read = self._files is None or not self._files.is_reading
        return self._stage is None or (is_read and not self._timer.isActive() and self._stage.pace.is_at_rest)

    def start_3d_soon(self) -> None:
        """Load VTK in a thread, then build the view. Call it after the first paint."""
        if self._trouble:
            self.started.emit()
        elif self._stage is None and not self._is_closed and not self._loading.isRunning():
            self._loading.start()

    def go_without_3d(self, why: str) -> None:
        """Show the plan from the beginning, as where 3-D cannot run. why : one sentence, shown below the plan."""
        if self._stage is None and not self._trouble:
            self._give_up(why)

    def start_3d(self) -> None:
        """Load VTK and build the view, now. Takes a second or two the first time."""
        if self._stage is not None or self._trouble or self._is_closed:
            return
        self._loading.wait()
        trouble = load_vtk()
        if trouble:
            self._give_up(trouble)
            return
        from workbench.gui.site.stage import Stage  # here, not above: this imports VTK

        stage = Stage(self)
        self.starting.follow(stage.interactor)
        self._was_looking = None
        self._stage = stage
        self.hands.attach(stage)
        stage.looked.connect(self._show_which_view)
        self._stack.addWidget(stage.interactor)
        self._stack.setCurrentWidget(stage.interactor)
        self._set_enabled_3d(True)
        self._placing.set_enabled_3d(self._places is None)
        self._draw()
        self.started.emit()

    def try_3d(self) -> None:
        """Try again, where there is a plan; `hands.said` tells when 3-D still does not start."""
        if self.plan is not None:
            self._retry.begin()

    def shutdown(self) -> None:
        """Close the 3-D view; may be called twice."""
        self._timer.stop()
        self._retry.stop()
        self.starting.lift()
        self._is_closed = True
        self._loading.wait()
        stage, self._stage = self._stage, None
        if stage is not None:
            self.hands.detach()
            self._stack.removeWidget(stage.interactor)
            stage.close()
            self._set_enabled_3d(False)

    def set_methods(self, methods: Mapping[str, str]) -> None:
        """All known methods in their fixed order, name -> title: gives each its colour and shape."""
        self._titles = dict(methods)
        self._redraw()

    def follow_files(self, files: SiteFiles) -> None:
        """Draw the shape and the floor plan that the session's site names."""
        self._files = files
        files.changed.connect(self._redraw)

    @property
    def titles(self) -> Mapping[str, str]:
        """The known methods, name -> title."""
        return self._titles

    @property
    def places(self) -> Places | None:
        """What is shown instead of the session; None while that is shown."""
        return self._places

    @property
    def first_stop(self) -> QWidget:
        """Where Tab comes in."""
        return self._bar.first_stop

    def show_places(self, places: Places | None) -> None:
        """Show these instead of the session until None; then the view is as it was. Nothing can be moved meanwhile."""
        before, self._places = self._places, places
        if before is places:
            return
        self.places_bar.show_places(places)
        self._placing.setHidden(places is not None)
        if (before is None) != (places is None):
            self.hands.rest("" if places is None else tr("{heading} is shown, not the session", heading=places.heading))
            self._placing.set_enabled_3d(places is None and self.is_3d)
        if self.plan is not None:
            self.plan.show_places(places)
        if self._stage is not None:
            self._keep_look(before, places)
            self._draw()

    def show_live(self, live: LiveAnswers | None) -> None:
        """Show a recording that goes on, and where its source is, until None; call it at every new answer."""
        before, self._live = self._live, live
        if (before is None) != (live is None):
            self.hands.rest("" if live is None else tr("Live input is shown, not the session"))
            self._placing.set_enabled_3d(live is None and self.is_3d)
            if self._stage is not None and live is not None:
                self._was_looking = (self._stage.view, self._stage.is_fitted)
                self._stage.fit_later()
        if self.plan is not None:
            self.plan.show_live(live)
        self._redraw()

    def set_snap_m(self, step_m: float) -> None:
        """What dragged things snap to; 0 = nothing."""
        self._viewing.change(manner=replace(self._viewing.look.manner, snap_m=step_m, is_snap_chosen=True))

    def view_top(self) -> None:
        self._face("top")

    def view_front(self) -> None:
        self._face("front")

    def view_side(self) -> None:
        self._face("side")

    def view_perspective(self) -> None:
        self._face("perspective")

    def fit(self) -> None:
        """Show everything, from the present direction."""
        if self._stage is not None:
            self._stage.fit()

    # ---- inside --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        QSurfaceFormat.setDefaultFormat(surface_format())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.space = QWidget(self)
        self._stack = QStackedLayout(self.space)
        self._text = Waiting(self._themes, self.space)
        self._stack.addWidget(self._text)
        self._bar = ViewBar(self)
        self._placing = PlacingBar(self._viewing, self)
        self._set_enabled_3d(False)
        self._bar.show_view("perspective")
        self._bar.chosen.connect(self._face)
        self._bar.fit_wanted.connect(self.fit)
        column.addWidget(self.places_bar)
        column.addWidget(self.space, 1)
        column.addWidget(BarRows(self._bar, self._placing, self))
        if self._trouble:
            self._give_up(self._trouble)
            return
        self._text.setText(tr("Preparing the 3-D view"))
        prepare(self)

    def _set_enabled_3d(self, is_on: bool) -> None:
        for bar in (self._bar, self._placing):
            bar.set_enabled_3d(is_on)
            bar.tell_why(self._trouble)

    def _give_up(self, trouble: str) -> None:
        self._trouble = trouble
        self.starting.lift()
        self._set_enabled_3d(False)
        self._bar.show_view("top")
        documents = (self._document, self._viewing, self._predictions, self._themes)
        self.plan = PlanView(*documents, lambda: self._titles, trouble, self.space)
        self.plan.show_places(self._places)
        self._stack.addWidget(self.plan)
        self._stack.setCurrentWidget(self.plan)
        self.started.emit()

    def _loaded(self) -> None:
        if not self._is_closed:
            self.start_3d()

    def _take_retry(self, trouble: str) -> None:
        if trouble:
            self.hands.said.emit(tr("3-D does not start: {trouble}", trouble=trouble), "warning")
        elif self.plan is not None and not self._is_closed:
            self.plan.deleteLater()
            self.plan, self._trouble = None, ""
            self._bar.show_view("perspective")
            self.start_3d()

    def _face(self, name: str) -> None:
        if self._stage is not None:
            self._stage.face(_VIEWS[name])

    def _show_which_view(self) -> None:
        view: View = self._stage.view
        if not view.parallel:
            self._bar.show_view("perspective")
            return
        direction = (view.azimuth_deg, view.elevation_deg)
        names = (n for n, v in _VIEWS.items() if v.parallel and (v.azimuth_deg, v.elevation_deg) == direction)
        self._bar.show_view(next(names, ""))

    def _redraw(self, *_: object) -> None:
        if self._stage is not None and not self._timer.isActive():
            self._timer.start(_HELD_MS if self._stage.pointer.is_held else _COALESCE_MS)

    def _follow_look(self, before: Look, now: Look) -> None:
        """A cursor or a selection in the sound costs no 3-D picture: there may be a hundred a second."""
        if seen_of(before) != seen_of(now):
            self._redraw()

    def _document_changed(self, before: Session | None, now: Session | None) -> None:
        if before is not None and now is not None and replace(before, labels=now.labels) == now:
            return  # labels are no part of the site
        if self._stage is not None and (before is None or now is None or is_other(before, now)):
            self._stage.pointer.cancel()
        self._redraw()

    def _keep_look(self, before: Places | None, now: Places | None) -> None:
        """Another site is looked at as a whole; when the session is back, from where it was."""
        if before is None:
            self._was_looking = (self._stage.view, self._stage.is_fitted)
        if now is not None and (before is None or before.site != now.site):
            self._stage.fit_later()

    def _draw_places(self, places: Places) -> None:
        picture = picture_of_places(places, self._viewing.look, self._themes.theme, self._titles)
        self._stage.show(picture, "")
        self.hands.show(picture, None)

    def _draw_live(self, live: LiveAnswers) -> None:
        picture = picture_of_live(live, self._viewing.look, self._themes.theme, self._titles)
        self._stage.show(picture, "")
        self.hands.show(picture, None)

    def _look_as_before(self) -> None:
        was, self._was_looking = self._was_looking, None
        if was is not None:
            view, is_fitted = was
            self._stage.face(view) if is_fitted else self._stage.set_view(view)

    def _draw(self) -> None:
        if self._stage is None:
            return
        if self._places is not None:
            self._draw_places(self._places)
            return
        if self._live is not None:
            self._draw_live(self._live)
            return
        from workbench.gui.site.shape_surface import surface_of  # here, not above: this imports VTK

        session, around = self._document.session, NOTHING_ROUND
        if self._files is not None:
            session, around = self._files.of(session)
        look, theme = self._viewing.look, self._themes.theme
        picture = picture_of(session, self._predictions, look, theme, self._titles, around)
        self._suit_grid(picture)
        is_elsewhere = self._takes_a_jump(picture)
        shown, self._fitted_to = self._fitted_to, (session, around.shape is not None)
        if is_elsewhere or asks_for_fit(shown[0], session) or self._fitted_to[1] > shown[1]:
            self._stage.fit_later()
        self._stage.show(picture, around.problem or note(session, picture))
        self._look_as_before()
        self.surface = surface_of(picture, self.surface)
        self.hands.show(picture, self.surface)

    def _takes_a_jump(self, picture: Picture) -> bool:
        """Did the site become another, as when the unit of its shape changes? Never while something is dragged."""
        before = self._extent_m
        if self._stage.pointer.is_held:
            return False
        self._extent_m = picture.site_corners_m()
        return len(before) > 0 and len(self._extent_m) > 0 and has_jumped(before, self._extent_m)

    def _suit_grid(self, picture: Picture) -> None:
        """A grid that suits the size of the site, unless people chose one or are dragging on it."""
        manner = self._viewing.look.manner
        if not manner.is_snap_chosen and not self._stage.pointer.is_held:
            self._viewing.change(manner=replace(manner, snap_m=snap_for_m(picture.ground.length_m)))
