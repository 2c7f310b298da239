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

# picture NAME PAGE [KEYS [TAB of the PDCA page [PACKAGE handed to the program]]]
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
        # shellcheck disable=SC2086 # several keys, one after the other
        xdotool key $3
        sleep "${RASHIN_PAUSE:-3}"
    fi
    if [ -n "${5:-}" ]; then
        timeout 30 "$build/app/desktop/rashin" --language ja "$5" # a second start hands it to the running one
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
    [ $page = exchange ] || picture "$page" "$number" # it comes below, with something in it
done

# Of the exchange: copies are out with two branches; both have written, one of them where the desk has written, too.
cli=$build/app/cli/rashin-cli
branch() { # usage: branch CODE NAME FIELD=TEXT      afterwards: project
    "$cli" --quiet keygen --office "$1" --name "$2" --keys "$work/$1" >/dev/null
    "$cli" --quiet pack "$plan" "$work/$1-out.rashinx" --office "$1" --working-copy --remark '7月17日までに返却' >/dev/null
    "$cli" --quiet unpack "$work/$1-out.rashinx" "$work/$1.rashin" --keys "$work/$1" >/dev/null
    project=$("$cli" list "$plan" project --office "$1" --fields name | sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' | head -1)
    "$cli" --quiet set "$work/$1.rashin" project "$project" "$3" --author 佐藤 >/dev/null
    "$cli" --quiet pack "$work/$1.rashin" "$work/$2.rashinx" --sign --difference --keys "$work/$1" --author 佐藤 >/dev/null
}
branch SHIBA 芝地区総合支所 purpose='高齢者が住み慣れた地域で、自分らしく暮らし続けられるよう、買物と見守りを支援する。'
"$cli" --quiet set "$plan" project "$project" --author 事務局 \
    purpose='高齢者が住み慣れた地域で、安心して暮らし続けられるよう、移動と見守りを支援する。' >/dev/null
branch AZABU 麻布地区総合支所 means='地域の企業や大学と協定を結び、講座を開く。'
picture exchange 8
picture taking-back 8 "" 0 "$work/麻布地区総合支所.rashinx"
"$cli" --quiet merge "$plan" "$work/芝地区総合支所.rashinx" >/dev/null || true # 1: somebody has to decide
picture conflicts 8 "ctrl+Tab ctrl+Tab"

plan=$work/大きな見本.rashin # in which there is something to find
"$build/app/cli/rashin-cli" --quiet sample "$plan" --projects 200 --years 2 --seed 1 >/dev/null
picture inspection 2 ctrl+shift+e
picture pdca-board 3 "" 3
picture pdca-timeline 3 "" 4
du -ch "$out"/*.png | tail -1
