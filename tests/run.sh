#!/usr/bin/env bash
# Passes the tests: form, types, walls between packages, then everything under tests/ on a virtual display, and what
# touches the centre's database once more on PostgreSQL.
#   tests/run.sh                 all of it (under 15 minutes on 2 cores)
#   tests/run.sh PYTEST-ARGS...  only pytest, with these arguments
# Installs what is missing: Debian packages by apt (as root or through sudo), Python packages into .venv.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# shellcheck source=deploy/prepare.sh
. deploy/prepare.sh
install_debian deploy/debian-packages.txt tests/debian-packages.txt
install_python dev
export PATH="$root/.venv/bin:$PATH" PYTHONFAULTHANDLER=1 MALLOC_ARENA_MAX=2
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$own}

whole=''
if [ $# -eq 0 ]; then
    whole=yes
    ruff format --check .
    ruff check .
    mypy
    lint-imports
    set -- --numprocesses 2 --dist loadgroup
fi

# A display of our own: the desktop's windows, scale and theme must not decide a test.
ready=$own/display
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$ready" 2>/dev/null &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null; rm -rf "$own"' EXIT
for _ in $(seq 100); do [ -s "$ready" ] && break; sleep 0.1; done
[ -s "$ready" ] || { say "Xvfb did not start: is the Debian package xvfb installed?"; exit 1; }
DISPLAY=:$(cat "$ready")
export DISPLAY QT_QPA_PLATFORM=xcb
pytest "$@"
[ -z "$whole" ] || python -m tests.engines pytest "$@" -m django_db tests/server
