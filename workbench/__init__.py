"""Sound source localization workbench for disaster sites: SpaceNet and CHAWA on 4-channel recordings."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # ONNX Runtime would send what runs here to its makers, from its import on

__version__ = "0.1.0"
