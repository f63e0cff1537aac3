"""The networks of the field edition: `python packaging/field_models.py FOLDER` writes each shipped one as ONNX.

The field edition has no PyTorch; ONNX Runtime answers in its place, compared with PyTorch's answers before a file is
written. Calibrated radii go by the hash of a network's file: they are copied with the hash of the new one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from workbench.engine.export_network import ENDING, ExportNetwork, NetworkExported
from workbench.files.model_file import model_sha256
from workbench.files.shipped import models_folder

CALIBRATIONS = "calibration"
LIST = "SHA256SUMS"


def write_field_models(folder: Path) -> None:
    """Networks, calibrations and the list of their hashes, as they lie in models/."""
    (folder / CALIBRATIONS).mkdir(parents=True, exist_ok=True)
    hashes = {"": ""}
    for network in sorted(models_folder().glob("*.safetensors")):
        out = folder / f"{network.stem}{ENDING}"
        for event in ExportNetwork(network, out, is_whole=True).run():
            if isinstance(event, NetworkExported):
                told = f"{out.name}: {event.n_bytes / 1e6:.1f} MB, {event.apart_m:.1g} m from PyTorch at most"
                sys.stdout.write(f"{told}\n")
        hashes[model_sha256(network)] = model_sha256(out)
    for calibration in sorted((models_folder() / CALIBRATIONS).glob("*.json")):
        told = json.loads(calibration.read_text(encoding="utf-8"))
        told["model_sha256"] = hashes[told["model_sha256"]]
        text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        (folder / CALIBRATIONS / calibration.name).write_text(text, encoding="utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    lines = (f"{model_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    (folder / LIST).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_field_models(Path(sys.argv[1]))
