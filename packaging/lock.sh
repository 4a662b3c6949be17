#!/bin/sh
# Makes requirements/*.lock again from pyproject.toml: every version fixed, every file by its hash, for Linux, Windows and
# macOS alike, and without a single address, so that the locks serve any mirror. Needs uv.
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null 2>&1; then
    echo "The locks are made by uv, which is not installed here. Install it (for example: pipx install uv) and try again." >&2
    exit 1
fi

compile() {
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-header --no-emit-index-url --no-emit-find-links "$@"
}

compile --output-file requirements/run.lock "$@"
compile --group dev --constraints requirements/run.lock --output-file requirements/dev.lock "$@"
compile --group dev --group mutants --constraints requirements/dev.lock --output-file requirements/mutants.lock "$@"

if grep -nE '://|^[[:space:]]*--(index|extra-index|find-links|trusted)' requirements/*.lock; then
    echo "The lines above name an address. Locks must not; look at the settings of uv on this computer." >&2
    exit 1
fi
wc -l requirements/*.lock
