#!/usr/bin/env bash
# Are the programs there that make and try packages? Installs those that are missing through apt, where that needs no
# password; else says what to type. `packaging/linux/tools.sh test` asks for those of the tests as well.
set -euo pipefail
needs="dpkg-deb:dpkg dpkg-shlibdeps:dpkg-dev xz:xz-utils readelf:binutils"
[ "${1:-}" != test ] || needs="$needs debootstrap:debootstrap lintian:lintian desktop-file-validate:desktop-file-utils unshare:util-linux"
missing=""
for each in $needs; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${each%%:*}" >/dev/null || missing="$missing ${each##*:}"
done
[ -n "$missing" ] || exit 0
may=""
[ "$(id -u)" = 0 ] || may="sudo -n"
export DEBIAN_FRONTEND=noninteractive
install="apt-get install -y --no-install-recommends$missing"
$may $install >/dev/null 2>&1 || { $may apt-get update -q && $may $install; } ||
    { printf 'Packages are built with programs that are missing here. Please type:\n\n    sudo %s\n\n' "$install" >&2; exit 1; }
