#!/bin/sh
# Makes dist/mac-desktop_<version>_<architecture>.deb from the folder that PyInstaller made (dist/mac-desktop).
# Needs dpkg-deb. Build on the oldest system that is to be served: the program runs on that one and newer.
set -eu
cd "$(dirname "$0")/../.."
built=${1:-dist/mac-desktop}
version=$(sed -n 's/^VERSION = "\(.*\)"/\1/p' src/mac_desktop/version.py)
architecture=$(dpkg --print-architecture)

if [ ! -x "$built/mac-desktop" ]; then
    echo "There is no program in $built. Build it first: pyinstaller --noconfirm packaging/mac_desktop.spec" >&2
    exit 1
fi
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" \
    "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/doc/mac-desktop"
cp -R "$built" "$tree/opt/mac-desktop"
ln -s ../../opt/mac-desktop/mac-desktop "$tree/usr/bin/mac-desktop"
cp packaging/linux/mac-desktop.desktop "$tree/usr/share/applications/"
cp packaging/linux/mac-desktop.svg "$tree/usr/share/icons/hicolor/scalable/apps/"
cp LICENSE "$tree/usr/share/doc/mac-desktop/copyright"
chmod -R u+rwX,go+rX,go-w "$tree"

cat >"$tree/DEBIAN/control" <<END
Package: mac-desktop
Version: $version
Architecture: $architecture
Maintainer: MAC Desktop <mac-desktop@example.invalid>
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: libc6 (>= 2.34), libgl1, libegl1, libxkbcommon0, libxkbcommon-x11-0, libfontconfig1, libfreetype6, libdbus-1-3,
 libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-render-util0, libxcb-shape0,
 libxcb-xkb1, libx11-xcb1
Section: science
Priority: optional
Description: records of a mine action centre, offline
 Hazardous areas, tasks and land release, explosive ordnance, accidents and
 casualties, victim assistance; imports of partners' spreadsheets that can be
 taken back; the Article 7 report of the Ottawa Convention as PDF and Excel.
END
mkdir -p dist
package="dist/mac-desktop_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package"
