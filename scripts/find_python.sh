#!/usr/bin/env bash
# Prints a Python of 3.11 or newer that can make virtual environments; else says what to install and fails.
# PYTHON=/path/to/python chooses one by hand.
set -euo pipefail

fits() { "$1" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14)))' >/dev/null 2>&1; }
makes_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

found=""
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    path=$(command -v "$name") && fits "$path" || continue
    if makes_environments "$path"; then
        echo "$path"
        exit 0
    fi
    found=${found:-$path}
done

if [ -z "$found" ]; then
    if [ -n "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON is no Python 3.11, 3.12, 3.13 or 3.14." >&2
    else
        echo "No Python 3.11, 3.12, 3.13 or 3.14 was found. On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv" >&2
    fi
    exit 1
fi

package=$("$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
install="apt-get install -y --no-install-recommends $package"
may=""
if [ "$(id -u)" != 0 ]; then may=sudo; fi
if command -v apt-get >/dev/null && { [ -z "$may" ] || sudo -n true 2>/dev/null; }; then
    export DEBIAN_FRONTEND=noninteractive
    { $may $install || { $may apt-get update -q && $may $install; }; } >&2
    if makes_environments "$found"; then
        echo "$found"
        exit 0
    fi
fi
printf '%s cannot make virtual environments. Please type this, then run make again:\n\n    sudo apt-get update && sudo %s\n\n' "$found" "$install" >&2
exit 1
