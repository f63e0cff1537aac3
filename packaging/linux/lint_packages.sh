#!/usr/bin/env bash
# Debian's own checks of the packages in dist/. What lint_exceptions.txt names is meant so; anything else ends with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/linux/tools.sh test
tags=$(sed 's/#.*//' packaging/linux/lint_exceptions.txt | tr -s '\n ' ',,' | sed 's/^,//;s/,$//')
for deb in "${@:-dist/*.deb}"; do
    for file in $deb; do lintian --fail-on error,warning --suppress-tags "$tags" "$file"; done
done
echo "lintian has nothing to say but for what packaging/linux/lint_exceptions.txt names."
