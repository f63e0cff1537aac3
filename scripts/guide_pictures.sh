#!/usr/bin/env bash
# The pictures of docs/guide, drawn by `workbench shot` from a simulated campaign; docs/guide/pictures/*.png, or where
# GUIDE_OUT says. A picture that still looks the same is left as it is, so that git keeps no copies of it.
# GUIDE_ONLY=inspect,tape draws these alone. A test reads the lines `picture NAME ...` below: every picture that a page
# shows is drawn here, and the other way round.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
work=build/guide
out=${GUIDE_OUT:-docs/guide/pictures}
only=${GUIDE_ONLY:-}
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-2} HIDDEN=1
export WORKBENCH_RUNS=$PWD/$work/runs WORKBENCH_MODELS=$PWD/$work/models WORKBENCH_STATE=$PWD/$work/state

picture() { # NAME WORDS...: what `workbench shot` is told, but for --out
    local name=$1
    shift
    if [ -n "$only" ] && [[ ",$only," != *",$name,"* ]]; then return; fi
    scripts/with_display.sh $python -m workbench shot "$@" --out "$work/$name.png"
    $python scripts/guide_picture.py "$work/$name.png" "$out/$name.png"
}

# The same seed makes the same sound; no shipped network learnt from this one.
rm -rf $work
mkdir -p $work "$out"
$python -m workbench simulate --site gyeonggi --sessions 6 --seconds 12 --weather dry --seed 3 --out $work/tour
session=$work/tour/gyeonggi-3-0005
size="--size 1366x768"

picture inspect $session $size --with placefield --with spacenet
picture clip $session $size --with placefield --clip 3 --workspace evidence
picture checks $session $size --workspace checks
picture campaign $session $size --workspace campaign
picture plan $session $size --with placefield --view plan
picture annotate $session $size --workspace annotate
picture tape $session --dialog tape
picture site $session --dialog site
picture clocks $session --dialog clocks
picture thresholds $session --dialog thresholds
picture live $session $size --workspace live
picture field-localize $session $size --with placefield --workspace field --step 4
picture field-hand-over $session $size --with placefield --workspace field --step 5
picture field-localize-ko $session $size --with placefield --workspace field --step 4 --language ko
picture field-hand-over-ko $session $size --with placefield --workspace field --step 5 --language ko

if [ -z "$only" ] || [[ ",$only," == *,compare,* ]]; then
    $python -m workbench evaluate --simulate goyang,yeoju --places 8 --seed 3 \
        --with placefield --with spacenet --with tdoa --out $work/evaluation.json
fi
picture compare --workspace compare --evaluation $work/evaluation.json $size

if [ -z "$only" ] || [[ ",$only," == *,train,* ]]; then
    $python -m workbench train --preset quick-trial --out $work/runs/quick-trial
fi
picture train $session $size --workspace train
