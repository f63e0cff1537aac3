#!/usr/bin/env bash
# Are the libraries there that Qt, OpenGL, the virtual display, sound devices and their tests need? When not: installs
# them through apt if that needs no password, else prints the exact command and fails. Looks first, so that a machine
# that has them needs no network.
set -euo pipefail
[ "$(uname -s)" = Linux ] || exit 0

# Debian or Ubuntu package, and the library, file or program by which we know that it is there.
needs="
libegl1             lib:libEGL.so.1
libgl1              lib:libGL.so.1
libglx-mesa0        lib:libGLX_mesa.so.0
libgl1-mesa-dri     file:/usr/lib*/*/dri/*_dri.so,/usr/lib*/*/libgallium*.so,/usr/lib64/dri/*_dri.so,/usr/lib/dri/*_dri.so
libfontconfig1      lib:libfontconfig.so.1
libdbus-1-3         lib:libdbus-1.so.3
libglib2.0-0        lib:libglib-2.0.so.0
libx11-6            lib:libX11.so.6
libx11-xcb1         lib:libX11-xcb.so.1
libxcb-cursor0      lib:libxcb-cursor.so.0
libxcb-glx0         lib:libxcb-glx.so.0
libxcb-icccm4       lib:libxcb-icccm.so.4
libxcb-image0       lib:libxcb-image.so.0
libxcb-keysyms1     lib:libxcb-keysyms.so.1
libxcb-randr0       lib:libxcb-randr.so.0
libxcb-render-util0 lib:libxcb-render-util.so.0
libxcb-render0      lib:libxcb-render.so.0
libxcb-shape0       lib:libxcb-shape.so.0
libxcb-shm0         lib:libxcb-shm.so.0
libxcb-sync1        lib:libxcb-sync.so.1
libxcb-xfixes0      lib:libxcb-xfixes.so.0
libxcb-xkb1         lib:libxcb-xkb.so.1
libxkbcommon0       lib:libxkbcommon.so.0
libxkbcommon-x11-0  lib:libxkbcommon-x11.so.0
fonts-dejavu-core   file:/usr/share/fonts/*/*.ttf,/usr/share/fonts/*/*/*.ttf,/usr/share/fonts/*/*/*.otf
xvfb                program:xvfb-run
xauth               program:xauth
libportaudio2       lib:libportaudio.so.2
libasound2-plugins  file:/usr/lib*/*/alsa-lib/libasound_module_pcm_pulse.so,/usr/lib*/alsa-lib/libasound_module_pcm_pulse.so
pulseaudio          program:pulseaudio
"

known_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)

is_there() { # lib:NAME | file:PATTERN,PATTERN | program:NAME
    case $1 in
        lib:*) case $known_libraries in *"${1#lib:} "*) return 0 ;; esac; return 1 ;;
        program:*) command -v "${1#program:}" >/dev/null ;;
        file:*) IFS=, ; for pattern in ${1#file:}; do compgen -G "$pattern" >/dev/null && { unset IFS; return 0; }; done; unset IFS; return 1 ;;
    esac
}

missing=()
while read -r package sign; do
    [ -z "$package" ] || is_there "$sign" || missing+=("$package")
done <<<"$needs"
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "These libraries are missing (names as in Debian): ${missing[*]}. Install your system's packages for them and run this again." >&2
    exit 1
fi

install="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ]; then
    may=()
elif sudo -n true 2>/dev/null; then
    may=(sudo)
else
    printf 'System libraries are missing. Please type this, then run make again:\n\n    sudo apt-get update && sudo %s\n\n' "$install" >&2
    exit 1
fi
echo "Installing system libraries: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# The package lists may be old or, in a fresh container, empty: fetch them only when the first try fails.
${may[@]+"${may[@]}"} $install >/dev/null 2>&1 || { ${may[@]+"${may[@]}"} apt-get update -q && ${may[@]+"${may[@]}"} $install; }
