"""What goes into a network's ONNX file and what comes out is called, wherever one is written or run. No torch here."""

INPUTS = ("features", "microphones_m")
OUTPUT = "position_m"
JOINT_INPUTS = (*INPUTS, "box_m", "sharpness", "sound_speed_m_s")
JOINT_OUTPUTS = (OUTPUT, "places_m", "mass")
"""Of a network that tells where else the source may be, all clips together (nets.onnx_export.Joint)."""
