#!/usr/bin/env bash
# Shows the main job: makes the demonstration's films and pictures, runs a centre with the fleet in it, enrols a player by the
# code on its wall, publishes, raises an emergency and clears it, and plays the day of panel S01 (tests/demonstration).
# Installs what is missing first: Debian packages by apt (as root or through sudo), Python packages into .venv.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
# shellcheck source=deploy/prepare.sh
. deploy/prepare.sh

usage() {
    cat <<'HELP'
deploy/demo.sh [--headless] [--seconds N] [--out DIR] [--all-sizes]

  --headless    on a virtual display, also where there is a real one
  --seconds N   end after N seconds; without it Esc or Ctrl-C ends it (headless: 60 seconds; --all-sizes: 20 a screen)
  --out DIR     leave there screen.png, what the wall showed mid-run, emergency.png, console-*.png (its pages in Chromium,
                which is installed for it, at a desk and on a phone), and report.json: hand-offs, frames, plays, seconds
                from publishing, raising and clearing an emergency to the wall, taken on the pixels of the display
  --all-sizes   play every screen of the fleet at its own size, one after the other, and leave a picture and a
                report of each in DIR, by default var/demo/pictures (implies --headless)

Prints the console's address and a link for one use, which makes the first administrator; the centre and all that is
in it are gone when the demonstration ends. Exit 0 only if it really played and went the whole round.
HELP
}

headless='' seconds='' out='' all_sizes=''
while [ $# -gt 0 ]; do
    case $1 in
        --headless) headless=yes ;;
        --seconds) seconds=${2:?--seconds wants a number}; shift ;;
        --out) out=${2:?--out wants a folder}; shift ;;
        --all-sizes) all_sizes=yes headless=yes ;;
        -h | --help) usage; exit 0 ;;
        *) say "$1 is unknown."; usage >&2; exit 2 ;;
    esac
    shift
done
case $seconds in *[!0-9]*) say "--seconds wants a whole number, not $seconds."; exit 2 ;; esac

lists=(deploy/debian-packages.txt)
[ -z "$out" ] || [ -n "$all_sizes" ] || lists+=(deploy/debian-packages-pictures.txt)
install_debian "${lists[@]}"
if [ -n "$all_sizes" ]; then install_python; else install_python demo; fi

export PATH="$root/.venv/bin:$PATH" PYTHONFAULTHANDLER=1 MALLOC_ARENA_MAX=2
own=$(mktemp -d) xvfb=''
finish() { [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true; }
trap 'finish; rm -rf "$own"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$own}
[ -z "$out" ] || mkdir -p "$out"

make_media() { # SIZE...: quick when they are already there
    PYTHONPATH=media/samples python -m bangtin_samples --out var/demo "$@"
}

start_display() { # WxH: a virtual display of exactly that size
    local ready=$own/display
    finish
    : >"$ready"
    # In a session of its own: what ends the terminal must not end the display before what stands on it.
    setsid Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp 3>"$ready" 2>/dev/null &
    xvfb=$!
    for _ in $(seq 100); do [ -s "$ready" ] && break; sleep 0.1; done
    [ -s "$ready" ] || { say "Xvfb did not start: is the Debian package xvfb installed?"; return 1; }
    DISPLAY=:$(cat "$ready")
    export DISPLAY QT_QPA_PLATFORM=xcb
    unset WAYLAND_DISPLAY
    # Nobody hears a virtual display, and without a sound card ALSA would fill the terminal with complaints.
    printf 'pcm.!default { type null }\nctl.!default { type null }\n' >"$own/asound"
    export ALSA_CONFIG_PATH=$own/asound
}

play() { # EXAMPLE SIZE INSTANT SECONDS: the screen alone, on a rehearsal clock
    # Photographed early, since a slow machine needs half of the time until its first picture.
    bangtin-player play "playlists/examples/$1.yaml" --window "$2+0+0" --at "$3" --seconds "$4" \
        --photograph "$out/$1.png" --photograph-after "$(($4 * 3 / 10))" --report "$out/$1.json"
}

if [ -n "$all_sizes" ]; then
    out=${out:-var/demo/pictures}
    mkdir -p "$out"
    make_media all
    while read -r example size at <&4; do
        [ "$example" != '#' ] || continue
        say "$example at $size"
        start_display "$size"
        play "$example" "$size" "$at" "${seconds:-20}"
        [ -s "$out/$example.png" ] || { say "$example left no picture."; exit 1; }
    done 4<deploy/demo-screens.txt
    say "Pictures of every screen: $out"
    exit 0
fi

make_media all
if [ -n "$headless" ] || [ -z "${DISPLAY:-}" ]; then
    [ -n "$headless" ] || [ -z "${WAYLAND_DISPLAY:-}" ] || say "This desktop has no X (Xwayland), which the demonstration needs."
    seconds=${seconds:-60}
    say "Playing for $seconds s on a virtual display."
    start_display 1024x592
else
    export QT_QPA_PLATFORM=xcb # also on a Wayland desktop: only X lets the demonstration see what it shows
    say "Playing in a window; Esc in it or Ctrl-C here ends it."
fi

# Ctrl-C, the end of the terminal and kill all end the centre and the players in order, before the display goes.
python -m tests.demonstration ${seconds:+--seconds "$seconds"} ${out:+--out "$out"} &
demonstration=$!
trap 'kill -TERM "$demonstration" 2>/dev/null || true' INT TERM HUP
code=0
wait "$demonstration" || code=$?
while kill -0 "$demonstration" 2>/dev/null; do
    code=0
    wait "$demonstration" || code=$?
done
exit "$code"
