#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/story/july.sh [BUILD-FOLDER]     (default: build/release; needs xvfb, openbox, xdotool, xclip, poppler-utils)
# The desk's July in the real window: five branches' signed packages are handed to the running program, an edit outside of
# a branch's scope is confirmed, all are taken in, conflicts are settled by keys, who is missing is reminded, and the sheets
# are bundled; the command line looks from outside what has become of the file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$(readlink -f "${1:-build/release}")
source tests/story/screen.sh 96 1366x768
cli=$build/app/cli/rashin-cli
plan="$work/港区 計画.rashin"
source tests/story/hands.sh

# --- before July: everybody has keys, which have been compared, and a copy; a department has one, too, and is slow.
branches=(SHIBA AZABU AKASAKA TAKANAWA SHIBAURA)
"$cli" --quiet sample "$plan" --projects 60 --years 3 --seed 1 >/dev/null
"$cli" --quiet keygen --name 評価事務局 --out "$work/desk.json" >/dev/null
first() { "$cli" list "$plan" project --office "$1" --fields name | sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' | head -1; }
for branch in "${branches[@]}"; do
    "$cli" --quiet keygen --office "$branch" --name "$branch" --keys "$work/$branch" --out "$work/$branch.json" >/dev/null
    "$cli" --quiet trust "$work/$branch.json" >/dev/null
    "$cli" --quiet trust "$work/desk.json" --keys "$work/$branch" >/dev/null
    "$cli" --quiet pack "$plan" "$work/$branch-out.rashinx" --sign --office "$branch" --working-copy >/dev/null
    "$cli" --quiet unpack "$work/$branch-out.rashinx" "$work/$branch.rashin" --keys "$work/$branch" >/dev/null
done
"$cli" --quiet pack "$plan" "$work/slow.rashinx" --office KIKAKU --working-copy >/dev/null
write() { "$cli" --quiet set "$1" project "$2" "$3" --author "$4" >/dev/null; }
for branch in "${branches[@]}"; do
    write "$work/$branch.rashin" "$(first "$branch")" "purpose=$branch が書いた意図" "$branch"
done
write "$work/AZABU.rashin" "$(first SHIBA)" "means=隣の支所が書いた手段" AZABU
write "$plan" "$(first AKASAKA)" "purpose=事務局が直した意図" desk
write "$plan" "$(first TAKANAWA)" "purpose=事務局が直した意図" desk
for branch in "${branches[@]}"; do
    "$cli" --quiet pack "$work/$branch.rashin" "$work/$branch-back.rashinx" --sign --difference --keys "$work/$branch" >/dev/null
done

# --- July
before=$(transactions)
open_window 8
click $((WIDTH - 31)) 73 # the first steps with the sample are not for today
for branch in "${branches[@]}"; do
    timeout 30 "$build/app/desktop/rashin" "$work/$branch-back.rashinx" # a second start hands it to the running one
done
sleep "${RASHIN_PAUSE:-2}"
keys alt+t
[ "$(transactions)" -eq "$before" ] || fail "taken in although nobody has looked at the edit outside the scope"
keys alt+l alt+t
have_come() { [ "$(transactions)" -ge $((before + 6)) ]; }
wait_for 30 have_come || fail "the files did not come in ($before to $(transactions) transactions)"
sleep 1
count() { { "$cli" conflicts "$plan" || true; } | grep -c '"versions"' || true; }
open=$(count)
[ "$open" -eq 2 ] || fail "$open conflicts are open instead of two"
keys 2 1 alt+a
settled() { "$cli" --quiet conflicts "$plan" >/dev/null; } # 0: nothing is left for a person to decide
wait_for 10 settled || fail "the conflicts are not settled"
received=$("$cli" ledger "$plan" | grep -o '"direction":"in"' | wc -l)
[ "$received" -eq 5 ] || fail "the ledger has $received files received"

# Chase: with nothing left to settle the keyboard is on the tabs; the first one has a text for the one office that has not returned anything.
keys Left Left
keys alt+m
xclip -o -selection clipboard | grep -q 企画経営部 || fail "nobody is reminded"
! xclip -o -selection clipboard | grep -q 芝地区総合支所 || fail "one who has returned everything is reminded"

# Bundle: the sheets, as one PDF.
keys ctrl+7
sleep 2
click $((WIDTH - 175)) 90
sleep 1
xdotool type --delay 20 "$work/bundle.pdf"
keys Return
written() { pdfinfo "$work/bundle.pdf" >/dev/null 2>&1; }
wait_for 60 written || fail "no bundle of sheets"
pages=$(pdfinfo "$work/bundle.pdf" | sed -n 's/^Pages: *//p')
end_well
echo "story: 5 packages taken in, $open conflicts settled by keys, one office reminded, $pages pages bundled"
