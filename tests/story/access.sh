#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/story/access.sh [BUILD-FOLDER]     (needs xvfb, openbox, dbus-x11, at-spi2-core, python3-pyatspi, xdotool)
# Every page as a screen reader gets it, through AT-SPI on a bus of its own. Fails when a widget has no name, or when
# the program does not survive being asked for everything it has.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(readlink -f "${1:-$here/../../build/release}")
# shellcheck source=tests/story/screen.sh
source "$here/screen.sh" 99 1366x768
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_ACCESSIBILITY=1
eval "$(dbus-launch --sh-syntax)"
started+=("$DBUS_SESSION_BUS_PID")
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
started+=($!)
sleep 1
"$build/app/cli/rashin-cli" --quiet sample "$work/plan.rashin" --projects 20 --years 2 --seed 1 >/dev/null
"$build/app/desktop/rashin" --language ja --page 1 "$work/plan.rashin" >"$work/out" 2>&1 &
program=$!
started+=("$program")
sleep "${RASHIN_PAUSE:-5}"
/usr/bin/python3 "$here/speak.py" "$program"
kill -0 "$program" || { echo "access: the program died" >&2; cat "$work/out" >&2; exit 1; }
