#!/usr/bin/env bash
# Trains PlaceField and its learned rivals on the same simulated sessions, for scripts/beyond.sh: on all four sites, on
# three of them (the fourth is held out), and on fewer clips. Networks of four microphones learn from the first four.
# About 25 minutes of simulation and two hours of training on two cores. What build/beyond has already is kept; an
# interrupted training goes on where it stopped. ONLY="NAME ..." trains some of them.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${BEYOND_OUT:-build/beyond}
sites="yeoju yeongdong gyeonggi goyang"
all=yeoju,yeongdong,gyeonggi,goyang
data="--data-seed 21 --data-seconds 3 --data-n-microphones 8 --data-validation-share 0.03"
mkdir -p "$out/models" "$out/runs"
export WORKBENCH_MODELS="$PWD/build/no-own-models"
trained() { # NAME PRESET FLAGS...
    local name=$1 preset=$2
    if [ -n "${ONLY:-}" ] && [[ " $ONLY " != *" $name "* ]] || [ -f "$out/models/$name.safetensors" ]; then
        return
    fi
    echo "== $name"
    if [ -f "$out/runs/$name/last.checkpoint" ]; then
        .venv/bin/workbench train --resume "$out/runs/$name"
    else
        # shellcheck disable=SC2086
        .venv/bin/workbench train --preset "$preset" $data "${@:3}" --name "$name" --out "$out/runs/$name"
    fi
    cp "$out/runs/$name/best.safetensors" "$out/models/$name.safetensors"
}
without() { # SITE: the other three
    local others=" $sites "
    others=${others/ $1 / }
    echo $others | tr ' ' ','
}
everything() { # NAME PRESET EPOCHS TITLE EPOCHS_OF_THREE_SITES [NAME_OF_THREE_SITES]
    trained "$1" "$2" --data-sites "$all" --data-n-sessions 2000 --epochs "$3" --title "$4"
    for site in $sites; do
        trained "${6:-$1}-without-$site" "$2" --data-sites "$(without "$site")" --data-n-sessions 2000 --epochs "$5" \
            --title "$4, without $site"
    done
}
curve() { # NAME PRESET TITLE
    trained "$1-500" "$2" --data-sites "$all" --data-n-sessions 125 --epochs 60 --title "$3, 500 clips" \
        --data-validation-share 0.2 --batch 64
    trained "$1-2000" "$2" --data-sites "$all" --data-n-sessions 500 --epochs 40 --title "$3, 2000 clips"
}
everything placefield-first placefield 30 PlaceField 16 placefield
# Recorders and links end at all frequencies: learnt last, since it costs a little where they do not.
trained placefield placefield --start-from "$out/models/placefield-first.safetensors" --data-sites "$all" \
    --data-n-sessions 2000 --epochs 10 --learning-rate 7e-4 --augment-band-end 0.5 --title PlaceField
everything spacenet spacenet 40 SpaceNet 24
everything chawa chawa 60 CHAWA 30
trained placefield-levels placefield --data-sites "$all" --data-n-sessions 2000 --epochs 30 --no-network-delays \
    --title "PlaceField, levels alone"
curve placefield placefield PlaceField
curve spacenet spacenet SpaceNet
