#!/bin/sh
# Makes dist/ssl-workbench-VERSION-EDITION-macos-ARCH.dmg from a fresh checkout, on Apple silicon with macOS 14 or
# newer (PyTorch and ONNX Runtime ask for that) and Xcode's command line tools:  packaging/macos/build.sh field|full
#   PYTHON=/path/to/python3.11      the Python to build on (scripts/find_python.sh)
#   MACOS_IDENTITY="Developer ID Application: ..."   signs with this certificate of the keychain; else it is signed
#                                   for no one (ad hoc): Apple silicon asks for that much
#   NOTARY_PROFILE=NAME             a profile of `xcrun notarytool store-credentials`: Apple looks at the dmg
set -eu
edition=${1:-field}
case $edition in field | full) ;; *) echo "Use: build.sh field|full" >&2; exit 2 ;; esac
cd "$(dirname "$0")/../.."
[ "$(uname -s)" = Darwin ] || { echo "Only macOS can make an app and a dmg." >&2; exit 1; }

scripts/setup.sh
.venv/bin/python packaging/build_bundle.py "$edition"
version=$(.venv/bin/python -c 'import workbench; print(workbench.__version__)')
made=build/package/$edition
app="$made/Sound Source Workbench.app"

# Beside the programs in every package; codesign wants them among the resources.
cp -R "$made/ssl-workbench/licences" "$made/ssl-workbench/sbom.cdx.json" "$app/Contents/Resources/"
ln -sf ../Resources/licences "$app/Contents/MacOS/licences"
ln -sf ../Resources/sbom.cdx.json "$app/Contents/MacOS/sbom.cdx.json"

# From the inside out, as codesign asks: libraries, programs, then the app over all of them.
identity=${MACOS_IDENTITY:--}
stamp=--timestamp
[ "$identity" != - ] || stamp=--timestamp=none
sign() { codesign --force $stamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$identity" "$@"; }
find "$app/Contents/Frameworks" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) -print0 |
    xargs -0 codesign --force $stamp --options runtime --sign "$identity"
sign "$app/Contents/MacOS/workbench-cli"
sign "$app"
codesign --verify --strict --deep "$app"

mkdir -p dist
dmg=dist/ssl-workbench-$version-$edition-macos-$(uname -m).dmg
rm -rf "$made/dmg" "$dmg"
mkdir "$made/dmg"
cp -R "$app" "$made/dmg/"
cp LICENSE "$made/dmg/LICENSE.txt"
ln -s /Applications "$made/dmg/Applications"
hdiutil create -quiet -volname "Sound Source Workbench $version" -srcfolder "$made/dmg" -fs HFS+ -format UDZO "$dmg"
rm -r "$made/dmg"
if [ "$identity" != - ]; then
    codesign --force --timestamp --sign "$identity" "$dmg"
    if [ -n "${NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$dmg" --keychain-profile "$NOTARY_PROFILE" --wait
        xcrun stapler staple "$dmg"
    fi
fi
echo "$dmg"
