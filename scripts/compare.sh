#!/usr/bin/env bash
# All methods on simulated places that no network learnt from, as the sites are and with other clocks and walls; writes
# resources/reports/methods.md and its pictures. What build/compare has already is not made again (rm -r it to begin anew).
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/compare
seed=6
places=${PLACES:-40}                # of each site, as the sites are
places_changed=${PLACES_CHANGED:-20} # of each site, of each change
mkdir -p "$out"
evaluated() { # NAME PLACES FLAGS...
    [ -f "$out/$1.json" ] || .venv/bin/workbench evaluate --simulate all --seed $seed --places "$2" "${@:3}" --out "$out/$1.json"
}
evaluated usual "$places"
evaluated good-clocks "$places_changed" --clocks good
evaluated poor-clocks "$places_changed" --clocks poor
evaluated soft-walls "$places_changed" --walls soft
evaluated good-clocks-soft-walls "$places_changed" --clocks good --walls soft
.venv/bin/python scripts/methods_page.py resources/reports \
    "As the sites are=$out/usual.json" "Good clocks=$out/good-clocks.json" "Poor clocks=$out/poor-clocks.json" \
    "Soft walls=$out/soft-walls.json" "Good clocks, soft walls=$out/good-clocks-soft-walls.json"
