#!/usr/bin/env bash
# Trains the shipped networks from their recipes and scores them: about three hours on two cores.
# An interrupted training goes on where it stopped. Simulated features are kept in the user's cache folder.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -f models/SHA256SUMS # of the networks before
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
ONLY="placefield-first placefield" scripts/beyond_train.sh # in two steps
cp "${BEYOND_OUT:-build/beyond}/models/placefield.safetensors" models/placefield.safetensors
$workbench models --score models
scripts/model_sums.sh
