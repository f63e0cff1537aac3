"""`workbench train`: train a network from a TOML file, a preset, or flags made from the settings."""

from __future__ import annotations

import shlex
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.follow import json_option
from workbench.cli.scheduler import scheduler_option
from workbench.cli.settings_flags import SettingFlag, SettingsCommand, Tables, with_flags
from workbench.core.errors import UserError
from workbench.core.setting_fields import fields_of
from workbench.training.config import SECTIONS, TrainConfig

if TYPE_CHECKING:
    from workbench.core.events import Event


def _presets() -> Tables:
    from workbench.training.presets import presets

    return {"Presets": [(p.name, p.title) for p in presets()]}


@click.command(cls=SettingsCommand, fields=fields_of(TrainConfig), headings=SECTIONS, tables=_presets)
@click.argument("config", metavar="[CONFIG.toml]", required=False, type=click.Path(path_type=Path))
@click.option("--preset", metavar="NAME", help="begin with one of the program's own configurations instead of a file")
@click.option("--resume", metavar="RUN", type=click.Path(path_type=Path), help="folder of a run to go on with")
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help="the run's folder  [default: runs/NAME-TIME]"
)
@click.option(
    "--write-config", metavar="FILE", type=click.Path(path_type=Path), help="write the settings and do not train"
)
@scheduler_option
@json_option
@click.pass_context
def train(
    ctx: click.Context,
    /,
    config: Path | None,
    preset: str | None,
    resume: Path | None,
    out: Path | None,
    write_config: Path | None,
    scheduler: str,
    json_lines: bool,
    **given: Any,
) -> None:
    """Train a network as CONFIG.toml, a preset or the flags say. Ctrl-C stops; --resume goes on after the last epoch.

    A flag wins over the file or preset; what none of them says is as usual (see the defaults). Losses are Huber;
    errors are metres and accuracies shares within 1, 2, 3 m, both on the validation part.
    """
    assert isinstance(ctx.command, SettingsCommand)
    said = ctx.command.said(given)
    if config is None and resume is None and preset is None and not said:
        raise click.UsageError("Give a CONFIG.toml, a --preset, settings as flags, or --resume with a run's folder.")
    if config is not None and preset is not None:
        raise click.UsageError("A CONFIG.toml and a --preset are both where to begin: give one of them.")
    if resume is not None:
        _refuse_beside_resume({"--out": out, "--preset": preset, "--write-config": write_config}, said)
    from workbench.cli.follow import follow

    chosen = _chosen(config, resume) if preset is None else _preset(preset)
    if said:
        chosen = with_flags({} if chosen is None else chosen.as_mapping(), said)
        _tell_idle(chosen, said)
    if write_config is not None and chosen is not None:
        follow(_written(chosen, write_config), json_lines)
        return
    from workbench.engine.edition import refuse_without_torch
    from workbench.engine.refuse_early import refuse_early

    refuse_early(chosen, out, resume)
    refuse_without_torch("Training a network")
    from workbench.engine.train import Train

    if chosen is not None and resume is None:
        _tell_start(chosen)
    began_s = time.time()
    try:
        follow(Train(chosen, out, resume, scheduler, starts_others=True).run(), json_lines, _told)
    except KeyboardInterrupt:
        _tell_kept(resume or out or _newest_run(began_s))
        raise


def _newest_run(since_s: float) -> Path | None:
    """The run that was begun below the working folder since then."""
    from workbench.files.training_run import CONFIG_FILE

    found = [(file.stat().st_mtime, file.parent) for file in Path("runs").glob(f"*/{CONFIG_FILE}")]
    return max(((at_s, run) for at_s, run in found if at_s >= since_s - 1.0), default=(0.0, None))[1]


def _tell_kept(run: Path | None) -> None:
    """What a training that was stopped with Ctrl-C leaves, and how it goes on."""
    from workbench.files.training_run import BEST_FILE, CONFIG_FILE

    if run is None or not (run / CONFIG_FILE).exists():
        return
    has_best = (run / BEST_FILE).exists()
    kept = f"Its whole epochs are kept, the best network in {run / BEST_FILE}" if has_best else "No epoch was done yet"
    click.echo(f"{kept}. Go on with: workbench train --resume {shlex.quote(str(run))}", err=True)


def _refuse_beside_resume(options: Mapping[str, object], said: Mapping[SettingFlag, Any]) -> None:
    """A run goes on in its own folder, with its own settings."""
    refused = [name for name, value in options.items() if value is not None] + [flag.field.flag for flag in said]
    if refused:
        raise click.UsageError(
            f"A resumed run stays in its own folder and goes on with its own settings: leave {', '.join(refused)} away."
        )


def _tell_idle(config: TrainConfig, said: Mapping[SettingFlag, Any]) -> None:
    """Which flags say nothing to this training, as the window's form does by greying them."""
    from workbench.training.idle_settings import idle_settings

    reasons = idle_settings({field.dotted: field.value_in(config) for field in fields_of(TrainConfig)}.__getitem__)
    for flag in said:
        if why := reasons.get(flag.field.dotted):
            click.echo(f"{flag.field.flag} does not matter here. {why}", err=True)


def _tell_start(config: TrainConfig) -> None:
    """That a network to fine-tune may flatter the scores; what cannot be looked at, the training itself tells."""
    if not config.start_from:
        return
    from workbench.engine.campaign_facts import facts_of
    from workbench.training.processes import is_first
    from workbench.training.start import start_caution

    with suppress(UserError):
        if is_first() and (caution := start_caution(config, facts_of(config.data).sites)):
            click.echo(f"--start-from: {caution[:1].lower()}{caution[1:]}", err=True)


def _preset(name: str) -> TrainConfig:
    from workbench.training.presets import find_preset

    return find_preset(name).read()


def _written(config: TrainConfig, path: Path) -> Iterator[Event]:
    from workbench.core.events import Saved
    from workbench.training.config_file import write_config

    write_config(config, path)
    yield Saved(path=path, what="settings")


def _chosen(config: Path | None, resume: Path | None) -> TrainConfig | None:
    """The configuration to train; a resumed run goes on with its own, and another one beside it is refused."""
    from workbench.files.training_run import CONFIG_FILE
    from workbench.training.config_file import read_config

    chosen = None if config is None else read_config(config)
    if chosen is not None and resume is not None and chosen != read_config(resume / CONFIG_FILE):
        raise UserError(f"{config} is not what {resume} was trained with", "Leave it away to go on as the run began")
    return chosen


def _told(event: Event) -> str:
    from workbench.cli.follow import written
    from workbench.core.events import EpochDone, TestScored

    if isinstance(event, TestScored):
        scores = event.scores["all sites"]
        places = f" of {event.n_places} place{'' if event.n_places == 1 else 's'}" if event.n_places else ""
        return (
            f"test part, {event.n_clips} clips{places}, split {event.split}: "
            f"median error {scores.median_error_m:.2f} m, "
            f"{100 * scores.within_1_m:.0f} % within 1 m, {100 * scores.within_2_m:.0f} % within 2 m, "
            f"{100 * scores.within_3_m:.0f} % within 3 m"
        )
    if not isinstance(event, EpochDone):
        return written(event)
    within = ", ".join(f"{100 * share:.0f} % within {radius} m" for radius, share in event.accuracy_val.items())
    best = "  best so far" if event.is_best else ""
    if event.is_useless:
        best += f"  no better than always saying the mean place ({event.baseline_median_m:.2f} m)"
    return (
        f"epoch {event.epoch} of {event.n_epochs}: loss {event.loss_train:.4f}, validation {event.loss_val:.4f}, "
        f"median error {event.median_error_val_m:.2f} m, {within}, {event.clips_per_s:.0f} clips/s{best}"
    )
