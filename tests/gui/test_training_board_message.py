"""Where no browser comes up, the window says where TensorBoard answers, and can end it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from workbench.gui.main_window import MainWindow
from workbench.gui.training.board_message import BoardMessage
from workbench.gui.training.tensorboard import TensorBoard

ADDRESS = "http://127.0.0.1:6006/"


def test_the_address_is_told_and_copied_and_the_board_stopped(window: MainWindow) -> None:
    board = TensorBoard(window)
    BoardMessage(board, window)
    board.answered.emit(ADDRESS)
    assert ADDRESS in window.message.text
    copy, stop = window.message.buttons
    copy.click()
    assert QApplication.clipboard().text() == ADDRESS and ADDRESS in window.message.text
    stop.click()
    assert window.message.text == "" and not board.is_running
