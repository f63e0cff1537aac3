#!/usr/bin/env bash
# Makes .venv with the pinned packages and the workbench itself. Does nothing when that is done already; mends a broken one.
#   TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu   take PyTorch from there (this one: CPU only, about 200 MB)
#   PYTHON=/usr/bin/python3.12                             the Python to build on
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/system_libraries.sh

venv=.venv
python=$venv/bin/python
# There while packages are being installed: who finds it builds anew, for half a package cannot be told from a whole one.
begun=$venv/.begun
# Written last, with what it was made for: after a changed pin or in a moved folder it does not fit.
ready=$venv/.ready
key="$PWD $(cat constraints.txt pyproject.toml | cksum)"
if [ -x $python ] && [ "$(cat $ready 2>/dev/null)" = "$key" ]; then
    exit 0
fi

rm -f $ready
if [ -e $begun ] || ! $python -m pip --version >/dev/null 2>&1; then
    base=$(scripts/find_python.sh)
    echo "Making $venv with $base"
    "$base" -m venv --clear $venv
fi

touch $begun
pip() { PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_CONSTRAINT= $python -m pip "$@"; }
pin() { grep "^$1==" constraints.txt; }

pip install --quiet "$(pin pip)" "$(pin hatchling)" -c constraints.txt
if [ -n "${TORCH_INDEX_URL:-}" ]; then
    echo "Taking PyTorch from $TORCH_INDEX_URL"
    pip install --no-deps --index-url "$TORCH_INDEX_URL" "$(pin torch)"
else
    $python scripts/torch_notice.py "$(pin torch)"
fi
echo "Installing the pinned packages (a few minutes the first time)"
pip install --quiet -c constraints.txt --no-build-isolation -e '.[cluster,onnx,dev,package]'
echo "$key" >$ready
rm -f $begun
