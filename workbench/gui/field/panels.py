"""What stands on the screen in each of the five steps: widgets only; FieldDesk fills them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbench.gui.field.channel_cards import ChannelCards
from workbench.gui.field.plan import FieldPlan
from workbench.gui.field.widgets import BigButton, Column, Sentences, label
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice


class Panel(QWidget):
    """A step's. stops : what the keys stop at, after the big button."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = label(title, letters="key")
        self.stops: tuple[BigButton, ...] = ()


class MicrophonesPanel(Panel):
    """Whose places the microphones have."""

    def __init__(self, plan: FieldPlan) -> None:
        super().__init__(tr("Microphone places"))
        self.plan = plan
        self.state = label(letters="large")
        self.open, self.other = BigButton(tr("As in the open recording")), BigButton(tr("As in another recording…"))
        self.tape, self.type = BigButton(tr("Tape measure…")), BigButton(tr("Type or drag…"))
        self.open_recording = BigButton(tr("Open a recording…"))
        self.stops = (self.open, self.other, self.tape, self.type, self.open_recording)
        side = Column()
        left = side.column
        left.addWidget(self.title)
        left.addWidget(self.state)
        both = QHBoxLayout()
        both.setSpacing(10)
        for button in self.stops:
            button.setProperty("choice", True)
        for button in (self.tape, self.type):
            both.addWidget(button)
        for part in (self.open, self.other, both, self.open_recording):
            left.addLayout(part) if part is both else left.addWidget(part)
        for button in (self.open, self.other):
            button.setCheckable(True)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(side, 1)
        row.addWidget(plan, 1)


class CheckPanel(Panel):
    """Is every microphone heard?"""

    def __init__(self, themes: ThemeChoice) -> None:
        super().__init__(tr("Is every microphone heard?"))
        self.cards, self.state = ChannelCards(themes), label(letters="large")
        self.device, self.again = BigButton(tr("Sound input…")), BigButton(tr("Look again"))
        self.stops = (self.device, self.again)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.title, 1)
        row.addWidget(self.device)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.state)
        column.addWidget(self.cards, 1)


class RecordPanel(Panel):
    """So many seconds are left."""

    def __init__(self, themes: ThemeChoice) -> None:
        super().__init__(tr("Quiet, please: 30 seconds"))
        self.count, self.unit = label("30", letters="huge"), label(tr("seconds"), letters="large")
        self.bar, self.state = QProgressBar(), label(letters="large")
        self.cards, self.folder = ChannelCards(themes), label(tone="muted")
        self.choose = BigButton(tr("Folder…"))
        self.stops = (self.choose,)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 300)
        for text in (self.count, self.unit):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            text.setWordWrap(False)
        self.cards.setMaximumHeight(120)
        number = QVBoxLayout()
        number.setSpacing(0)
        number.addStretch(1)
        number.addWidget(self.count)
        number.addWidget(self.unit)
        number.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addStretch(1)
        for widget in (self.title, self.state, self.bar, self.cards):
            right.addWidget(widget)
        right.addStretch(1)
        goes = QHBoxLayout()
        goes.setSpacing(10)
        goes.addWidget(self.folder, 1)
        goes.addWidget(self.choose)
        right.addLayout(goes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(number, 2)
        row.addLayout(right, 5)


class LocalizePanel(Panel):
    """The recording, the method, how far it is, and what to keep in mind."""

    def __init__(self, plan: FieldPlan) -> None:
        super().__init__(tr("Where was the call?"))
        self.plan = plan
        self.what, self.method, self.state = label(letters="large"), label(), label(letters="large")
        self.bar, self.notices = QProgressBar(), Sentences()
        self.bar.setTextVisible(False)
        self.again = BigButton(tr("Localize again"))
        self.stops = (self.again,)
        column = QVBoxLayout()
        column.setSpacing(10)
        for widget in (self.title, self.what, self.method, self.state, self.bar, self.again):
            column.addWidget(widget)
        column.addWidget(self.notices, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(column, 12)
        row.addWidget(plan, 12)


class HandOverPanel(Panel):
    """The answer in words, and as a plan."""

    def __init__(self, plan: FieldPlan) -> None:
        super().__init__("")
        self.plan, self.words = plan, Sentences()
        self.place, self.show_folder = BigButton(tr("Write it elsewhere…")), BigButton(tr("Show the folder"))
        self.stops = (self.place, self.show_folder)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in self.stops:
            buttons.addWidget(button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addWidget(plan, 0, 1)
        grid.setColumnStretch(0, 14)
        grid.setColumnStretch(1, 11)
