#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/run.sh
# Installs what is missing, builds, and opens the program on a Minato plan. Where there is no display it says so and
# does the same work through rashin-cli instead: plan, sample projects, evaluation sheets and charts in ./out.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"

bash packaging/install.sh build run tool
bash packaging/build.sh release
desktop=$top/build/release/app/desktop/rashin
cli=$top/build/release/app/cli/rashin-cli

open_program() {
    local folder=${XDG_DATA_HOME:-$HOME/.local/share}/rashin
    local plan=$folder/minato.rashin
    mkdir -p "$folder"
    [ -e "$plan" ] || "$cli" --quiet new "$plan" --template minato >/dev/null
    echo "run: opening $plan"
    exec "$desktop" "$plan"
}

# Every step prints its own JSON; it is kept beside the pictures.
main_job() {
    local out=$top/out
    rm -rf "$out"
    mkdir -p "$out"
    cd "$out"
    "$cli" --quiet new minato.rashin --template minato --year 2026 >new.json
    "$cli" --quiet sample sample.rashin --projects 60 --years 3 --seed 1 >sample.json
    "$cli" --quiet report sample.rashin --kind sheet --year 2026 --out sheets.pdf >sheets.json
    local kind
    for kind in radar verdicts attainment budget; do
        "$cli" --quiet chart sample.rashin --kind "$kind" --office all --year 2026 --out "$kind.png" >"$kind.json"
    done
    local branch
    for branch in SHIBA AZABU AKASAKA TAKANAWA SHIBAURA; do
        "$cli" --quiet chart sample.rashin --kind radar --office "$branch" --year 2026 --out "radar-$branch.png" \
            >"radar-$branch.json"
    done
    "$cli" --quiet check minato.rashin >check-minato.json
    "$cli" --quiet check sample.rashin >check-sample.json
    echo "run: done; what was made:"
    ls -l "$out"
}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    open_program
else
    echo "run: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the program is not opened;"
    echo "run: its main job is done through rashin-cli instead, into $top/out"
    main_job
fi
