#!/usr/bin/env bash
# Trains the shipped networks from their recipes and scores them: about two hours on two cores.
# An interrupted training goes on where it stopped. Simulated features are kept in the user's cache folder.
set -euo pipefail
cd "$(dirname "$0")/.."
workbench=.venv/bin/workbench
for name in spacenet chawa wav2pos di-nn; do
    run=build/runs/$name
    if [ -f "$run/last.checkpoint" ]; then
        $workbench train "resources/training/$name.toml" --resume "$run" # refuses a recipe edited meanwhile
    else
        $workbench train "resources/training/$name.toml" --out "$run"
    fi
    cp "$run/best.safetensors" "models/$name.safetensors"
done
$workbench models --score models
