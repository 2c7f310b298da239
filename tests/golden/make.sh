#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/golden/make.sh RASHIN-CLI NAME
# Writes NAME.rashin with the given companion (a released one), and NAME.json with the cells it reads out of it.
set -euo pipefail
cli=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
file=$2.rashin
[ ! -e "$file" ] || { echo "make: $file is there; golden files are never made anew" >&2; exit 1; }

run() { "$cli" --quiet "$1" "$file" "${@:2}" --author 試験; }
add() { run add "$@" | grep -o '"id": *"[0-9a-f]*"' | grep -o '[0-9a-f]\{16\}'; }
first() { "$cli" --quiet list "$file" "$1" | grep -o '"id": *"[0-9a-f]*"' | head -1 | grep -o '[0-9a-f]\{16\}'; }

run new --template basic --year 2026 >/dev/null
branch=$(add office code=B1 name=北支所 kind=branch)
section=$(add office code=B1-01 name=地域係 kind=section parent="$branch")
policy=$(add policy level=1 number=1 title=安心して暮らせるまち)
project=$(add project code=0001 name=防災訓練 policy="$policy" office="$section" start_year=1989 \
    purpose='〜被害を減らす〜
ふだんから備える' former_names='避難訓練 ①')
second=$(add project code=1.0 name=1 policy="$policy" office="$branch" kind=経常)
gone=$(add project code=0003 name=取りやめた事業 policy="$policy")
indicator=$(add indicator project="$project" name=参加者数 unit=人 type=output direction=more base_year=2024 \
    base_value=120 target_year=2026 target_value=160.5)
add indicator_value indicator="$indicator" year=2026 target=160.5 actual=1e3 state=estimate >/dev/null
add money project="$project" year=2026 basis=budget national=0 general=-1200 total=999999999999 \
    staff_fte=0.1 >/dev/null
add cycle project="$project" year=2026 plan='計画' plan_date=2026-04-01 >/dev/null
evaluation=$(add evaluation project="$project" year=2026 stage="$(first stage)" target_year=2025 \
    verdict="$(first verdict)" comment='続ける')
add grade evaluation="$evaluation" criterion="$(first criterion)" value=4 reason='参加者が増えた' >/dev/null

run set project "$second" remarks='消した文' >/dev/null
run set project "$second" remarks= >/dev/null
run set project "$project" name=総合防災訓練 >/dev/null
run undo >/dev/null
run redo >/dev/null
run remove project "$gone" >/dev/null
"$cli" --quiet check "$file" >/dev/null
"$cli" --quiet export "$file" "$2.json" --what all >/dev/null
