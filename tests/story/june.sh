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

before=$(transactions)
open_window 4
# Alt+G leaves the projects with empty cells; a click into the first row gives the grid the keyboard.
keys alt+g
xdotool mousemove $((X + WIDTH * 43 / 100)) $((Y + HEIGHT * 26 / 100)) click 1
sleep 0.5
keys 2 Return 3 Return 2 Return
middle=$(transactions)
[ "$middle" -gt "$before" ] || fail "typed grades did not arrive ($before to $middle transactions)"
printf '2\n3\n' | xclip -selection clipboard
keys ctrl+v
pasted=$(transactions)
keys ctrl+z
undone=$(transactions)
[ "$undone" -gt "$pasted" ] || [ "$pasted" -eq "$middle" ] || fail "undo wrote nothing"
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
