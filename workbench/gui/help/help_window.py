"""Help: a window beside the work that shows a page, searches all of them, and goes back."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextListFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.commands.keys import Keys
from workbench.gui.frame.places import RememberedPlace
from workbench.gui.help.pages import FIRST, Hit, filled, found, page_names, read_page
from workbench.gui.language.choice import language_now
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.state.settings import SettingsStore

_ESCAPED = re.compile(r"([\\`*_{}\[\]<>#|])")
_SIZES_PT = {1: 15.0, 2: 11.5, 3: 10.5}


class HelpWindow(QDialog):
    """One page at a time, with the keys that commands have now."""

    def __init__(self, keys: Keys, themes: ThemeChoice, store: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._keys, self._themes, self._language = keys, themes, language_now()
        self._been: list[str] = []
        self.page = ""
        self.search, self.browser = QLineEdit(), QTextBrowser()
        self.back, self.contents = QToolButton(), QToolButton()
        self._set_up()
        self._lay_out()
        keys.changed.connect(self._draw)
        themes.changed.connect(self._draw)
        self.resize(460, 620)
        self.was_placed = store.state("place of help") is not None
        RememberedPlace(self, "help", store)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(tr("Search all pages"))
        self.search.setToolTip(tr("Words that a page must have"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._draw)
        self.back.setText(tr("Back"))
        self.back.setToolTip(tr("The page that was shown before"))
        self.contents.setText(tr("Contents"))
        self.contents.setToolTip(tr("All pages"))
        self.back.clicked.connect(self.go_back)
        self.contents.clicked.connect(self.go_to_contents)
        self.browser.setOpenLinks(False)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser.setAccessibleName(tr("Help"))
        self.browser.document().setDocumentMargin(16)
        self.browser.anchorClicked.connect(self._follow)
        for keys, act in ((QKeySequence.StandardKey.Back, self.go_back), (QKeySequence.StandardKey.Find, self._find)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.back, self.contents):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.browser, 1)
        column.addLayout(below)
        self.browser.setFocus()

    # ---- going

    def show_page(self, name: str) -> None:
        """Go to a page; the one before can be gone back to."""
        if name != self.page:
            if self.page:
                self._been.append(self.page)
            self.page = name
        self._leave_search()

    @Slot()
    def go_back(self) -> None:
        """To what was there before: the page under the search, or the page before."""
        if not self.search.text() and self._been:
            self.page = self._been.pop()
        self._leave_search()

    @Slot()
    def go_to_contents(self) -> None:
        self.show_page(FIRST)

    @Slot()
    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        name = url.toString().removesuffix(".md")
        if name in page_names():
            self.show_page(name)

    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()  # draws
        else:
            self._draw()

    # ---- drawing

    @Slot()
    def _draw(self, *_: object) -> None:
        if not self.page:
            return
        query = self.search.text().strip()
        page = read_page(self.page, self._language)
        if query:
            title = tr("Search")
            text = _listed(query, found(query, self._language, self._keys))
        else:
            title, text = page.title, filled(page.text, self._keys)
        self.setWindowTitle(tr("Help: {title}", title=title))
        self.browser.setMarkdown(text)
        _typeset(self.browser, self._themes.theme)
        self.browser.verticalScrollBar().setValue(0)
        self.back.setEnabled(bool(self._been or query))


def _listed(query: str, hits: tuple[Hit, ...]) -> str:
    """What was found, as Markdown."""
    if not hits:
        return tr("No page has “{query}”.", query=_ESCAPED.sub(r"\\\1", query))
    lines = (
        f"### [{h.page.title}]({h.page.name}.md)\n\n{_ESCAPED.sub(chr(92) + chr(92) + '1', h.around)}" for h in hits
    )
    return "\n\n".join(lines)


def _typeset(browser: QTextBrowser, theme: Theme) -> None:
    """Sizes, spaces and colours of the window in place of those that Qt gives Markdown."""
    document = browser.document()
    document.setIndentWidth(18.0)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        shape.setLineHeight(132.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.currentTable() is None:
            shape.setTopMargin({1: 0.0, 2: 14.0, 3: 10.0}.get(level, 0.0))
            shape.setBottomMargin(8.0 if level else (3.0 if block.textList() else 7.0))
        else:
            shape.setLineHeight(100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(shape)
        if (items := block.textList()) is not None:
            marks = items.format()
            marks.setStyle(QTextListFormat.Style.ListDisc)
            items.setFormat(marks)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFontPointSize(_SIZES_PT.get(level, 10.0))
            letters.setFontWeight(600)
            letters.setForeground(QColor(theme.accent if letters.isAnchor() else theme.text))
            cursor.setCharFormat(letters)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        shape = frame.frameFormat()
        if shape.isTableFormat():
            shape = shape.toTableFormat()
            shape.setBorder(0.0)
            shape.setCellPadding(4.0)
            shape.setCellSpacing(0.0)
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100.0))
            shape.setTopMargin(4.0)
            shape.setBottomMargin(8.0)
            frame.setFrameFormat(shape)
