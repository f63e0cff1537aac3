"""What follows when a training ends: its network is kept and can localize, and people are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.files.own_models import has_news
from workbench.files.training_run import BEST_FILE, RunState
from workbench.gui.answers.methods import LearnMethods, MethodsKnown, method_names
from workbench.gui.language.words import tr
from workbench.gui.training.errands import CANCELLING
from workbench.gui.training.held_out import end_words
from workbench.gui.training.run_words import is_useless, stalled_words, useless_words
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.watch import RunsWatch

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_KEEPS: tuple[RunState, ...] = ("finished", "stopped")


@dataclass(frozen=True, kw_only=True)
class NetworkKept(Event):
    """A run's network is among one's own, under this name. is_news : it was not there before."""

    folder: Path
    name: str
    is_news: bool


@dataclass(frozen=True, kw_only=True)
class NetworkNotKept(Event):
    """A run's network could not be kept, and why."""

    folder: Path
    error: UserError


@dataclass(frozen=True)
class KeepNetwork:
    """Keep a run's best network (engine.own_models), then look what methods there are."""

    folder: Path
    is_asked: bool

    def run(self) -> Iterator[Event]:
        from workbench.engine.own_models import KeepModel, ModelKept

        try:
            for event in KeepModel(self.folder, is_asked=self.is_asked).run():
                if isinstance(event, ModelKept):
                    yield NetworkKept(folder=self.folder, name=event.name, is_news=event.is_news)
        except UserError as error:  # the trainings' matter: other failures of the worker are the session's
            yield NetworkNotKept(folder=self.folder, error=error)
        yield from LearnMethods().run()


class RunEnds(QObject):
    """Keeps the network of each run that finished or was stopped, once, also of one that ended while no window was."""

    def __init__(self, window: MainWindow, watch: RunsWatch) -> None:
        super().__init__(window)
        self._window, self._watch = window, watch
        self.is_keeping = True
        self._asked: dict[Path, float] = {}
        self._to_use: Path | None = None
        self._name_to_use = ""
        self._message: _Message | None = None
        watch.run_changed.connect(self._take_run)
        watch.moved.connect(self._take_move)

    # ---- keeping

    @Slot(object)
    def _take_run(self, run: RunSeen) -> None:
        is_withheld = run.state == "finished" and is_useless(run)  # who stops a run and keeps its network wants it
        if run.state in _KEEPS and self.is_keeping and not is_withheld and has_news(run.folder):
            self._keep(run.folder, is_asked=False)

    def _keep(self, folder: Path, *, is_asked: bool) -> None:
        """Not twice for the same file."""
        try:
            stamp = (folder / BEST_FILE).stat().st_mtime
        except OSError:
            return
        if is_asked or self._asked.get(folder) != stamp:
            self._asked[folder] = stamp
            self._window.worker.submit(
                tr("Keep the network of {name}", name=folder.name), KeepNetwork(folder, is_asked), quiet=True
            )

    def keep(self, folder: Path) -> None:
        """People ask for this run's network, whatever it is worth."""
        self._keep(folder, is_asked=True)

    def use(self, folder: Path) -> None:
        """Localize asks this run's network, of the open session at once; it is kept first where it is not."""
        self._to_use = folder
        self._keep(folder, is_asked=True)

    @Slot(object)
    def take(self, event: Event) -> None:
        """What the worker tells."""
        if isinstance(event, NetworkKept):
            if event.is_news:
                self._window.say(
                    tr(
                        "The network of {name} is kept as {name_2}, beside Localize",
                        name=event.folder.name,
                        name_2=event.name,
                    )
                )
            if event.folder == self._to_use:
                self._to_use, self._name_to_use = None, event.name
        elif isinstance(event, NetworkNotKept):
            self._to_use = None if event.folder == self._to_use else self._to_use
            self._window.say(
                tr("The network of {name} is not among your own. {error}", name=event.folder.name, error=event.error),
                "error",
            )
        elif isinstance(event, MethodsKnown) and self._name_to_use in method_names():
            name, self._name_to_use = self._name_to_use, ""
            self._ask(name)

    def _ask(self, name: str) -> None:
        """Localize asks this network from now on, and at once where a session is open."""
        window, finding = self._window, self._window.finding
        finding.choose_methods((name,))
        if window.document.session is None:
            window.say(tr("Localize asks {name} from now on: open a session, then press Localize (Ctrl+R)", name=name))
        elif why_not := finding.why_not:
            window.say(
                tr("Localize asks {name} from now on, but not yet. {why_not}", name=name, why_not=why_not), "warning"
            )
        else:
            if window.workspaces.is_train:
                window.workspaces.inspect()
            window.show_results()
            finding.start()

    # ---- telling

    @Slot(object, object)
    def _take_move(self, before: RunSeen, now: RunSeen) -> None:
        """A training ended while the window was there."""
        if now.state not in (*_KEEPS, "crashed", "failed") or now.asked == CANCELLING:
            return
        if self._message is not None:
            self._message.deleteLater()
        message, about = self._window.message, _Message(now.folder, self._window, self)
        self._message = about
        show = () if self._window.workspaces.is_train else ((tr("Show"), about.show),)
        if now.state == "crashed":
            lost = tr("At most its last epoch is lost.") if now.epochs else tr("It had not finished an epoch.")
            words = now.last_words.strip().splitlines()
            last = tr(" Its last words: {words}", words=words[-1]) if words else ""
            text = tr("The training {name} broke off. {lost}{last}", name=now.name, lost=lost, last=last)
            message.say(text, "error", ((tr("Resume"), about.resume), *show))
        elif now.state == "failed":
            hint = f" {now.hint}." if now.hint else ""
            change = ((tr("Change Settings…"), about.change),) if now.config is not None else ()
            message.say(
                tr("The training {name} failed. {problem}.{hint}", name=now.name, problem=now.problem, hint=hint),
                "error",
                (*change, *show),
            )
        elif now.state == "finished" and is_useless(now):
            message.say(_said_useless(now), "warning", ((tr("Keep It Anyway"), about.keep), *show))
        else:
            message.say(_said_end(now), "info", ((use_text(self._window).replace("&", ""), about.use), *show))


class _Message(QObject):
    """What the buttons of one message do: to the run that it tells of, whatever other runs do meanwhile."""

    def __init__(self, folder: Path, window: MainWindow, ends: RunEnds) -> None:
        super().__init__(ends)
        self._folder, self._window, self._ends = folder, window, ends

    @Slot()
    def resume(self) -> None:
        self._window.message.clear()
        self._window.training.resume_one(self._folder)

    @Slot()
    def show(self) -> None:
        self._window.training.show_runs()
        self._window.training.page.runs.table.choose(self._folder)

    @Slot()
    def change(self) -> None:
        """Resumed, it would fail again by the same settings."""
        self._window.message.clear()
        self._window.training.change_settings(self._folder)

    @Slot()
    def keep(self) -> None:
        self._window.message.clear()
        self._ends.keep(self._folder)

    @Slot()
    def use(self) -> None:
        self._window.message.clear()
        self._ends.use(self._folder)


def use_text(window: MainWindow) -> str:
    """What asking a run's network comes to: with a session open it localizes at once."""
    return tr("&Use for Localize") if window.document.session is None else tr("&Localize with It")


def _said_end(run: RunSeen) -> str:
    is_finished = run.state == "finished"
    ended = (
        tr("The training {name} is finished.", name=run.name)
        if is_finished
        else tr("The training {name} was stopped.", name=run.name)
    )
    if run.best is None:
        return " ".join((ended, tr("It has no network.")))
    stalled = stalled_words(run)
    late = tr(" It got {stalled}.", stalled=stalled) if stalled else ""
    return " ".join((ended, end_words(run) + late, tr("Its network is kept.")))


def _said_useless(run: RunSeen) -> str:
    return tr(
        "The training {name} is finished, but {why}. Its network is not kept among your own.",
        name=run.name, why=useless_words(run),
    )  # fmt: skip
