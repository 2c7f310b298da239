#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The long form of what the test `cli` does shortly: kills the companion at random instants of writing, and fills the disk
# under it, and looks each time whether the file is sound and everything acknowledged is in it.
# usage: tests/faults.sh [rounds]      (needs a built rashin-cli; the full disk needs root for a small tmpfs)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-100}
cli=$(ls build/*/app/cli/rashin-cli 2>/dev/null | head -1)
[ -n "$cli" ] || { echo "faults: build first (tests/run.sh)"; exit 1; }
cli=$PWD/$cli
work=$(mktemp -d)
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$work"' EXIT
plan=$work/plan.rashin
broken=0
sound() { "$cli" --quiet check "$1" >"$work/check.json" || { echo "faults: not sound after $2"; cat "$work/check.json"; broken=1; }; }

"$cli" --quiet sample "$plan" --projects 40 --years 2 --seed 7 >/dev/null
project=$("$cli" --quiet list "$plan" project --fields code | grep -om1 '"id":[^,}]*' | grep -o '[0-9a-f]\{16\}')

echo "faults: killing $rounds writers"
acknowledged=
for ((i = 0; i < rounds; i++)); do
    (
        for ((k = 0; ; k++)); do
            value="round-$i-$k"
            "$cli" --quiet set "$plan" project "$project" remarks="$value" >/dev/null 2>&1 || continue
            printf '%s' "$value" >"$work/acknowledged.new" && mv "$work/acknowledged.new" "$work/acknowledged"
        done
    ) &
    writer=$!
    sleep "0.$((RANDOM % 9))$((RANDOM % 10))"
    # The loop first, or it would begin a new writer; then whoever is in the middle of writing.
    kill -9 "$writer" 2>/dev/null || true
    for child in $(pgrep -f "^$cli --quiet set $plan " || true); do kill -9 "$child" 2>/dev/null || true; done
    wait "$writer" 2>/dev/null || true
    sound "$plan" "kill $i"
    if [ -e "$work/acknowledged" ]; then
        acknowledged=$(cat "$work/acknowledged")
        "$cli" --quiet history "$plan" --entity project --id "$project" --field remarks --limit 100000 >"$work/history"
        grep -q "\"$acknowledged\"" "$work/history" || { echo "faults: lost $acknowledged"; broken=1; }
    fi
done

echo "faults: killing a large write at $rounds places"
for ((i = 0; i < rounds; i++)); do
    rm -f "$work"/copy.rashin*
    cp "$plan" "$work/copy.rashin"
    "$cli" --quiet rollover "$work/copy.rashin" --to 2027 >/dev/null 2>&1 &
    victim=$!
    sleep "0.0$((RANDOM % 10))$((RANDOM % 10))"
    kill -9 "$victim" 2>/dev/null || true
    wait "$victim" 2>/dev/null || true
    sound "$work/copy.rashin" "kill in roll-over $i"
done

echo "faults: killing merges, packs and unpacks at $rounds places"
cp "$plan" "$work/other.rashin"
"$cli" --quiet set "$work/other.rashin" project "$project" remarks=other purpose=other >/dev/null
"$cli" --quiet pack "$work/other.rashin" "$work/other.rashinx" --no-ledger >/dev/null
for ((i = 0; i < rounds; i++)); do
    for deed in merge pack unpack backup; do
        rm -f "$work"/copy.rashin* "$work"/out.*
        cp "$plan" "$work/copy.rashin"
        case $deed in
        merge) set -- merge "$work/copy.rashin" "$work/other.rashin" ;;
        pack) set -- pack "$work/copy.rashin" "$work/out.rashinx" ;;
        unpack) set -- unpack "$work/other.rashinx" "$work/out.rashin" ;;
        backup) set -- backup "$work/copy.rashin" "$work/out.rashin" ;;
        esac
        "$cli" --quiet "$@" >/dev/null 2>&1 &
        victim=$!
        sleep "0.0$((RANDOM % 10))$((RANDOM % 10))"
        kill -9 "$victim" 2>/dev/null || true
        wait "$victim" 2>/dev/null || true
        for file in "$work"/copy.rashin "$work"/out.rashin; do
            [ ! -e "$file" ] || sound "$file" "kill in $deed $i"
        done
        [ ! -e "$work/out.rashinx" ] || "$cli" --quiet unpack "$work/out.rashinx" >/dev/null ||
            { echo "faults: half a package under its final name ($deed $i)"; broken=1; }
    done
done

if [ "$(id -u)" = 0 ] && mkdir -p "$work/small" && mount -t tmpfs -o size=6m tmpfs "$work/small" 2>/dev/null; then
    mounted=$work/small
    echo "faults: filling a disk of 6 MB"
    "$cli" --quiet new "$work/small/full.rashin" --template minato >/dev/null
    for ((i = 0; i < 400; i++)); do
        text=$(head -c 12000 /dev/urandom | base64 -w0)
        before=$(sha256sum <"$work/small/full.rashin")
        if ! "$cli" --quiet add "$work/small/full.rashin" project name="$i" remarks="$text" >/dev/null 2>&1; then
            [ "$before" = "$(sha256sum <"$work/small/full.rashin")" ] || { echo "faults: changed though refused"; broken=1; }
            break
        fi
    done
    sound "$work/small/full.rashin" "full disk"
    # On the full disk nothing new gets its name, and what is there stays.
    for out in full.rashinx copy.rashin unpacked.rashin; do
        case $out in
        *.rashinx) set -- pack "$work/small/full.rashin" "$work/small/$out" --no-ledger ;;
        copy.*) set -- backup "$work/small/full.rashin" "$work/small/$out" ;;
        *) set -- unpack "$work/other.rashinx" "$work/small/$out" ;;
        esac
        code=0
        "$cli" --quiet "$@" >/dev/null 2>&1 || code=$?
        [ "$code" = 0 ] || [ ! -e "$work/small/$out" ] || { echo "faults: $out is there though $1 failed"; broken=1; }
        [ "$code" = 0 ] || [ "$code" = 5 ] || { echo "faults: $1 on a full disk ended with $code"; broken=1; }
        [ "$code" != 0 ] || rm -f "$work/small/$out"
    done
    sound "$work/small/full.rashin" "attempts on the full disk"

    echo "faults: a medium that cannot be written"
    mount -o remount,ro "$work/small"
    code=0
    "$cli" --quiet set "$work/small/full.rashin" plan title=x >/dev/null 2>&1 || code=$?
    [ "$code" != 0 ] || { echo "faults: wrote on a read-only medium"; broken=1; }
    sound "$work/small/full.rashin" "read-only medium"
    "$cli" --quiet pack "$work/small/full.rashin" "$work/from-stick.rashinx" >/dev/null 2>&1 ||
        { echo "faults: could not pack from a read-only medium"; broken=1; }
    "$cli" --quiet pack "$plan" "$work/small/to-stick.rashinx" --no-ledger >/dev/null 2>&1 &&
        { echo "faults: packed onto a read-only medium"; broken=1; }
    umount -l "$work/small"
    mounted=

    echo "faults: a medium that is pulled while packing"
    for ((i = 0; i < rounds / 10 + 1; i++)); do
        mount -t tmpfs -o size=60m tmpfs "$work/small"
        "$cli" --quiet pack "$plan" "$work/small/out.rashinx" >/dev/null 2>&1 &
        victim=$!
        sleep "0.0$((RANDOM % 10))"
        umount -l "$work/small"
        wait "$victim" 2>/dev/null || true
        sound "$plan" "pulled medium $i"
    done
else
    echo "faults: no small disk to fill here (needs root)"
fi

if shim=$(ls build/*/tests/faults/test_faults 2>/dev/null | head -1) && [ -n "$shim" ]; then
    echo "faults: every call of every deed fails once, for ever, or is the last before the power goes"
    RASHIN_FAULTS=all "$shim" || broken=1
fi

[ "$broken" = 0 ] && echo "faults: every file was sound, nothing acknowledged was lost" || exit 1
