# shellcheck shell=bash
# Sourced by deploy/demo.sh and tests/run.sh, not run: gets this machine ready, quickly when it already is.
#   install_debian LIST...    the Debian packages named in the lists that are missing
#   install_python GROUP...   .venv at the root of the checkout, with the player and the named dependency groups
# Needs $root, the checkout, set by who sources it.  Says plainly what it could not do; what follows then fails with its own reason.

say() { printf '%s\n' "$*" >&2; }

missing_debian() {
    local wanted installed
    wanted=$(sed 's/#.*//' "$@" | tr -s '[:space:]' '\n' | sort -u | sed '/^$/d')
    # A renamed package (libglib2.0-0 became libglib2.0-0t64 in Debian 13) counts under the name it provides.
    # shellcheck disable=SC2016 # dpkg's own placeholders
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null | sed -n 's/^installed //p' |
        tr ',' '\n' | sed 's/([^)]*)//; s/[[:space:]]//g' | sort -u)
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 126; fi
}

without_services() { # COMMAND...: what packages bring along stays off; tests start their own, and a chroot has room for none
    local policy=${POLICY_RC_D:-/usr/sbin/policy-rc.d} code=0
    [ ! -e "$policy" ] || { "$@"; return; }
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy" || true
    "$@" || code=$?
    as_root rm -f "$policy"
    return "$code"
}

install_debian() {
    local missing
    command -v dpkg-query >/dev/null || { say "This is not Debian: see deploy/debian-packages.txt for what must be there."; return 0; }
    missing=$(missing_debian "$@")
    [ -z "$missing" ] && return 0
    say "Installing from Debian: ${missing//$'\n'/ }"
    # shellcheck disable=SC2086 # a list of names
    if as_root apt-get update -q >&2 &&
        without_services as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >&2; then return 0; fi
    say "Could not install all of it. As root: apt-get install ${missing//$'\n'/ }"
}

venv_is_sound() { # made here and whole: a moved checkout and a run without python3-venv both leave one that is not
    grep -qsF "$root/.venv" "$root/.venv/pyvenv.cfg" && "$root/.venv/bin/python" -m pip --version >/dev/null 2>&1
}

install_python() {
    local group groups=() stamp have
    for group in "$@"; do groups+=(--group "$group"); done
    stamp=$(cat "$root/pyproject.toml" "$root/server/front_end/package-lock.json" <(printf '%s' "$root" "$*" "$(python3 --version)") | sha256sum)
    have="$root/.venv/.ready-${*:-player}"
    [ -f "$have" ] && [ "$(cat "$have")" = "$stamp" ] && venv_is_sound && return 0
    say "Installing Python packages into .venv"
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        { say "Python 3.11 or later is needed; here is $(python3 --version 2>&1)."; return 1; }
    venv_is_sound || python3 -m venv --clear "$root/.venv" ||
        { say "Could not make .venv: is python3-venv installed?"; return 1; }
    "$root/.venv/bin/python" -m pip install --quiet --upgrade pip &&
        "$root/.venv/bin/python" -m pip install --quiet --editable "${root}[player,server]" "${groups[@]}" ||
        { say "Could not install the Python packages: is a package index in reach?"; return 1; }
    printf '%s' "$stamp" >"$have"
}
