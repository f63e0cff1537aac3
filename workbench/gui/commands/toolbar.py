"""The controls that stay in reach: Localize with its methods, the radius, 2-D or 3-D."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from workbench.gui.answers.finding import Finding
from workbench.gui.answers.methods import method_names, shown_method, shown_methods
from workbench.gui.commands.action_set import ActionSet
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.layout import WORKSPACES
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice, method_mark
from workbench.gui.state.settings import FIELDS
from workbench.gui.state.viewing import Look, Viewing

_STEPS_A_METRE = 10
_SHORTEST = 4
"""Letters below which an elided name says nothing."""


class RadiusControl(QWidget):
    """Slider and field for the radius, 0.5 to 5 m."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        low_m, high_m = (end.value for end in (FIELDS["radius_m"].low, FIELDS["radius_m"].high))
        self.label = label = QLabel(tr("Radius"))
        self.slider, self.spin = QSlider(Qt.Orientation.Horizontal), QDoubleSpinBox()
        self.slider.setRange(round(low_m * _STEPS_A_METRE), round(high_m * _STEPS_A_METRE))
        self.slider.setPageStep(5)
        self.slider.setFixedWidth(120)
        self.spin.setRange(low_m, high_m)
        self.spin.setDecimals(1)
        self.spin.setSingleStep(0.1)
        self.spin.setSuffix(" m")
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setFixedWidth(84)
        self.spin.setKeyboardTracking(False)
        label.setBuddy(self.spin)
        for part in (self, self.slider, self.spin):
            part.setToolTip(tr("A clip counts as found when its answer lies within this distance of the true source"))
        self.slider.setAccessibleName(tr("Radius"))
        self.spin.setAccessibleName(tr("Radius in metres"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for part in (label, self.slider, self.spin):
            row.addWidget(part)
        self.slider.valueChanged.connect(self._slid)
        self.spin.valueChanged.connect(self._typed)
        viewing.changed.connect(self._follow)
        self._follow(viewing.look, viewing.look)

    def give_way(self, over_px: int) -> None:
        """Without the slider, and then without the name, the radius can still be read and typed."""
        slider_px = self.slider.width() + self.layout().spacing()
        self.slider.setHidden(over_px > 0)
        self.label.setHidden(over_px > slider_px)
        self.updateGeometry()

    @Slot(int)
    def _slid(self, steps: int) -> None:
        self._viewing.change(radius_m=steps / _STEPS_A_METRE)

    @Slot(float)
    def _typed(self, radius_m: float) -> None:
        self._viewing.change(radius_m=round(radius_m, 3))

    @Slot(object, object)
    def _follow(self, before: Look, now: Look) -> None:
        with QSignalBlocker(self.slider), QSignalBlocker(self.spin):
            self.slider.setValue(round(now.radius_m * _STEPS_A_METRE))
            self.spin.setValue(now.radius_m)


class _Segments(QWidget):
    """One of a few, side by side. Their actions exclude each other; a QButtonGroup would trigger the others again."""

    def __init__(self, actions: ActionSet, choices: tuple[tuple[str, str], ...], parent: QWidget | None) -> None:
        """choices : id of the action, short text."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for id, text in choices:
            button = QToolButton()
            button.setDefaultAction(actions[id])
            actions[id].setIconText(text)
            row.addWidget(button)


class DimensionSwitch(_Segments):
    """2-D or 3-D errors."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(actions, (("errors_2d", tr("2-D")), ("errors_3d", tr("3-D"))), parent)

    def give_way(self, over_px: int) -> None:
        """Nothing of it; the View menu has both."""
        for button in self.findChildren(QToolButton):
            button.setHidden(over_px > 0)
        self.updateGeometry()


class WorkspaceSwitch(_Segments):
    """What the window is divided for."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        choices = ((f"workspace_{w.name}", tr(w.title)) for w in WORKSPACES.values())
        super().__init__(actions, tuple(choices), parent)


class MethodMenu(QMenu):
    """Ticks for the methods; it stays open while people tick. `about` of each is its tooltip."""

    ticked = Signal()

    def __init__(self, finding: Finding, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._themes = finding, themes
        self.boxes: dict[str, QCheckBox] = {}
        self.more: tuple[QAction, ...] = ()
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """List the methods there are; done when the menu opens, for it reads the networks' cards."""
        chosen, theme = self._finding.chosen_methods, self._themes.theme
        self.clear()
        self.boxes = {}
        for method in shown_methods():
            box = QCheckBox(method.title)
            box.setIcon(mark_pixmap(method_mark(theme, method.name, method_names()), 12, 2.0))
            box.setChecked(method.name in chosen)
            box.toggled.connect(self._take)
            caveat = QLabel(sentence(method.caveat or method.about))
            caveat.setProperty("role", "muted")
            caveat.setWordWrap(True)
            caveat.setContentsMargins(22, 0, 0, 0)
            row = QWidget()
            row.setToolTip(method.about)
            row.setFixedWidth(320)
            column = QVBoxLayout(row)
            column.setContentsMargins(12, 6, 12, 6)
            column.setSpacing(2)
            column.addWidget(box)
            column.addWidget(caveat)
            holder = QWidgetAction(self)
            holder.setDefaultWidget(row)
            self.addAction(holder)
            self.boxes[method.name] = box
        if not self.boxes:
            self.addAction(tr("No method is installed")).setEnabled(False)
        self.addSeparator()
        self.addActions(self.more)

    @Slot()
    def _take(self) -> None:
        self._finding.choose_methods(tuple(m for m, box in self.boxes.items() if box.isChecked()))


class LocalizeButton(QToolButton):
    """Localize, with the methods it will ask beside it. Its menu opens also where nothing can be asked: people who
    ticked no method tick one there. So the button is never disabled; it looks so, and says why, as the action is.
    """

    def __init__(
        self, actions: ActionSet, finding: Finding, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding, self._themes = finding, themes
        self.methods = MethodMenu(finding, themes, self)
        self.methods.more = (actions["own_networks"],)
        self.setProperty("main", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.action = actions["localize"]
        self.setMenu(self.methods)
        self.clicked.connect(self._press)
        self.action.changed.connect(self._follow)
        self._follow()
        themes.changed.connect(self._paint)
        self._paint()

    def give_way(self, over_px: int) -> None:
        """Its word alone, and where that is too much its picture alone; the tooltip says what it does."""
        style = Qt.ToolButtonStyle
        is_word_too_wide = over_px > self.iconSize().width()
        alone = style.ToolButtonIconOnly if is_word_too_wide else style.ToolButtonTextOnly
        self.setToolButtonStyle(alone if over_px else style.ToolButtonTextBesideIcon)
        self.updateGeometry()

    @Slot()
    def _press(self) -> None:
        if self.action.isEnabled():
            self.action.trigger()
        elif not self._finding.chosen_methods:
            self.showMenu()

    @Slot()
    def _follow(self) -> None:
        self.setText(self.action.iconText())
        self.setToolTip(self.action.toolTip())
        self.setAccessibleDescription(self.action.toolTip())
        if self.property("off") != (not self.action.isEnabled()):
            self.setProperty("off", not self.action.isEnabled())
            self.style().unpolish(self)
            self.style().polish(self)
            self._paint()

    @Slot()
    def _paint(self, _: Theme | None = None) -> None:
        theme = self._themes.theme
        self.setIcon(icon("localize", theme, theme.accent_text if self.action.isEnabled() else theme.muted))


class ChosenMethods(QLabel):
    """Names the methods that Localize will ask."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._said = finding, ""
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        finding.methods_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        titles = [shown_method(m).title for m in self._finding.chosen_methods]
        said, n_more = ", ".join(titles[:2]), len(titles) - 2
        self._said = tr("{methods} and {n} more", methods=said, n=n_more) if n_more > 0 else said
        self._said = self._said or tr("no method ticked")
        self.setText(self._said)
        asked = ", ".join(titles) or tr("nobody; tick a method in the menu beside it")
        self.setToolTip(tr("Localize asks: {methods}", methods=asked))

    def give_way(self, over_px: int) -> None:
        """Elide the names; the tooltip has them all."""
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self._said) - over_px
        elided = metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room) if over_px else self._said
        self.setText(elided if len(elided) > _SHORTEST or elided == self._said else "")
        self.updateGeometry()


def sentence(text: str) -> str:
    """A phrase as a sentence: large first letter, full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def spacer(parent: QObject) -> QWidget:
    """Pushes what follows to the right."""
    empty = QWidget()
    empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return empty
