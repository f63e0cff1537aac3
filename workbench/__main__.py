"""`workbench`: the window and the verbs of the command line. The one place that knows both."""

from __future__ import annotations

import os
import sys
import warnings

from workbench.cli.run import run
from workbench.cli.verb_group import Verb, VerbGroup
from workbench.files.library_caches import settle
from workbench.files.own_process import run_as_module

VERBS = (
    Verb("window", "workbench.gui.verbs:window", "open the window (also: workbench PATH)"),
    Verb("info", "workbench.cli.info:info", "what a session or campaign holds"),
    Verb("check", "workbench.cli.check:check", "what is wrong with the sound of sessions"),
    Verb("record", "workbench.cli.record:record", "sound from a device into a new session, or how loud it is"),
    Verb("localize", "workbench.cli.localize:localize", "where the source of a session is"),
    Verb("calls", "workbench.cli.calls:calls", "where marked calls came from, each in its own band"),
    Verb("clocks", "workbench.cli.clocks:clocks", "how far the clocks of the channels are apart, from a clap"),
    Verb("explain", "workbench.cli.explain:explain", "what speaks for or against one answer"),
    Verb("hand-over", "workbench.cli.hand_over:hand_over", "a folder for people who go there: page, pictures, places"),
    Verb("features", "workbench.cli.features:features", "mel-spectra or mel-spectrograms as the networks see them"),
    Verb("simulate", "workbench.cli.simulate:simulate", "recording sessions of a simulated site"),
    Verb("train", "workbench.cli.train:train", "train a network"),
    Verb("evaluate", "workbench.cli.evaluate:evaluate", "how good methods are, with how sure that is"),
    Verb("reproduce", "workbench.cli.reproduce:reproduce", "the paper's tables and figures on simulated sites"),
    Verb("calibrate", "workbench.cli.calibrate:calibrate", "how far off methods are: radii that hold the source"),
    Verb("models", "workbench.cli.models:models", "what can localise here, with its card"),
    Verb("import", "workbench.cli.import_:import_", "other tools' recordings, labels and coordinates"),
    Verb("export", "workbench.cli.export:export", "labels and places for other tools"),
    Verb("shot", "workbench.gui.verbs:shot", "a picture of the window with a session"),
    Verb("selftest", "workbench.cli.selftest:selftest", "does everything work on this machine?"),
)


def main() -> None:
    """The installed command. Libraries' warnings are for developers (PYTHONWARNINGS=default shows them)."""
    settle()
    if run_as_module(sys.argv[1:]):
        return
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    # The threads of a matrix product or a convolution wait for each other asleep. By default they wait at work, and
    # on a machine that does anything else besides, a training then takes up to six times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    sys.exit(run(VerbGroup(VERBS, default="window"), sys.argv[1:]))


if __name__ == "__main__":
    main()
