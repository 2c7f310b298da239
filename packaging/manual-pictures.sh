#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/manual-pictures.sh [BUILD-FOLDER]     (default: build/release; needs xvfb, openbox, imagemagick)
# Makes the manual's pictures anew from the running program, so that they cannot lie: a sample plan, each page, Japanese.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:-build/release}
out=resources/manual/pictures
mkdir -p "$out"
source tests/story/screen.sh 97 1280x760

plan=$work/見本.rashin
"$build/app/cli/rashin-cli" --quiet sample "$plan" --projects 40 --years 3 --seed 1 >/dev/null
settings=$XDG_CONFIG_HOME/rashin/rashin.ini
mkdir -p "$(dirname "$settings")"

# picture NAME PAGE [KEYS [TAB of the PDCA page]]
picture() {
    # Nobody is led by the hand in the pictures.
    printf '[state]\nguide=closed\npdca\\arrangement=@ByteArray(%s)\n' "${4:-0}" >"$settings"
    "$build/app/desktop/rashin" --language ja --theme light --page "$2" "$plan" >/dev/null 2>&1 &
    program=$!
    started+=("$program")
    for _ in $(seq 60); do
        xdotool search --onlyvisible --pid "$program" >/dev/null 2>&1 && break
        sleep 0.5
    done
    window=$(xdotool search --onlyvisible --pid "$program" | tail -1)
    xdotool windowsize "$window" 1270 730 windowmove "$window" 3 20 windowactivate --sync "$window"
    sleep "${RASHIN_PAUSE:-3}"
    if [ -n "${3:-}" ]; then
        xdotool key "$3"
        sleep "${RASHIN_PAUSE:-3}"
    fi
    # 256 colours are enough for a screen of two hues, and a quarter of the size.
    import -window "$window" -resize 860x +dither -colors 128 -strip "PNG8:$out/$1.png"
    xdotool key ctrl+q # a program that is killed would say so in the next picture
    wait "$program" 2>/dev/null || true
}
number=0
for page in home plan pdca evaluation figures offices reports exchange history prospects; do
    number=$((number + 1))
    picture "$page" "$number"
done
plan=$work/大きな見本.rashin # in which there is something to find
"$build/app/cli/rashin-cli" --quiet sample "$plan" --projects 200 --years 2 --seed 1 >/dev/null
picture inspection 2 ctrl+shift+e
picture pdca-board 3 "" 3
picture pdca-timeline 3 "" 4
du -ch "$out"/*.png | tail -1
