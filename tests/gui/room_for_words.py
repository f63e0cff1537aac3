"""Which visible texts of a widget have no room, and what all of them say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

_SLACK_PX = 1
"""Widths are whole pixels, advances are not."""


def cut_in(root: QWidget) -> list[str]:
    """Every visible text without room that no tooltip has in full, with its widget's class and the pixels missing."""
    found = []
    for widget in _visible(root):
        for text, need, room, tip in _measured(widget):
            if need > room + _SLACK_PX and not _tells(tip, text):
                found.append(f"{type(widget).__name__} {widget.objectName()}: {text!r} needs {need}, has {room}")
    return found


def said_by(root: QWidget) -> set[str]:
    """All visible texts."""
    return {text for widget in _visible(root) for text in _texts(widget) if text}


def _visible(root: QWidget) -> Iterator[QWidget]:
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(i) for i in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from (_title(widget, i) for i in range(widget.count()) if not widget.isSectionHidden(i))


def _measured(widget: QWidget) -> Iterator[tuple[str, int, int, str]]:
    """Text, what it needs, the room it has, both in pixels along the side that can be too short, and its tooltip."""
    tip = widget.toolTip()
    if isinstance(widget, QLabel):
        yield from _of_label(widget, tip)
    elif isinstance(widget, (QCheckBox, QRadioButton, QPushButton)) and widget.text():
        yield widget.text(), _width(widget, widget.text()) + _icon(widget), _contents(widget).width(), tip
    elif isinstance(widget, QToolButton) and widget.text() and _shows_text(widget):
        yield widget.text(), _width(widget, widget.text()) + _icon(widget), widget.contentsRect().width(), tip
    elif isinstance(widget, QGroupBox) and widget.title():
        yield widget.title(), _width(widget, widget.title()), widget.width(), tip
    elif isinstance(widget, QTabBar):
        for i in range(widget.count()):
            text = widget.tabText(i)
            yield text, _width(widget, text), widget.tabRect(i).width(), widget.tabToolTip(i)
    elif isinstance(widget, QComboBox):
        text = widget.currentText()
        yield text, _width(widget, text), _edit_field(widget).width(), tip
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from _of_header(widget)


def _of_label(label: QLabel, tip: str) -> Iterator[tuple[str, int, int, str]]:
    text = label.text()
    if not text or "<" in text:
        return
    if label.wordWrap():
        room = label.contentsRect().width()
        yield text, label.heightForWidth(label.width()), label.height(), tip
        widest = max((word for word in text.split()), key=lambda word: _width(label, word), default="")
        yield widest, _width(label, widest), room, tip
    else:
        flag = Qt.TextFlag.TextShowMnemonic.value if label.buddy() else 0
        yield text, label.fontMetrics().size(flag, text).width(), label.contentsRect().width(), tip


def _of_header(header: QHeaderView) -> Iterator[tuple[str, int, int, str]]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    for i in range(header.count()):
        if header.isSectionHidden(i) or header.sectionViewportPosition(i) >= header.viewport().width():
            continue
        text = _title(header, i)
        tip = str(header.model().headerData(i, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or "")
        need = max((_width(header, line) for line in text.split("\n")), default=0)
        yield text, need, header.sectionSize(i), tip


def _title(header: QHeaderView, section: int) -> str:
    return str(header.model().headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")


def _tells(tip: str, text: str) -> bool:
    """Does a tooltip have the text, or what was elided of it?"""
    plain = re.sub("<[^>]*>", "", tip)
    start = text.replace("&", "").split("…")[0].strip()
    return bool(plain) and (start in plain or "\N{HORIZONTAL ELLIPSIS}" in text)


def _width(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


def _icon(button: QAbstractButton) -> int:
    return 0 if button.icon().isNull() else button.iconSize().width() + 4


def _shows_text(button: QToolButton) -> bool:
    style = Qt.ToolButtonStyle
    if button.toolButtonStyle() == style.ToolButtonIconOnly:
        return button.icon().isNull()
    return True


def _contents(button: QAbstractButton) -> QRect:
    option = QStyleOptionButton()
    option.initFrom(button)
    element = QStyle.SubElement
    which = element.SE_CheckBoxContents if isinstance(button, QCheckBox) else element.SE_RadioButtonContents
    if isinstance(button, QPushButton):
        return button.rect()
    return button.style().subElementRect(which, option, button)


def _edit_field(combo: QComboBox) -> QRect:
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.editable = combo.isEditable()
    control, sub = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(control, option, sub, combo)
