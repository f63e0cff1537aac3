"""Parts that the steps are made of: labels and buttons for gloves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.field.looks import LOOKS
from workbench.gui.field.steps import TITLES, Mark, Step
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LARGEST_PX, _SMALLEST_PX = 19, 13
"""Letters of a step's name, in a wide window and in the narrowest."""
_BESIDE_PX = 52


class BigButton(QPushButton):
    """Space and Enter press it, whatever they do elsewhere in the window."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, main: bool = False) -> None:
        super().__init__(text, parent)
        self.setProperty("main", main)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and event.key() in (Qt.Key.Key_Space, *ENTER) and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the screen's, to go from step to step
        else:
            super().keyPressEvent(event)


def label(text: str = "", *, letters: str = "", tone: str = "", ground: str = "") -> QLabel:
    """A label that breaks its lines. letters, tone, ground : as the style sheet of looks.py knows them."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    for name, value in (("letters", letters), ("tone", tone), ("ground", ground)):
        if value:
            made.setProperty(name, value)
    return made


def tune(widget: QWidget, name: str, value: str) -> None:
    """Change what the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Column(QScrollArea):
    """Things one below the other; what does not fit is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(8)
        self.setWidget(inner)


class Sentences(Column):
    """`show_texts(...)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[tuple[str, dict[str, str]], ...] = ()

    def show_texts(self, texts: tuple[tuple[str, dict[str, str]], ...]) -> None:
        """texts : what is said, and how (letters, tone, ground)."""
        if texts == self.shown:
            return
        self.shown = texts
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, how in texts:
            self.column.addWidget(label(text, **how))
        self.column.addStretch(1)


class StepButton(BigButton):
    """One of the five: its number, or what became of it, and its name."""

    def __init__(self, step: Step, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(tr(TITLES[step]), parent)
        self.step, self._themes = step, themes
        self.mark: Mark = "open"
        self._letters_px = _LARGEST_PX
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(68)
        themes.changed.connect(self._paint_again)

    def show_mark(self, mark: Mark) -> None:
        self.mark = mark
        said = {"done": tr("done"), "now": tr("you are here"), "skipped": tr("not needed"), "open": ""}[mark]
        self.setAccessibleName(f"{self.step + 1} {self.text()} {said}".rstrip())
        self.update()

    @Slot()
    def _paint_again(self, *_: object) -> None:
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._text_width(_SMALLEST_PX) + _BESIDE_PX, 68)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._text_width(_LARGEST_PX) + _BESIDE_PX, 68)

    @property
    def roomy_px(self) -> int:
        """The largest letters that its name has room for."""
        room = self.width() - _BESIDE_PX
        fits = (pixels for pixels in range(_LARGEST_PX, _SMALLEST_PX, -1) if self._text_width(pixels) <= room)
        return next(fits, _SMALLEST_PX)

    def show_letters(self, pixels: int) -> None:
        self._letters_px = pixels
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._letters_px)
        font.setWeight(QFont.Weight.Bold if self.mark == "now" else QFont.Weight.DemiBold)
        return font

    def _text_width(self, pixels: int) -> int:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.Bold)
        return QFontMetrics(font).horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, is_now = self._themes.theme, self.mark == "now"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(2, 2, -2, -2)
        look = next((one for one in LOOKS.values() if one.theme is theme), None)
        painter.setBrush(QColor(theme.accent if is_now else theme.background))
        painter.setPen(QPen(QColor(theme.accent if is_now else theme.line), 2))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus if look else theme.text), 5))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
        ink = QColor(theme.accent_text if is_now else theme.text if self.mark == "done" else theme.muted)
        painter.setPen(ink)
        font = self._font()
        font.setPixelSize(26)
        painter.setFont(font)
        sign = {"done": "\N{CHECK MARK}", "skipped": "\N{EN DASH}"}.get(self.mark, str(self.step + 1))
        painter.drawText(box.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, sign)
        painter.setFont(self._font())
        painter.drawText(box.adjusted(42, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         self.text())  # fmt: skip
        painter.end()


class StepRow(QWidget):
    """Where one is and what is next. asked(Step) : somebody wants to go there."""

    asked = Signal(object)

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons = tuple(StepButton(step, themes, self) for step in Step)
        for button in self.buttons:
            row.addWidget(button, 1)
            button.clicked.connect(self._ask)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """All names in letters of one size."""
        super().resizeEvent(event)
        self.layout().activate()
        pixels = min(button.roomy_px for button in self.buttons)
        for button in self.buttons:
            button.show_letters(pixels)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        for button, mark in zip(self.buttons, marks, strict=True):
            button.show_mark(mark)

    @Slot()
    def _ask(self) -> None:
        button = self.sender()
        assert isinstance(button, StepButton)
        self.asked.emit(button.step)
