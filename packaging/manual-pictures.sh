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
settings=$XDG_CONFIG_HOME/rashin/rashin.ini # where the program keeps which tab was looked at
number=0
for picture in home plan pdca pdca-board pdca-timeline evaluation figures offices reports exchange history prospects; do
    case $picture in
    pdca-board) tab=3 ;;
    pdca-timeline) tab=4 ;;
    *)
        tab=0
        number=$((number + 1))
        ;;
    esac
    mkdir -p "$(dirname "$settings")"
    printf '[state]\nguide=@ByteArray(closed)\npdca\\arrangement=@ByteArray(%s)\n' "$tab" >"$settings"
    "$build/app/desktop/rashin" --language ja --theme light --page $number "$plan" >/dev/null 2>&1 &
    program=$!
    for _ in $(seq 60); do
        xdotool search --onlyvisible --pid "$program" >/dev/null 2>&1 && break
        sleep 0.5
    done
    window=$(xdotool search --onlyvisible --pid "$program" | tail -1)
    xdotool windowsize "$window" 1270 730 windowmove "$window" 3 20
    sleep "${RASHIN_PAUSE:-3}"
    # 256 colours are enough for a screen of two hues, and a quarter of the size.
    import -window "$window" -resize 860x +dither -colors 128 -strip "PNG8:$out/$picture.png"
    kill "$program"
    wait "$program" 2>/dev/null || true
    rm -f "$plan".lock "$plan".holder # or the next picture says that the program was not closed
done
du -ch "$out"/*.png | tail -1
