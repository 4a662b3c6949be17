#!/bin/sh
# Builds "dist/MAC Desktop.app" and a disk image on macOS, for the kind of processor that it runs on. Needs Python 3.11 or newer.
# IDENTITY is a Developer ID to sign with; without it the program is signed ad hoc, and macOS asks at the first start
# (System Settings, Privacy & Security, Open Anyway). Notarising is a step of its own and needs an account.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^VERSION = "\(.*\)"/\1/p' src/mac_desktop/version.py)
app="dist/MAC Desktop.app"

[ -x .venv-build/bin/python ] || "${PYTHON:-python3}" -m venv .venv-build
.venv-build/bin/python -m pip install --quiet --require-hashes -r requirements/run.lock
.venv-build/bin/python -m pip install --quiet "pyinstaller>=6.15,<7"
.venv-build/bin/python -m PyInstaller --noconfirm packaging/mac_desktop.spec
codesign --force --deep --options runtime --sign "${IDENTITY:--}" "$app"
.venv-build/bin/python packaging/smoke.py "$app/Contents/MacOS/mac-desktop"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -quiet -ov -volname "MAC Desktop" -srcfolder "$stage" -format UDZO "dist/mac-desktop-$version-$(uname -m).dmg"
