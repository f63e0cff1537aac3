"""How the window is divided in each workspace, and how that comes back at the next start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from workbench.gui.state.settings import SettingsStore


@dataclass(frozen=True)
class Workspace:
    """A named division of the window. columns, middle, right : widths and heights of the panes in a window of
    1600 x 1000, 0 = folded away; other sizes divide alike. tab : which table is in front at first.
    page : what stands where the sound stands otherwise, "" = the sound.
    """

    name: str
    title: str
    tab: str
    columns: tuple[int, int, int]
    middle: tuple[int, int]
    right: tuple[int, int]
    page: str = ""

    def shares(self) -> Mapping[str, tuple[int, ...]]:
        """Splitter -> sizes of its panes."""
        return {"columns": self.columns, "middle": self.middle, "right": self.right}


INSPECT = Workspace("inspect", QT_TR_NOOP("Inspect"), "microphones", (204, 730, 666), (620, 260), (520, 360))
ANNOTATE = Workspace("annotate", QT_TR_NOOP("Annotate"), "microphones", (204, 440, 956), (880, 0), (630, 250))
COMPARE = Workspace("compare", QT_TR_NOOP("Compare"), "results", (0, 990, 610), (620, 260), (510, 370), page="compare")
TRAIN = Workspace("train", QT_TR_NOOP("Train"), "results", (0, 990, 610), (620, 260), (620, 260), page="training")
LIVE = Workspace("live", QT_TR_NOOP("Live"), "results", (0, 990, 610), (620, 260), (620, 260), page="live")
FIELD = Workspace("field", QT_TR_NOOP("Field"), "results", (0, 1600, 0), (620, 260), (620, 260), page="field")
WORKSPACES = {w.name: w for w in (INSPECT, ANNOTATE, COMPARE, TRAIN, LIVE, FIELD)}


class Panes(QSplitter):
    """Campaign | spectrograms over mel-spectra, or a page of its own | site over tables."""

    def __init__(
        self,
        campaign: QWidget,
        sound: QWidget,
        mel: QWidget,
        site: QWidget,
        tabs: QWidget,
        pages: Mapping[str, QWidget],
    ) -> None:
        """pages : by the name that workspaces have for them."""
        super().__init__(Qt.Orientation.Horizontal)
        self._middle, self._right = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Vertical)
        for widget in (sound, mel):
            self._middle.addWidget(widget)
        for widget in (site, tabs):
            self._right.addWidget(widget)
        self._centre, self._pages = _Centre(), dict(pages)
        for widget in (self._middle, *pages.values()):
            self._centre.addWidget(widget)
        for widget in (campaign, self._centre, self._right):
            self.addWidget(widget)
        for splitter in self._all().values():
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(4)
        self.setCollapsible(0, True)
        self._middle.setCollapsible(1, True)
        self.divide(INSPECT)

    def divide(self, workspace: Workspace) -> None:
        """As a workspace is at first."""
        self._centre.setCurrentWidget(self._pages.get(workspace.page, self._middle))
        self._centre.updateGeometry()
        is_alone = workspace.columns[0] == workspace.columns[2] == 0  # a page that fills the window
        for pane in (self.widget(0), self._right):
            pane.setVisible(not is_alone)
        for name, sizes in workspace.shares().items():
            splitter = self._all()[name]
            for i, size in enumerate(sizes):
                splitter.setStretchFactor(i, size)  # so that a larger window divides alike
            splitter.setSizes(_filling(splitter, sizes))

    def remember(self, workspace: Workspace, store: SettingsStore) -> None:
        for name, splitter in self._all().items():
            store.remember_state(f"{workspace.name}-{name}", splitter.saveState())

    def restore(self, workspace: Workspace, store: SettingsStore) -> None:
        """As people left a workspace; as it is at first where they never were."""
        self.divide(workspace)
        for name, splitter in self._all().items():
            if (state := store.state(f"{workspace.name}-{name}")) is not None:
                splitter.restoreState(state)

    def forget(self, workspace: Workspace, store: SettingsStore) -> None:
        for name in self._all():
            store.forget_state(f"{workspace.name}-{name}")

    def _all(self) -> dict[str, QSplitter]:
        return {"columns": self, "middle": self._middle, "right": self._right}


class _Centre(QStackedWidget):
    """Asks for no more room than what is in front needs."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.currentWidget().minimumSizeHint()


def _filling(splitter: QSplitter, sizes: tuple[int, ...]) -> list[int]:
    """Sizes in the same proportion that fill the splitter, so that no pane's smallest size upsets the others."""
    length = splitter.width() if splitter.orientation() == Qt.Orientation.Horizontal else splitter.height()
    scale = (length - splitter.handleWidth() * (len(sizes) - 1)) / sum(sizes)
    return [round(size * scale) for size in sizes] if splitter.isVisible() and scale > 0 else list(sizes)
