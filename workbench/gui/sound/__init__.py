"""The sound of a session: spectrograms with clips below, and mel-spectra of the chosen clip."""

from workbench.gui.sound.mel_panel import MelPanel
from workbench.gui.sound.panel import SpectrogramPanel

__all__ = ["MelPanel", "SpectrogramPanel"]
