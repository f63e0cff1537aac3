"""What goes into a network's ONNX file and what comes out is called, wherever one is written or run. No torch here."""

INPUTS = ("features", "microphones_m")
OUTPUT = "position_m"
