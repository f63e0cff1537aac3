#!/usr/bin/env bash
# The main job on a simulated session at a place that no shipped network has seen: record, localize, draw.
# Leaves build/demo/predictions.json and build/demo/window.png, and opens the window where there is a display.
set -euo pipefail
cd "$(dirname "$0")/.."
workbench=.venv/bin/workbench
out=build/demo
seed=3 # in no training recipe (tests/engine/test_train.py keeps it so)

rm -rf $out
mkdir -p $out
$workbench simulate --site yeoju --sessions 1 --weather dry --seed $seed --out $out/sessions
session=$(echo $out/sessions/*/)
$workbench localize "$session" --with placefield --with spacenet --with chawa --out $out/predictions.json --save
HIDDEN=1 scripts/with_display.sh $workbench shot "$session" --with placefield --with spacenet --with chawa --size 1600x1000 --out $out/window.png
echo "Done: $out/predictions.json and $out/window.png"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Opening the window: close it to end the demo."
    exec $workbench "$session"
fi
