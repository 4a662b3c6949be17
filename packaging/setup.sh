#!/bin/sh
# Brings a fresh machine to the point where the program runs (setup.sh run) or its tests do (setup.sh dev): system libraries,
# a virtual environment in .venv, and the locked packages. Does nothing when all is there already.
set -eu
cd "$(dirname "$0")/.."
wanted=${1:?"say run or dev"}
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=python3.12 ..."
    exit 1
fi

# --- system libraries that Qt loads, on Debian and its relatives
if command -v dpkg-query >/dev/null 2>&1; then
    needed="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        needed="$needed libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
            libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-xkb1 libxcb-randr0 libxcb-sync1 libxcb-xfixes0
            libxcb-shm0 libxcb-util1 libx11-xcb1"
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || needed="$needed python3-venv"
    missing=""
    for package in $needed; do
        # Newer releases carry the 64-bit time names (libglib2.0-0t64).
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed' ||
            missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        install="apt-get install -y --no-install-recommends$missing"
        if [ "$(id -u)" = 0 ]; then
            as=""
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
            as="sudo"
        else
            say "Some system libraries are missing. Type this, then try again:"
            say "    sudo apt-get update && sudo $install"
            exit 1
        fi
        say "Installing system libraries:$missing"
        if ! { $as apt-get update -q && $as env DEBIAN_FRONTEND=noninteractive $install -q; } >setup.log 2>&1; then
            tail -n 20 setup.log >&2
            say "The system libraries could not be installed; the lines above say why. Type this, then try again:"
            say "    apt-get update && $install"
            exit 1
        fi
        rm -f setup.log
    fi
fi

# --- the virtual environment, made anew only when the lock changed
lock="requirements/$wanted.lock"
stamp=".venv/.$wanted-$("$python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:16])' "$lock")"
if [ "$wanted" = run ] && ls .venv/.dev-* >/dev/null 2>&1; then
    exit 0 # the tests' environment holds everything that the program needs
fi
[ -e "$stamp" ] && exit 0
[ -x .venv/bin/python ] || "$python" -m venv .venv
say "Installing the locked packages ..."
if .venv/bin/python -m pip --version >/dev/null 2>&1; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
else
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
fi
rm -f .venv/."$wanted"-*
: >"$stamp"
