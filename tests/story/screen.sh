# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# To be sourced: a screen of its own with a window manager, and a home nobody else has, in $work. What is added to
# `started` is ended, and $work removed, when the script ends.
# usage: source tests/story/screen.sh DISPLAY-NUMBER SIZE      (RASHIN_DISPLAY overrules the number)
work=$(mktemp -d)
started=()
finish() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
export HOME=$work XDG_CONFIG_HOME=$work/.config XDG_DATA_HOME=$work/.local/share
export XDG_RUNTIME_DIR=$work/run DISPLAY=:${RASHIN_DISPLAY:-$1}
mkdir -m 700 "$XDG_RUNTIME_DIR"
Xvfb "$DISPLAY" -screen 0 "$2x24" >/dev/null 2>&1 &
started+=($!)
sleep 1
openbox >/dev/null 2>&1 &
started+=($!)
