#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/bench/window.sh FLOORS [rounds [document]]
# Time from start to the first filled window, and memory, of Rashin beside a bare Qt program and peers that are installed.
# FLOORS is a folder with `qt_floor` (a bare Qt window) and `first_window` (starts a command, reports when its window is
# mapped). Needs a display of its own with a window manager (as `Xvfb :90` and `openbox`). The programs take turns, so that
# a busy machine is unkind to all of them alike; medians are printed, and ratios to the floor.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
floors=$1
rounds=${2:-9}
build=${RASHIN_BUILD:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

document=${3:-$work/sample.rashin}
[ -e "$document" ] || "$build/app/cli/rashin-cli" --quiet sample "$document" --projects 200 --years 3 --seed 1 >/dev/null
printf 'a,b,c\n1,2,3\n' >"$work/table.csv"
command -v sqlite3 >/dev/null && sqlite3 "$work/plain.db" 'CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 2);'

export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data QT_LOGGING_RULES='*=false'
commands=("floor|$floors/qt_floor|$document" "rashin|$build/app/desktop/rashin|--page|0|$document"
          "sqlitebrowser|sqlitebrowser|$work/plain.db" "keepassxc|keepassxc|--config|$work/kp.ini"
          "kexi|kexi-3.2" "libreoffice calc|localc|--norestore|--nologo|$work/table.csv")

measure() { # name, columns: any, window, ready, high water MB, shared-out MB, CPU ms
    local name parts
    IFS='|' read -r -a parts <<<"$1"
    name=${parts[0]}
    command -v "${parts[1]}" >/dev/null || return 0
    printf '%s\t' "$name"
    "$floors/first_window" --min 300 200 --settle 8000 -- "${parts[@]:1}"
}

for ((round = 0; round < rounds; ++round)); do
    for one in "${commands[@]}"; do measure "$one"; done
done | python3 -c '
import statistics, sys
rows = {}
for line in sys.stdin:
    name, *numbers = line.rstrip("\n").split("\t")
    rows.setdefault(name, []).append([float(n) for n in numbers[:6]])
median = {name: [statistics.median(c) for c in zip(*r)] for name, r in rows.items()}
floor = median["floor"]
print("program           window ms   × floor   MB (high water)   × floor   MB (own part)   CPU ms")
for name, m in median.items():
    print(f"{name:18}{m[1]:8.0f}{m[1] / floor[1]:10.2f}{m[3]:18.0f}{m[3] / floor[3]:10.2f}{m[4]:16.0f}{m[5]:9.0f}")
'
