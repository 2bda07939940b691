#!/bin/sh
# Install what the tests need besides Python packages: a browser, and the Nu HTML Checker with its Java.
# Each is taken from the machine where it is there. usage: tests/tools.sh BIN, the folder with `playwright`.
set -eu
here=$(dirname "$0")
bin=$1

have() { command -v "$1" >/dev/null 2>&1; }

# Debian's packages, where we may install them.
debian() {
    have apt-get && [ "$(id -u)" = 0 ] || return 1
    echo "Installing $* for the tests"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

have chromium || have chromium-browser || have google-chrome ||
    debian chromium || "$bin/playwright" install --with-deps chromium ||
    echo "No Chromium: the browser tests will be skipped (in CI they fail)." >&2
have java || debian default-jre-headless ||
    echo "No Java: the HTML checks will be skipped (in CI they fail)." >&2
have npm || debian npm ||
    echo "No npm: the HTML checks will be skipped (in CI they fail)." >&2
if have npm; then
    npm install --prefix "$here" --no-audit --no-fund --no-package-lock --silent
fi
