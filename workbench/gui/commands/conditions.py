"""When an action may be used. Each condition returns why not, in words for its tooltip; "" means it may."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.engine.edition import NO_TRAINING
from workbench.gui.language.words import tr
from workbench.nets.answering import has_torch

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow


def _session(window: MainWindow) -> str:
    return "" if window.document.session is not None else tr("Open a session first")


def _on_disk(window: MainWindow) -> str:
    session = window.document.session
    return "" if session is not None and session.folder is not None else tr("Open a session that is saved in a folder")


def _unsaved(window: MainWindow) -> str:
    return _editable(window) or (tr("Everything is saved") if window.document.is_saved else "")


def _editable(window: MainWindow) -> str:
    return _session(window) or window.document.read_only_reason


def _can_listen(window: MainWindow) -> str:
    return window.listening.why_no_sound


def _can_play_selection(window: MainWindow) -> str:
    return window.listening.why_no_selection


def _can_solo(window: MainWindow) -> str:
    return window.listening.why_no_microphone


def _looking(window: MainWindow) -> str:
    return "" if window.document.is_looking_back else tr("Choose an earlier version in the File menu first")


def _held(window: MainWindow) -> str:
    store = window.keeping.store
    return "" if store is not None and store.held_by is not None else tr("No other window has this session open")


def _undecided(window: MainWindow) -> str:
    return "" if window.documents.merging.is_undecided else tr("No other program changed what you changed, too")


def _can_undo(window: MainWindow) -> str:
    if window.campaign.reviewing.undo_name:
        return ""
    return window.document.read_only_reason or ("" if window.document.undo_name else tr("There is nothing to undo"))


def _can_redo(window: MainWindow) -> str:
    return window.document.read_only_reason or ("" if window.document.redo_name else tr("There is nothing to redo"))


def _clips(window: MainWindow) -> str:
    too_short = tr("The recording is shorter than one clip, or not read yet")
    return _session(window) or ("" if window.views.n_clips else too_short)


def _clip(window: MainWindow) -> str:
    return "" if window.viewing.look.clip is not None else tr("The whole session is shown already")


def _answers(window: MainWindow) -> str:
    return "" if window.predictions.methods else tr("There are no answers yet: press Localize first")


def _busy(window: MainWindow) -> str:
    return "" if window.finding.is_busy else tr("Nothing is running")


def _can_localize(window: MainWindow) -> str:
    return _session(window) or window.finding.why_not


def _next(window: MainWindow) -> str:
    return "" if window.campaign_list.neighbour(1) else tr("This is the last session of the list")


def _previous(window: MainWindow) -> str:
    return "" if window.campaign_list.neighbour(-1) else tr("This is the first session of the list")


def _site_3d(window: MainWindow) -> str:
    return window.views.why_no_3d


def _surfaces(window: MainWindow) -> str:
    """A way of dragging may be chosen before the 3-D view is there, but not where there will be none."""
    return window.site.trouble


def _can_measure(window: MainWindow) -> str:
    return _session(window) or window.views.why_no_3d


def _can_try_3d(window: MainWindow) -> str:
    return window.views.why_no_try


def _can_nudge(window: MainWindow) -> str:
    return window.placing.why_no_nudge


def _can_take_off(window: MainWindow) -> str:
    return window.placing.why_not_off


def _can_place(window: MainWindow) -> str:
    return _session(window) or window.placing.why_no_edit


def _array(window: MainWindow) -> str:
    return window.placing.why_no_array


def _measurements(window: MainWindow) -> str:
    return window.placing.why_no_measurements


def _to_review(window: MainWindow) -> str:
    return "" if window.campaign.reviewing.next_folder() else tr("No other session of the list is left to review")


def _can_review(window: MainWindow) -> str:
    return window.campaign.why_no_review


def _reviewed(window: MainWindow) -> str:
    return window.campaign.why_no_review_back


def _can_edit_many(window: MainWindow) -> str:
    return window.campaign.why_no_edit


def _can_undo_many(window: MainWindow) -> str:
    return window.campaign.why_no_undo


def _can_redo_many(window: MainWindow) -> str:
    return window.campaign.why_no_redo


def _missing_sound(window: MainWindow) -> str:
    return window.campaign.why_no_missing


def _can_hold(window: MainWindow) -> str:
    return window.training.why_no_hold


def _can_stop_training(window: MainWindow) -> str:
    return window.training.why_no_stop


def _can_cancel_training(window: MainWindow) -> str:
    return window.training.why_no_cancel


def _can_train(window: MainWindow) -> str:
    return "" if has_torch() else tr(NO_TRAINING)


def _can_resume(window: MainWindow) -> str:
    return _can_train(window) or window.training.why_no_resume


def _has_network(window: MainWindow) -> str:
    return window.training.why_no_network


def _has_settings(window: MainWindow) -> str:
    return _can_train(window) or window.training.why_no_settings


def _can_fine_tune(window: MainWindow) -> str:
    return _can_train(window) or window.training.why_no_fine_tune


def _can_open_board(window: MainWindow) -> str:
    return _can_train(window) or window.training.why_no_board


def _has_run_folder(window: MainWindow) -> str:
    return window.training.why_no_folder


def _can_delete_run(window: MainWindow) -> str:
    return window.training.why_no_delete


def _can_evaluate(window: MainWindow) -> str:
    return window.comparing.why_no_evaluate


def _has_evaluation(window: MainWindow) -> str:
    return window.comparing.why_no_results


def _has_figures(window: MainWindow) -> str:
    return window.comparing.why_no_figures


def _can_explain(window: MainWindow) -> str:
    return _session(window) or window.explaining.why_not


def _selection(window: MainWindow) -> str:
    return _session(window) or window.marks.why_no_selection


def _can_label_selection(window: MainWindow) -> str:
    return _editable(window) or window.marks.why_no_selection


def _can_label_cursor(window: MainWindow) -> str:
    return _editable(window) or window.marks.why_no_cursor


def _can_edit_label(window: MainWindow) -> str:
    return _editable(window) or window.marks.why_no_label


def _labels(window: MainWindow) -> str:
    return _session(window) or ("" if window.marking.labels else tr("The session has no labels"))


def _marked(window: MainWindow) -> str:
    return "" if window.marking.chosen is not None else window.marks.why_no_selection


def _beside(window: MainWindow) -> str:
    return window.beside.why_not_leave


def _always(window: MainWindow) -> str:
    return ""


CONDITIONS: dict[str, Callable[[MainWindow], str]] = {
    "always": _always, "session": _session, "on_disk": _on_disk, "unsaved": _unsaved, "can_undo": _can_undo,
    "editable": _editable, "looking": _looking, "held": _held, "undecided": _undecided,
    "can_redo": _can_redo, "can_listen": _can_listen, "can_play_selection": _can_play_selection,
    "can_solo": _can_solo, "clips": _clips, "clip": _clip, "answers": _answers, "busy": _busy,
    "can_localize": _can_localize, "next": _next, "previous": _previous,
    "site_3d": _site_3d, "can_measure": _can_measure, "can_try_3d": _can_try_3d,
    "can_nudge": _can_nudge, "can_take_off": _can_take_off, "can_place": _can_place, "array": _array,
    "measurements": _measurements,
    "to_review": _to_review, "can_review": _can_review, "reviewed": _reviewed, "can_edit_many": _can_edit_many,
    "can_undo_many": _can_undo_many, "can_redo_many": _can_redo_many, "missing_sound": _missing_sound,
    "can_explain": _can_explain, "can_hold": _can_hold, "can_stop_training": _can_stop_training,
    "can_cancel_training": _can_cancel_training, "can_train": _can_train,
    "can_resume": _can_resume, "has_network": _has_network, "has_settings": _has_settings,
    "can_fine_tune": _can_fine_tune, "can_open_board": _can_open_board, "has_run_folder": _has_run_folder,
    "can_delete_run": _can_delete_run, "can_evaluate": _can_evaluate, "has_evaluation": _has_evaluation,
    "has_figures": _has_figures, "selection": _selection, "can_label_selection": _can_label_selection,
    "can_label_cursor": _can_label_cursor, "can_edit_label": _can_edit_label, "labels": _labels, "marked": _marked,
    "beside": _beside, "surfaces": _surfaces,
}  # fmt: skip
