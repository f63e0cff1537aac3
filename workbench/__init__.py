"""Sound source localization workbench for disaster sites: SpaceNet and CHAWA on 4-channel recordings."""

__version__ = "0.1.0"
