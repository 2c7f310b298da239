# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# To be sourced after screen.sh, with $build, $cli and $plan set: what a story does to the real window.
fail() {
    import -window root "${RASHIN_STORY_PICTURE:-/tmp/story.png}" 2>/dev/null || true
    echo "story: FAILED: $*" >&2
    exit 1
}
transactions() { "$cli" info "$plan" | sed -n 's/.*"transactions": *\([0-9]*\).*/\1/p'; }
# usage: open_window PAGE      afterwards: program (its process), window, and X Y WIDTH HEIGHT of it
open_window() {
    "$build/app/desktop/rashin" --language ja --theme light --page "$1" "$plan" >"$work/out" 2>&1 &
    program=$!
    started+=("$program")
    window=
    for _ in $(seq 120); do
        window=$(xdotool search --onlyvisible --pid "$program" 2>/dev/null | tail -1) && [ -n "$window" ] && break
        sleep 0.25
    done
    [ -n "$window" ] || fail "no window"
    xdotool windowactivate --sync "$window"
    sleep "${RASHIN_PAUSE:-2}"
    eval "$(xdotool getwindowgeometry --shell "$window")"
}
keys() { xdotool key --delay 60 "$@"; sleep 0.5; }
# usage: click X Y      in the window's own places, whatever frame is around it
click() { xdotool mousemove --window "$window" "$1" "$2" click 1; sleep 0.5; }
# usage: wait_for SECONDS COMMAND…      until the command succeeds
wait_for() {
    local rounds=$(($1 * 4))
    shift
    for _ in $(seq "$rounds"); do
        if "$@"; then return 0; fi
        sleep 0.25
    done
    return 1
}
# Nothing said on the output, and a sound file, are part of every story.
end_well() {
    xdotool windowclose "$window" || true
    [ ! -s "$work/out" ] || { cat "$work/out"; fail "the program remarked something"; }
    "$cli" --quiet check "$plan" >/dev/null || fail "the file is not sound"
}
