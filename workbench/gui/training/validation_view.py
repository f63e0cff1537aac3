"""The validation places of a run in the 3-D view, after every epoch anew: do the answers come nearer?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Slot

from workbench.core.events import ValidationPlaces
from workbench.core.session import Point, Site
from workbench.gui.language.words import tr
from workbench.gui.site import SitePanel
from workbench.gui.site.places import Places
from workbench.gui.training.recordings import counts
from workbench.gui.training.run_words import count_text
from workbench.gui.training.seen import RunSeen
from workbench.simulate.sites import SITES


class ValidationView(QObject):
    """While a run trains those of its newest epoch; of one that has ended those of the epoch whose network is kept.

    `show_run(run)` at every event is cheap; None, or a run without places yet, gives the view back to the session.

    Of several sites one is shown: the one people chose, for as long as the run has it.
    """

    def __init__(self, panel: SitePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._run: RunSeen | None = None
        self._site = ""
        panel.places_bar.site_chosen.connect(self.choose_site)

    def show_run(self, run: RunSeen | None) -> None:
        """Show the places of this run instead of the session."""
        before, self._run = self._run, run
        if before is None or run is None or _shown_of(before) != _shown_of(run):
            self._show()

    @property
    def site(self) -> str:
        """The site shown; empty while the session is."""
        return "" if self._panel.places is None else self._panel.places.site.name

    @Slot(str)
    def choose_site(self, name: str) -> None:
        self._site = name
        self._show()

    def _show(self) -> None:
        run = self._run
        if run is None or run.places is None or not run.places.sites:
            self._panel.show_places(None)
            return
        sites = tuple(dict.fromkeys(run.places.sites))
        site = self._site if self._site in sites else sites[0]
        self._panel.show_places(places_of(run, run.places, site, self._panel.titles))


def _shown_of(run: RunSeen) -> tuple[object, ...]:
    """What the view makes of a run."""
    return run.folder, run.places, run.is_best_shown


def places_of(run: RunSeen, told: ValidationPlaces, site: str, titles: Mapping[str, str]) -> Places:
    """What was told of one site, to be drawn. titles : of the known methods, by name: a network looks like its kind."""
    kind = "" if run.config is None else run.config.network.architecture
    rows = [i for i, name in enumerate(told.sites) if name == site]
    return Places(
        title=titles.get(kind, kind or run.name),
        method=kind,
        site=Site(name=site, size_m=size_of(site, told)),
        truths_m=np.array([told.truth_m[i] for i in rows], dtype=np.float64).reshape(-1, 3),
        answers_m=np.array([told.answers_m[i] for i in rows], dtype=np.float64).reshape(-1, 3),
        note=note_of(told, site, len(rows), is_best=run.is_best_shown),
        heading=tr("Validation of {name}", name=run.name),
        sites=tuple(dict.fromkeys(told.sites)),
    )


def note_of(told: ValidationPlaces, site: str, n_shown: int, *, is_best: bool = False) -> str:
    """best epoch 7 · 200 of 1,340 validation clips · Yeoju"""
    shown = str(n_shown)
    if told.n_clips > n_shown:
        shown = tr("{done} of {total}", done=n_shown, total=count_text(told.n_clips))
    is_one = max(n_shown, told.n_clips) == 1
    clips = tr("{shown} validation clip", shown=shown) if is_one else tr("{shown} validation clips", shown=shown)
    clips = f"{clips}, {counts(told.n_places, 'place')}" if told.n_places else clips
    epoch = tr("best epoch {best}", best=told.epoch) if is_best else tr("epoch {n}", n=told.epoch)
    return "  ·  ".join([epoch, clips, *([site] if site else [])])


def size_of(site: str, told: ValidationPlaces) -> Point | None:
    """Its box (x, y, z), metres: as the training told it, else of the simulated site of that name; None = unknown."""
    known = {one.name: one.size_m for one in SITES}
    return told.sizes_m.get(site, known.get(site))
