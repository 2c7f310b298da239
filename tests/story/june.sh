#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/story/june.sh [BUILD-FOLDER]     (default: build/release; needs xvfb, openbox, xdotool, xclip)
# A planner's June morning in the real window: open, go to the grid, type three grades, paste a block from a spreadsheet,
# undo, read the history, kill the program without mercy, and find everything that was entered.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$(readlink -f "${1:-build/release}")
source tests/story/screen.sh 98 1366x768
cli=$build/app/cli/rashin-cli
plan="$work/港区 計画.rashin"
"$cli" --quiet sample "$plan" --projects 40 --years 3 --seed 1 >/dev/null
source tests/story/hands.sh
mkdir -p "$XDG_CONFIG_HOME/rashin"
printf '[state]\nguide=closed\n' >"$XDG_CONFIG_HOME/rashin/rashin.ini" # the strip of first steps would move the grid

before=$(transactions)
open_window 4
# Alt+G leaves the projects with empty cells; a click into the first row gives the grid the keyboard.
keys alt+g
xdotool mousemove $((X + WIDTH * 43 / 100)) $((Y + HEIGHT * 26 / 100)) click 1
sleep 0.5
keys 2 Return 3 Return 2 Return
middle=$(transactions)
[ "$middle" -gt "$before" ] || fail "typed grades did not arrive ($before to $middle transactions)"
# A block of two projects and two criteria, as a spreadsheet gives it; what does not fit would be asked about first.
printf '2\t3\n3\t4\n' | xclip -selection clipboard
keys ctrl+v
pasted=$(transactions)
if [ "$pasted" -eq "$middle" ]; then
    keys alt+i # enter what fits
    pasted=$(transactions)
fi
[ "$pasted" -eq $((middle + 1)) ] || fail "the block did not arrive as one step ($middle to $pasted transactions)"
keys ctrl+z
[ "$(transactions)" -eq $((pasted + 1)) ] || fail "undo did not take the block back"
keys ctrl+y
# What is complete is handed in; a sheet with gaps is asked about, and handed in when one insists.
keys alt+s
undone=$(transactions)
[ "$undone" -ge $((pasted + 2)) ] || fail "redo wrote nothing"
keys ctrl+9
keys ctrl+4
kill -9 "$program"
wait "$program" 2>/dev/null || true
[ "$(transactions)" -eq "$undone" ] || fail "something was lost by kill -9"
"$cli" --quiet check "$plan" >/dev/null || fail "the file is not sound"
open_window 4
keys ctrl+6
keys ctrl+7
end_well
echo "story: $((undone - before)) transactions by hand, all there after kill -9"
