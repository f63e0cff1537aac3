"""What differs between runs: settings, environment, figures, as rows of text. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.card import Scores
from workbench.core.setting_fields import SettingField, fields_of
from workbench.gui.language.words import tr
from workbench.gui.training.held_out import error_noise, n_test, n_validation, share_noise
from workbench.gui.training.run_words import count_text, duration_text
from workbench.gui.training.seen import RunSeen
from workbench.training.config import TrainConfig
from workbench.training.idle_settings import idle_settings

NOTHING = "\N{EN DASH}"
SETTINGS, ENVIRONMENT, FIGURES = (
    QT_TR_NOOP("Settings that differ"), QT_TR_NOOP("Environment that differs"), QT_TR_NOOP("Figures"),
)  # fmt: skip
_NAMES = ("name", "title")
"""What a run is called is above its column."""
_TITLES = {"gpu": "GPU", "torch": "PyTorch", "numpy": "NumPy"}
_VALIDATION = {
    "data.campaign", "data.choose", "data.sites", "data.n_sessions", "data.n_places", "data.n_arrays",
    "data.n_microphones", "data.seconds", "data.weather", "data.seed", "data.split",
    "data.validation_share", "data.test_share",
}  # fmt: skip
"""Settings that decide which clips a run is judged by."""
_LOSS = {"huber_delta_m"}
_JUDGED = ("Validation", "Test")
"""What the figures begin with that held-out clips judge."""


@dataclass(frozen=True)
class Row:
    """One line of the table. cells : a text a run; plain : the same for a spreadsheet, all digits, no unit.

    best : which cells hold the best value. about : the whole story, for a tooltip. shows_unit : cells are without it.
    """

    section: str
    label: str
    unit: str
    cells: tuple[str, ...]
    plain: tuple[str, ...]
    best: frozenset[int] = frozenset()
    about: str = ""
    shows_unit: bool = True

    @property
    def title(self) -> str:
        """Label and unit, where the cells do not bring their own."""
        label = tr(self.label)
        return f"{label}, {tr(self.unit)}" if self.unit and self.shows_unit else label


def rows_of(runs: Sequence[RunSeen], environments: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    """All there is to compare, section by section. environments : as many as runs."""
    return (*setting_rows(runs), *environment_rows(environments), *figure_rows(runs))


def setting_rows(runs: Sequence[RunSeen]) -> tuple[Row, ...]:
    """The settings that differ, in the order they are declared.

    Those that only some of the runs heed count where they differ among these, or are not as they would be by default.
    """
    found, is_unread = [], any(run.config is None for run in runs)
    for each in fields_of(TrainConfig):
        if each.dotted in _NAMES:
            continue
        values = [
            None if run.config is None or each.dotted in idle else (each.value_in(run.config),)
            for run, idle in zip(runs, _idle(runs), strict=True)
        ]
        heeded = set(values) - {None}
        if len(heeded) > 1 or (is_unread and heeded) or (None in values and heeded - {(each.default,)}):
            plain = tuple("" if value is None else setting_text(each, value[0]) for value in values)
            cells = tuple(text or NOTHING for text in plain)
            found.append(Row(SETTINGS, each.label, each.unit, cells, plain, about=f"{each.dotted}: {tr(each.help)}"))
    return tuple(found)


def _idle(runs: Sequence[RunSeen]) -> tuple[Mapping[str, str], ...]:
    """Of each run the settings that say nothing to it, given the others."""
    by_name = {each.dotted: each for each in fields_of(TrainConfig)}
    return tuple(
        {} if run.config is None else idle_settings(lambda name, config=run.config: by_name[name].value_in(config))
        for run in runs
    )


def setting_text(each: SettingField, value: object) -> str:
    """A setting's value as people read it, without its unit."""
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if value is None:
        return tr("network's own")
    if isinstance(value, tuple):
        return ", ".join(tr(str(each.choices.get(one, one))) for one in value)
    if value == "":
        return tr("simulated") if each.dotted == "data.campaign" else tr("none")
    return f"{value:.10g}" if isinstance(value, float) else tr(str(each.choices.get(value, value)))


def environment_rows(environments: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    names = dict.fromkeys(name for environment in environments for name in environment)
    found = []
    for name in names:
        values = tuple(environment.get(name, "") for environment in environments)
        if len(set(values) - {""}) > 1:  # what nobody wrote down is no difference
            label = _TITLES.get(name, name.replace("_", " ").capitalize())
            found.append(Row(ENVIRONMENT, label, "", tuple(v or NOTHING for v in values), values, about=name))
    return tuple(found)


def figure_rows(runs: Sequence[RunSeen]) -> tuple[Row, ...]:
    """What came of it: the epoch whose network is kept, its validation, the test part, speed and time."""
    found = [_figure(runs, *figure) for figure in _FIGURES]
    is_unlike = _is_judged_unlike(runs)
    found = [replace(row, best=frozenset()) if is_unlike and row.label.startswith(_JUDGED) else row for row in found]
    return tuple(row for row in found if any(row.plain))


def what_is_unlike(rows: Sequence[Row], runs: Sequence[RunSeen]) -> str:
    """Why the figures should not be held against each other, in a sentence; empty when they may."""
    names = {row.about.partition(":")[0]: row.label for row in rows if row.section == SETTINGS}
    parts = [label for dotted, label in names.items() if dotted in _VALIDATION]
    if parts:
        which = ", ".join(map(tr, parts))
        return tr(
            "Careful: these were judged by different clips ({which}), so their figures do not compare.", which=which
        )
    if names.keys() & _LOSS:
        return tr("Careful: their losses do not compare, for the Huber delta differs. Accuracies and errors do.")
    unfinished = [run for run in runs if run.state in ("preparing", "training", "paused", "stopping")]
    return tr("Not all of them have ended: figures may still change.") if unfinished else ""


def table_of(rows: Sequence[Row], names: Sequence[str]) -> list[list[str]]:
    """Titles and rows for a spreadsheet: figures with all digits, units in a column of their own."""
    return [["", "", "unit", *names], *([row.section, row.label, row.unit, *row.plain] for row in rows)]


# ---- figures

Value = Callable[[RunSeen], float | None]
_Figure = tuple[str, str, Value, Callable[[float], str], Callable[[Sequence[float]], float] | None, str]
"""Label, unit, value, how it is said, what makes the best of several (None = nothing does), and more about it."""


def _figure(
    runs: Sequence[RunSeen], label: str, unit: str, value: Value, said: Callable[[float], str],
    best_of: Callable[[Sequence[float]], float] | None, about: str,
) -> Row:  # fmt: skip
    values = [value(run) for run in runs]
    known = [v for v in values if v is not None]
    cells = tuple(NOTHING if v is None else said(v) for v in values)
    best: frozenset[int] = frozenset()
    if best_of is not None and len(known) > 1:
        winner = best_of(known)
        noise = _noise(runs, label, unit, winner)
        best = frozenset(
            i for i, v in enumerate(values) if v is not None and (said(v) == said(winner) or abs(v - winner) <= noise)
        )  # equal as shown is equal
        best = best if len(best) < len(known) else frozenset()
    plain = tuple("" if v is None else f"{v:.10g}" for v in values)
    return Row(FIGURES, label, unit, cells, plain, best, about, shows_unit=said is not duration_text)


def _noise(runs: Sequence[RunSeen], label: str, unit: str, value: float) -> float:
    """By how much a figure must differ to mean something, as the places are few; 0 where those are unknown."""
    if not label.startswith(_JUDGED):
        return 0.0
    n_of = n_test if label.startswith("Test") else n_validation
    n_places = min((n for run in runs if (n := n_of(run)[1])), default=0)
    if not n_places:
        return 0.0
    return 100 * share_noise(value / 100, n_places) if unit == "%" else error_noise(value, n_places)


def _is_judged_unlike(runs: Sequence[RunSeen]) -> bool:
    """Are they known to be judged by different clips?"""
    if any(row.about.partition(":")[0] in _VALIDATION for row in setting_rows(runs)):
        return True
    return any(len({n_of(run) for run in runs if n_of(run)[0]}) > 1 for n_of in (n_validation, n_test))


def _at_best(part: Callable[..., float | None]) -> Value:
    return lambda run: None if run.best is None else part(run.best)


def _of_test(part: Callable[[Scores], float]) -> Value:
    return lambda run: None if run.scores is None else part(run.scores)


def _seconds(run: RunSeen) -> float | None:
    return sum(epoch.seconds for epoch in run.epochs) or None


def _speed(run: RunSeen) -> float | None:
    """The mean over its epochs, so that one slow epoch does not stand for all."""
    return sum(e.clips_per_s for e in run.epochs) / len(run.epochs) if run.epochs else None


def _seconds_each(run: RunSeen) -> float | None:
    whole = _seconds(run)
    return None if whole is None else whole / len(run.epochs)


def _share(of: Callable[[RunSeen], float | None]) -> Value:
    """In per cent."""
    return lambda run: None if (share := of(run)) is None else 100.0 * share


_KEPT = "of the epoch with the least validation loss, whose network is kept"
_UNSEEN = "of clips that neither training nor the choice of the epoch saw"
_WITHIN = "\N{LESS-THAN OR EQUAL TO}"
_WITHIN_TEST = {"1": lambda s: s.within_1_m, "2": lambda s: s.within_2_m, "3": lambda s: s.within_3_m}
_COMPOSED = (
    QT_TR_NOOP("Validation ≤ 1 m"), QT_TR_NOOP("Validation ≤ 2 m"), QT_TR_NOOP("Validation ≤ 3 m"),
    QT_TR_NOOP("Test ≤ 1 m"), QT_TR_NOOP("Test ≤ 2 m"), QT_TR_NOOP("Test ≤ 3 m"),
    QT_TR_NOOP("Huber, of the epoch with the least validation loss, whose network is kept"),
    QT_TR_NOOP("Median error in 3-D, of the epoch with the least validation loss, whose network is kept"),
    QT_TR_NOOP("In 3-D, of clips that neither training nor the choice of the epoch saw"),
    QT_TR_NOOP("Number of clips that neither training nor the choice of the epoch saw"),
    QT_TR_NOOP("Share of validation clips within 1 m, "
               "of the epoch with the least validation loss, whose network is kept"),
    QT_TR_NOOP("Share of validation clips within 2 m, "
               "of the epoch with the least validation loss, whose network is kept"),
    QT_TR_NOOP("Share of validation clips within 3 m, "
               "of the epoch with the least validation loss, whose network is kept"),
    QT_TR_NOOP("Share within 1 m of clips that neither training nor the choice of the epoch saw"),
    QT_TR_NOOP("Share within 2 m of clips that neither training nor the choice of the epoch saw"),
    QT_TR_NOOP("Share within 3 m of clips that neither training nor the choice of the epoch saw"),
)  # fmt: skip
"""What labels and helps come to that are put together below, for translators."""
_FIGURES: tuple[_Figure, ...] = (
    (QT_TR_NOOP("Epochs done"), "", lambda run: run.epochs[-1].epoch if run.epochs else None, count_text, None, ""),
    (
        QT_TR_NOOP("Best epoch"),
        "",
        _at_best(lambda e: e.epoch),
        count_text,
        None,
        QT_TR_NOOP("The epoch whose network is kept"),
    ),
    (QT_TR_NOOP("Training loss"), "", _at_best(lambda e: e.loss_train), "{:.3f}".format, None, f"Huber, {_KEPT}"),
    (QT_TR_NOOP("Validation loss"), "", _at_best(lambda e: e.loss_val), "{:.3f}".format, min, f"Huber, {_KEPT}"),
    *(
        (
            f"Validation {_WITHIN} {r} m",
            "%",
            _share(_at_best(lambda e, r=r: e.accuracy_val.get(r))),
            "{:.1f}".format,
            max,
            f"Share of validation clips within {r} m, {_KEPT}",
        )
        for r in _WITHIN_TEST
    ),
    (
        QT_TR_NOOP("Validation median"),
        "m",
        _at_best(lambda e: e.median_error_val_m),
        "{:.2f}".format,
        min,
        f"Median error in 3-D, {_KEPT}",
    ),
    *(
        (f"Test {_WITHIN} {r} m", "%", _share(_of_test(of)), "{:.1f}".format, max, f"Share within {r} m {_UNSEEN}")
        for r, of in _WITHIN_TEST.items()
    ),
    (
        QT_TR_NOOP("Validation clips"),
        "",
        lambda run: n_validation(run)[0] or None,
        count_text,
        None,
        QT_TR_NOOP("In the validation part"),
    ),
    (
        QT_TR_NOOP("Validation places"),
        "",
        lambda run: n_validation(run)[1] or None,
        count_text,
        None,
        QT_TR_NOOP("At how many source places those were recorded: with few of them, shares say little"),
    ),
    (QT_TR_NOOP("Test median"), "m", _of_test(lambda s: s.median_error_m), "{:.2f}".format, min, f"In 3-D, {_UNSEEN}"),
    (
        QT_TR_NOOP("Test mean error"),
        "m",
        _of_test(lambda s: s.mean_error_m),
        "{:.2f}".format,
        min,
        f"In 3-D, {_UNSEEN}",
    ),
    (QT_TR_NOOP("Test clips"), "", _of_test(lambda s: s.n_clips), count_text, None, f"Number {_UNSEEN}"),
    (
        QT_TR_NOOP("Test places"),
        "",
        lambda run: n_test(run)[1] or None,
        count_text,
        None,
        QT_TR_NOOP("At how many source places those were recorded: with few of them, shares say little"),
    ),
    (
        QT_TR_NOOP("Speed"),
        QT_TR_NOOP("clips/s"),
        _speed,
        count_text,
        max,
        QT_TR_NOOP("Training clips a second, mean over its epochs"),
    ),
    (
        QT_TR_NOOP("Time an epoch"),
        "s",
        _seconds_each,
        "{:.1f}".format,
        min,
        QT_TR_NOOP("Validation included; the mean"),
    ),
    (
        QT_TR_NOOP("Time of all epochs"),
        "s",
        _seconds,
        duration_text,
        None,
        QT_TR_NOOP("Validation included, pauses and features not"),
    ),
)
