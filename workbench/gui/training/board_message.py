"""Says where TensorBoard answers, for those whose browser did not come up, and ends it when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from workbench.gui.language.words import tr
from workbench.gui.training.tensorboard import TensorBoard

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


class BoardMessage(QObject):
    """The message of a TensorBoard in a window, as long as people leave it there."""

    def __init__(self, board: TensorBoard, window: MainWindow) -> None:
        super().__init__(board)
        self._board, self._window = board, window
        self._address = ""
        board.answered.connect(self.tell)
        board.said.connect(window.say)

    @Slot(str)
    def tell(self, address: str) -> None:
        self._address = address
        self._window.message.say(
            tr(
                "TensorBoard answers at {address} on this computer. Where no browser came up, copy the address.",
                address=address,
            ),
            "info",
            ((tr("Copy Address"), self.copy), (tr("Stop TensorBoard"), self.stop)),
        )

    @Slot()
    def copy(self) -> None:
        QApplication.clipboard().setText(self._address)
        self._window.say(tr("The address of TensorBoard is copied"))

    @Slot()
    def stop(self) -> None:
        self._board.shutdown()
        self._window.message.clear()
        self._window.say(tr("TensorBoard is stopped"))
