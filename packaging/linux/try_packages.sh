#!/usr/bin/env bash
# Tries packages in an empty Debian: `packaging/linux/try_packages.sh full|field [DIST]`. Root, network, 4 GB of disk.
#   ROOT_TAR=/tmp/ssl-workbench-bookworm.tar    an empty Debian, made by debootstrap when it is not there yet
#   PARTS="lacking install answers upgrade damage purge run"    what is tried, all by default
# Each line that begins with "ok" is one promise; the first that is not kept ends it. Mounts are its own and go with it.
set -euo pipefail
[ -n "${MOUNTS_OF_ITS_OWN:-}" ] || MOUNTS_OF_ITS_OWN=1 exec unshare -m "$0" "$@"
cd "$(dirname "$0")/../.."
edition=$1 dist=$(realpath "${2:-dist}")
parts=${PARTS:-lacking install answers upgrade damage purge run}
case $edition in full) name=ssl-workbench ;; *) name=ssl-workbench-$edition ;; esac
deb=$(ls -t "$dist/$name"_*_amd64.deb | head -n 1)
run=$(ls -t "$dist/$name"-*-x86_64.run | head -n 1)
kept=${ROOT_TAR:-/tmp/ssl-workbench-bookworm.tar}
packaging/linux/tools.sh test

work=$(mktemp -d /tmp/try-packages.XXXXXX)
root=$work/root
trap 'umount -R -l "$root" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT
ok() { printf 'ok   %s\n' "$*"; }
fail() { printf 'FAIL %s\n' "$*" >&2; exit 1; }

if [ ! -f "$kept" ]; then
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$work/debootstrap.log"
    tar -C "$root" -cf "$kept" .
    rm -rf "$root"
fi
mkdir "$root"
mount -t tmpfs -o size=12G tmpfs "$root" 2>/dev/null || true # quick, and gone when this ends
tar -C "$root" -xf "$kept"
cp /etc/resolv.conf "$root/etc/"
for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
    [ ! -s $sources ] || cp $sources "$root$(dirname $sources)/"
done
for proxy in /etc/apt/apt.conf.d/*prox*; do [ ! -f "$proxy" ] || cp "$proxy" "$root/etc/apt/apt.conf.d/"; done
[ ! -d /usr/local/share/ca-certificates ] || cp -r /usr/local/share/ca-certificates "$root/usr/local/share/"
[ ! -s "$root/etc/apt/sources.list.d/debian.sources" ] || rm -f "$root/etc/apt/sources.list" # or all is told twice
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"

as_root() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
person=(chroot --userspec=1000:1000 "$root" /usr/bin/env -i PATH=/home/person/.local/bin:/usr/bin:/bin HOME=/home/person LC_ALL=C.UTF-8 OMP_NUM_THREADS=2)
as_person() { "${person[@]}" "$@"; }
install() { as_root apt-get install -y -qq --no-install-recommends "$@" >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log"; fail "apt-get install $*"; }; }
files() { # of the system, but for people's own and what package managers, the loader and fonts keep
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./home -o -path ./root -o -path ./run \
        -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./var/tmp \) -prune -o -print | sort)
}
as_root useradd -m -u 1000 person
mkdir -p "$root/given"
cp "$deb" "$root/given/package.deb"
cp "$run" "$root/given/package.run"

if [[ $parts == *lacking* ]]; then
    (cd "$root/home/person" && find . | sort) >"$work/home-before"
    ! as_person sh /given/package.run >"$work/lacking" 2>&1 || fail "the installer went ahead although libraries lack"
    grep -q 'libxcb-cursor.so.0' "$work/lacking" && grep -q 'libportaudio.so.2' "$work/lacking" || fail "$(cat "$work/lacking")"
    (cd "$root/home/person" && find . | sort) | cmp -s - "$work/home-before" || fail "the installer left something behind"
    ok "the installer names $(grep -c '^  - ' "$work/lacking") things that lack, at once, and installs nothing"
    grep -A 1 'Debian' "$work/lacking" | tail -n 1
fi

as_root apt-get update -qq
depends=$(dpkg-deb -f "$deb" Depends)
install ca-certificates
as_root apt-get satisfy -y -qq --no-install-recommends "$depends" >"$work/apt.log" 2>&1 || { tail "$work/apt.log"; fail "dependencies"; }
files >"$work/before"
install /given/package.deb
ok "apt installs the package; unpacked $(du -sm "$root/usr/lib/ssl-workbench" | cut -f 1) MB, package $(($(stat -c %s "$deb") / 1000000)) MB"

if [[ $parts == *install* ]]; then
    as_person workbench selftest | tee "$work/selftest" || fail "selftest without a display"
    ok "selftest without a display"
    unshare -n "${person[@]}" workbench selftest >"$work/selftest" || { cat "$work/selftest"; fail "selftest without a network"; }
    ok "selftest without a network (unshare -n)"
    Xvfb :97 -screen 0 1366x768x24 >/dev/null 2>&1 &
    display=$!
    sleep 2
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    as_person env DISPLAY=:97 workbench selftest | tee "$work/selftest" || { kill $display; fail "selftest on Xvfb"; }
    kill $display
    grep -q 'works.*3-D' "$work/selftest" || fail "no 3-D on Xvfb"
    ok "selftest on Xvfb, with 3-D"
fi

if [[ $parts == *answers* ]]; then
    .venv/bin/workbench simulate --site yeoju --sessions 1 --seed 7 --out "$work/tour" >/dev/null
    cp -r "$work/tour" "$root/home/person/세션 tour"
    chown -R 1000:1000 "$root/home/person"
    with="--with placefield --with spacenet --with chawa --with wav2pos --with di-nn --with energy --with tdoa"
    .venv/bin/workbench localize "$work/tour/yeoju-7-0001" $with --json >"$work/source.jsonl"
    as_person workbench localize "/home/person/세션 tour/yeoju-7-0001" $with --json >"$work/installed.jsonl"
    .venv/bin/python packaging/linux/same_answers.py "$work/source.jsonl" "$work/installed.jsonl" >"$work/same" || fail "answers differ from the source's"
    ok "$(cat "$work/same"), source and installed"
    as_person workbench simulate --site goyang --sessions 4 --seed 3 --out /home/person/made >/dev/null || fail "work in several processes"
    ok "several processes make sessions side by side"
fi

if [[ $parts == *upgrade* ]]; then
    mkdir "$work/newer"
    dpkg-deb -R "$deb" "$work/newer/tree"
    version=$(dpkg-deb -f "$deb" Version)
    sed -i "s/^Version: .*/Version: $version+1/" "$work/newer/tree/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone -b "$work/newer/tree" "$root/given/newer.deb" >/dev/null
    rm -rf "$work/newer"
    install /given/newer.deb
    rm "$root/given/newer.deb"
    [ "$(as_root dpkg-query -W -f '${Version}' "$name")" = "$version+1" ] || fail "the upgrade did not take"
    as_person workbench --version >/dev/null || fail "after the upgrade it does not start"
    ok "upgraded from $version to $version+1"
fi

if [[ $parts == *damage* ]]; then
    cp "$deb" "$root/given/flipped.deb"
    at=$(($(stat -c %s "$deb") / 2))
    byte=$(od -An -tu1 -j $at -N 1 "$deb")
    printf "\\x$(printf %x $((byte ^ 1)))" | dd of="$root/given/flipped.deb" bs=1 seek=$at conv=notrunc status=none
    ! as_root dpkg -i /given/flipped.deb >/dev/null 2>&1 || fail "a package with a flipped byte was installed"
    ok "a package with a flipped byte is refused"
    as_root rm /given/flipped.deb
    as_root apt-get install -y -qq --allow-downgrades --reinstall --no-install-recommends /given/package.deb >/dev/null 2>&1 || true
fi

if [[ $parts == *purge* ]]; then
    as_root apt-get purge -y -qq "$name" >/dev/null
    files >"$work/after"
    diff "$work/before" "$work/after" || fail "the purged package left something behind"
    [ ! -d "$work/tour" ] || [ -f "$root/home/person/세션 tour/yeoju-7-0001/session.json" ] || fail "people's own sessions are gone"
    ok "after purge nothing is left of it but people's own"
fi

if [[ $parts == *run* ]]; then
    install xz-utils
    mkdir -p "$root/home/person"
    (cd "$root/home/person" && find . \( -path ./.cache -o -path ./.local/state \) -prune -o -print | sort) >"$work/home-before"
    as_person sh /given/package.run --target "/home/person/여기 opt" || fail "the installer"
    as_person /home/person/.local/bin/workbench selftest || fail "selftest of what the installer installed"
    as_person sh "/home/person/여기 opt/uninstall.sh" --uninstall --target "/home/person/여기 opt"
    (cd "$root/home/person" && find . \( -path ./.cache -o -path ./.local/state \) -prune -o -print | sort) | diff "$work/home-before" - || fail "it left something behind"
    ok "the installer installs without root, selftest passes, and uninstalling leaves nothing but people's own state and caches"
fi
