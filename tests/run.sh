#!/bin/sh
# All of `make test`: style, types, import direction, then the tests.
set -eu

# The browser tests need Chromium; they say so and are skipped where it can not be installed.
if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's chromium for the browser tests …" >&2
    { apt-get update -q && apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core; } \
        >/dev/null 2>&1 || echo "chromium could not be installed: the browser tests are skipped" >&2
fi

# So do the tests of a store of others.
if ! command -v virtuoso-t >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's virtuoso-opensource-7-bin for the tests of stores of others …" >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends virtuoso-opensource-7-bin; } \
        >/dev/null 2>&1 || echo "Virtuoso could not be installed: its tests are skipped" >&2
fi

ruff format --check --quiet .
ruff check --quiet .
mypy
lint-imports --no-cache >/dev/null || lint-imports --no-cache
# Files are long and short: who is done first takes over tests of the other.
exec pytest --numprocesses 2 --dist worksteal "$@"
