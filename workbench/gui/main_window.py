"""The window: it assembles the parts and passes events on, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.core.events import Event
from workbench.files.shipped import cache_folder
from workbench.files.tile_cache import TileCache
from workbench.gui.answers.checks_panel import ChecksPanel, WarningStrip
from workbench.gui.answers.finding import Finding
from workbench.gui.answers.methods import LearnMethods, MethodsKnown, remember_methods
from workbench.gui.answers.notices import Notices
from workbench.gui.answers.opening import OpenPredictions
from workbench.gui.answers.own_networks import OwnNetworks
from workbench.gui.answers.results_table import ResultsTable
from workbench.gui.beside.desk import BesideDesk
from workbench.gui.campaign.desk import CampaignDesk
from workbench.gui.campaign.table import CampaignTable
from workbench.gui.checking.desk import CheckingDesk
from workbench.gui.checking.judged import Judged
from workbench.gui.clocks.desk import ClocksDesk
from workbench.gui.commands.action_set import ActionSet, TableKeys
from workbench.gui.commands.window_bar import WindowBar
from workbench.gui.compare.desk import CompareDesk
from workbench.gui.compare.page import ComparePage
from workbench.gui.documents.banner import Banner
from workbench.gui.documents.documents import Documents
from workbench.gui.documents.keeping import Keeping
from workbench.gui.documents.watching import Watching
from workbench.gui.evidence.desk import EvidenceDesk
from workbench.gui.evidence.panel import EvidencePanel
from workbench.gui.exchange.exchange import Exchange
from workbench.gui.field.desk import FieldDesk
from workbench.gui.field.page import FieldPage
from workbench.gui.frame.focus_order import order_focus
from workbench.gui.frame.message_bar import MessageBar
from workbench.gui.frame.status import StatusBar
from workbench.gui.frame.table_tabs import TableTabs
from workbench.gui.frame.view_commands import Views
from workbench.gui.help.desk import HelpDesk
from workbench.gui.language.words import retold, tr
from workbench.gui.listening.desk import ListeningDesk
from workbench.gui.live.desk import LiveDesk
from workbench.gui.live.page import LivePage
from workbench.gui.looks.layout import Panes
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.looks.workspaces import Workspaces
from workbench.gui.marks.desk import MarksDesk
from workbench.gui.marks.labels_table import LabelsTable
from workbench.gui.marks.marking import Marking
from workbench.gui.microphones.table import MicrophoneTable
from workbench.gui.placing.desk import Placing
from workbench.gui.sessions.campaign_list import CampaignList
from workbench.gui.sessions.opening import Sessions
from workbench.gui.sessions.recents import RecentMenu
from workbench.gui.site import SitePanel
from workbench.gui.site.site_files import SiteFiles
from workbench.gui.site_form.desk import SiteDesk
from workbench.gui.sound import MelPanel, SpectrogramPanel
from workbench.gui.sound.clip_mel import ClipMel
from workbench.gui.sound.looking import Looking
from workbench.gui.state.document import Document
from workbench.gui.state.open_sound import OpenSound
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.settings import Settings, SettingsStore
from workbench.gui.state.viewing import Look, Viewing
from workbench.gui.tape.desk import TapeDesk
from workbench.gui.training.desk import TrainingDesk
from workbench.gui.training.page import TrainingPage
from workbench.gui.work.first_picture import FirstPicture
from workbench.gui.work.job_bar import JobBar
from workbench.gui.work.worker import Worker

TITLE = QT_TR_NOOP("Sound source workbench")


class MainWindow(QMainWindow):
    """Assembled from parts that know the document, what is looked at, and each other not at all.

    painted: the first paint is done; ready: 3-D has started (or cannot) and the methods are known.
    """

    painted = Signal()
    ready = Signal()

    def __init__(self, store: SettingsStore, themes: ThemeChoice) -> None:
        super().__init__()
        self.store, self.themes = store, themes
        self.document, self.viewing, self.predictions = Document(self), Viewing(self), Predictions(self)
        self.open_sound = OpenSound(self.document, self)
        self.notices, self.judged = Notices(self.document, self.predictions, self), Judged(self)
        self.worker, self.keeping = Worker(self), Keeping(self.document, self)
        self.marking = Marking(self.document, self.viewing, self)
        self._make_views()
        self.documents = Documents(self)
        self.watching = Watching(self)
        self.looking = Looking(self.sound, self.viewing, store, self)
        self.views, self.sessions, self.exchange = Views(self), Sessions(self), Exchange(self)
        self.finding, self.help = Finding(self), HelpDesk(self)
        self.checking, self.clip_mel = CheckingDesk(self), ClipMel(self)
        self.tape, self.clocks, self.site_desk = TapeDesk(self), ClocksDesk(self), SiteDesk(self)
        self.placing = Placing(self)
        self.campaign, self.training = CampaignDesk(self), TrainingDesk(self)
        self.comparing, self.own_networks = CompareDesk(self), OwnNetworks(self)
        self.explaining, self.saved_answers = EvidenceDesk(self), OpenPredictions(self)
        self.marks, self.beside = MarksDesk(self), BesideDesk(self)
        self.listening = ListeningDesk(self)
        self.live = LiveDesk(self)
        self.field = FieldDesk(self)
        self.actions_ = ActionSet(self)
        self.first_picture = FirstPicture(self._is_opening, self.sound.feed.came, self)
        self.first_picture.over.connect(self._begin_what_can_wait)
        self.recents = RecentMenu(store, self)
        self.actions_.menus["File"].insertMenu(self.actions_["save"], self.recents)
        self.actions_.menus["File"].insertSeparator(self.actions_["save"])
        self.training.add_buttons()
        self.comparing.add_buttons()
        self.tool_bar = bar = WindowBar(self)
        self.localize_button, self.chosen_methods = bar.localize_button, bar.chosen_methods
        self.radius, self.dimensions = bar.radius, bar.dimensions
        self.addToolBar(bar)
        self.listening.add_controls()
        self._connect()
        self._was_painted = self._is_ready = self._is_closed = False
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._restore()
        self._show_title()
        self.actions_.refresh()

    # ---- assembly

    def _make_views(self) -> None:
        document, viewing, predictions, themes = self.document, self.viewing, self.predictions, self.themes
        self.message, self.banner = MessageBar(themes), Banner(themes)
        self.campaign_list = CampaignList(themes)
        self.sound = SpectrogramPanel(document, viewing, predictions, themes, self.open_sound)
        self.tile_cache = TileCache(cache_folder() / "tiles", round(self.store.settings.tile_cache_gib * 2**30))
        self.sound.loader.keep_in(self.tile_cache)
        self.sound.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # single letters are the window's keys there
        self.mel = MelPanel(document, viewing, themes)
        self.site = SitePanel(document, viewing, predictions, themes, wants_3d=self.store.settings.shows_3d)
        self.site_files = SiteFiles(document, self.worker, self)
        self.site.follow_files(self.site_files)
        self.strip = WarningStrip(self.notices, themes)
        self.microphones = MicrophoneTable(document, viewing, themes)
        self.results = ResultsTable(document, viewing, predictions, themes)
        self.checks = ChecksPanel(self.notices, self.judged, themes)
        self.evidence = EvidencePanel(document, viewing, predictions, themes)
        self.labels = LabelsTable(self.marking, themes)
        tables = {"microphones": self.microphones, "results": self.results, "checks": self.checks,
                  "evidence": self.evidence, "labels": self.labels}  # fmt: skip
        self.tabs = TableTabs(tables)
        with_strip = QWidget()
        column = QVBoxLayout(with_strip)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.site, 1)
        self.training_page = TrainingPage(themes, self.store, self.worker)
        self.compare_page = ComparePage(viewing, themes, self.store)
        self.live_page = LivePage(viewing, themes)
        self.field_page = FieldPage(viewing, predictions, themes, self.store, self._titles)
        pages = {"training": self.training_page, "compare": self.compare_page, "live": self.live_page,
                 "field": self.field_page}  # fmt: skip
        self.panes = Panes(self.campaign_list, self.sound, self.mel, with_strip, self.tabs, pages)
        self.campaign_table = CampaignTable(self.campaign_list.campaign_rows, themes, self.store)
        self.pages = QStackedWidget()
        for page in (self.panes, self.campaign_table):
            self.pages.addWidget(page)
        self.workspaces = Workspaces(self.panes, self.tabs, tables, self.store, self)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self.message)
        rows.addWidget(self.pages, 1)
        self.setCentralWidget(whole)
        self.job_bar = JobBar(themes)
        self.setStatusBar(StatusBar(document, self.keeping, viewing, self.open_sound, self.job_bar))

    def _connect(self) -> None:
        worker = self.worker
        listeners = (self.open_sound, self.predictions, self.mel, self.notices, self.campaign_list,
                     self.job_bar, self.sessions, self.exchange, self.campaign,
                     self, self.training.ends)  # fmt: skip
        for listener in listeners:
            worker.event.connect(listener.take)
        for listener in (self.notices, self.campaign):
            self.checking.event.connect(listener.take)
        self.checking.worker.event.connect(self.mel.take)
        worker.started_job.connect(self.job_bar.begin)
        worker.finished_job.connect(self.job_bar.end)
        worker.failed.connect(self._show_failure)
        for signal in (worker.started_job, worker.finished_job, self.document.changed, self.document.saved_changed,
                       self.predictions.changed, self.store.changed,
                       self.campaign.changed, self.training.changed, self.comparing.changed,
                       self.marking.chosen_changed, self.beside.changed, self.site.started):  # fmt: skip
            signal.connect(self.actions_.ask)
        self.viewing.changed.connect(self._take_look)
        for page in (self.training_page.runs, self.compare_page):
            page.renewed.connect(self._order_focus)
        self.actions_.keys.changed.connect(self.marks.show_keys)
        self.marks.show_keys()
        self.job_bar.stop_asked.connect(self.finding.stop)
        self.campaign_list.chosen.connect(self.sessions.open_one)
        self.campaign_list.filter_left.connect(self.sound.setFocus)
        self.recents.chosen.connect(self.sessions.open_one)
        self.document.changed.connect(self._show_title)
        self.document.saved_changed.connect(self._show_title)
        self.strip.clicked.connect(self.show_checks)
        self.checks.counted.connect(self.tabs.count_checks)
        self.microphones.model.half_typed_changed.connect(self.statusBar().take_half_typed)
        self.microphones.model.left.connect(self.statusBar().say)
        self.results.export_button.clicked.connect(self.finding.export_results)
        self.store.changed.connect(self._take_settings)
        self._table_keys = TableKeys(self)
        for view in self.findChildren(QAbstractItemView):
            view.installEventFilter(self._table_keys)
        for field in self.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # files dropped anywhere belong to the window

    def _titles(self) -> Mapping[str, str]:
        """The known methods in their fixed order, name -> title."""
        return self.site.titles

    # ---- what happens

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, MethodsKnown):
            remember_methods(event.methods)
            self.site.set_methods({m.name: m.title for m in event.methods})
            self.chosen_methods.refresh()
            self.tool_bar.fit()
            self.predictions.changed.emit()
            self._check_ready()

    def say(self, text: str, tone: str = "info") -> None:
        """Warnings and errors stay in the message bar; what merely confirms is in the status bar for some seconds."""
        if tone == "info":
            self.statusBar().say(text)
        else:
            self.message.say(text, tone)

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self.say(retold(str(error)), "error")
        self.sound.show_problem(retold(str(error)))

    def show_results(self) -> None:
        self.tabs.setCurrentWidget(self.results)

    @Slot()
    def show_checks(self) -> None:
        self.tabs.setCurrentWidget(self.checks)

    @Slot()
    def _show_title(self, *_: object) -> None:
        session = self.document.session
        if session is None:
            self.setWindowTitle(tr(TITLE))
        else:
            name = session.name or (session.folder.name if session.folder else tr("New session"))
            self.setWindowTitle(f"{name}[*] \N{EN DASH} {tr(TITLE)}")
        self.setWindowModified(session is not None and not self.document.is_saved)

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if before.at_rest != now.at_rest:
            self.actions_.ask()

    @Slot(object, object)
    def _take_settings(self, before: Settings, now: Settings) -> None:
        self.tile_cache.bound_bytes = round(now.tile_cache_gib * 2**30)
        self.viewing.change(radius_m=now.radius_m, dimensions=now.dimensions, colour_map=now.colour_map,
                            shows_trusted=now.shows_trusted, shows_belief=now.shows_belief)  # fmt: skip

    @Slot()
    def _order_focus(self, *_: object) -> None:
        pages = (self.training_page, self.compare_page, self.live_page, self.field_page)
        order_focus([*(stop for page in pages for stop in page.tab_stops), self.site.first_stop])

    # ---- beginning and end

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.sound.setFocus()
            QTimer.singleShot(0, self._after_first_paint)

    @Slot()
    def _after_first_paint(self) -> None:
        """The frame is on screen: now what takes time."""
        if self._is_closed:
            return
        self.painted.emit()
        self.first_picture.begin()
        self.training.begin()

    @Slot()
    def _begin_what_can_wait(self) -> None:
        self.worker.submit(tr("Look what methods there are"), LearnMethods(), quiet=True)
        QTimer.singleShot(30, self._start_3d)

    def _is_opening(self) -> bool:
        return self.document.session is not None

    @Slot()
    def _start_3d(self) -> None:
        if self._is_closed:
            return
        self.site.started.connect(self._check_ready)
        self.site.start_3d_soon()

    def _check_ready(self) -> None:
        from workbench.gui.answers.methods import shown_methods

        if not self._is_ready and shown_methods() and (self.site.is_3d or self.site.trouble):
            self._is_ready = True
            self.ready.emit()

    def _restore(self) -> None:
        self.resize(QSize(1366, 768).boundedTo(self.screen().availableSize() - QSize(8, 40)))  # its frame on it, too
        if (frame := self.store.state("frame")) is not None:
            self.restoreGeometry(frame)
        self.workspaces.restore()

    def reset_layout(self) -> None:
        """The present workspace's panes back where they were at first."""
        self.workspaces.reset()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.sessions.open_paths(paths)
        else:
            self.say(tr("Only files and folders of this computer can be dropped here."), "error")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not (self.sessions.may_leave(for_good=True) and self.microphones.may_go()):
            event.ignore()
            return
        if not (self.live.may_close() and self.training.may_close()):
            event.ignore()
            return
        self.store.remember_state("frame", self.saveGeometry())
        self.workspaces.remember()
        self.campaign_table.remember()
        self.training_page.runs.remember()
        self.compare_page.remember()
        self.store.write()
        self._stop()
        event.accept()

    def close_without_asking(self) -> None:
        """Close, unsaved edits or not: for pictures and tests."""
        self.document.open(None, on_disk=True)
        self.training.is_asking = self.live.is_asking = False
        self.close()

    def _stop(self) -> None:
        """Stop the work and the 3-D view; nothing of the window runs any more."""
        self._is_closed = True
        self.help.close_down()
        self.first_picture.cancel()
        self.keeping.close()
        self.training.end()
        self.comparing.end()
        self.removeEventFilter(self.watching)  # it must not be asked while the window is being destroyed
        self.worker.shut_down()
        self.checking.shut_down()
        self.live.shut_down()
        self.field.shut_down()
        self.listening.close_down()
        self.marks.close_down()
        self.beside.close_down()
        self.sound.close_sound()
        self.open_sound.close()
        self.site.shutdown()
