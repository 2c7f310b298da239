#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a merge costs beside libraries that merge for a living, all on the workload of bench_merge (50,000 rows with 11
# texts; 100,000 field edits of another copy, ten in a transaction): ours and sqldiff | sqlite3 by bench_merge, SQLite's
# session extension by session.c, and what npm has by peer.mjs. Everything is installed into a folder that goes afterwards;
# nothing runs that a package would run while it is installed.
# usage: tests/bench/peers/run.sh BENCH_MERGE [FOLDER [ROUNDS]]     (FOLDER: where the files lie; needs npm, sqldiff, cc)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=$(readlink -f "${1:?usage: run.sh BENCH_MERGE [FOLDER [ROUNDS]]}")
rounds=${3:-3}
packages="yjs@13.6.33 loro-crdt@1.17.1 @automerge/automerge@3.5.0 @vlcn.io/crsqlite-wasm@0.16.0"
# Libraries that take minutes for the whole get a part of it, said with their figures.
declare -A part=([automerge]=${AUTOMERGE_PART:-10})
work=$(mktemp -d "${2:-${TMPDIR:-/tmp}}/peers-XXXXXX")
trap 'rm -rf "$work"' EXIT

"$bench" "$work" "$rounds" small | tee "$work/ours"
"$bench" make "$work"
# The clock, then the processor: on a busy machine only the latter says much.
milliseconds() { grep "^$1" "$work/ours" | grep -o '[0-9.]* ms' | cut -d' ' -f1 | paste -sd' '; }
read -r ours ours_cpu < <(milliseconds 'merge, ten')

# The rows and the edits as plain text, exactly those that bench_merge merged.
python3 - "$work" <<'PYTHON'
import itertools, json, sqlite3, sys
work = sys.argv[1]
base, log = (sqlite3.connect(f"file:{work}/{name}?mode=ro", uri=True) for name in ("a.rashin", "ten.rashin"))
last, = base.execute("SELECT max(id) FROM op").fetchone()
ops = log.execute("SELECT id >> 24, row, col & 255, val FROM op WHERE id > ? ORDER BY id", (last,)).fetchall()
columns = sorted({column for _, _, column, _ in ops})
cells = base.execute("SELECT o.row, o.col & 255, o.val FROM cell c JOIN op o ON o.id = c.op ORDER BY 1, 2").fetchall()
rows = [[str(row), [[f"f{column}", text] for _, column, text in group if column in columns]]
        for row, group in itertools.groupby((c for c in cells if c[1] in columns), key=lambda c: c[0])]
rows = [row for row in rows if len(row[1]) == len(columns)]
edits = [[[str(row), f"f{column}", text] for _, row, column, text in group]
         for _, group in itertools.groupby(ops, key=lambda op: op[0])]
json.dump({"rows": rows, "edits": edits}, open(f"{work}/workload.json", "w"))
PYTHON

show() { # what, rows, edits, ms, CPU, MB
    awk -v what="$1" -v rows="$2" -v edits="$3" -v ms="$4" -v cpu="$5" -v memory="$6" -v ours="$ours" -v ours_cpu="$ours_cpu" 'BEGIN {
        each = edits > 99000 ? "" : " for each edit"
        printf "%-34s %6d rows %6d edits %9.0f ms, CPU %8.0f ms, %5s MB: %7.2f x ours, %7.2f x its CPU%s\n", what, rows, edits, ms,
            cpu, memory, ms / edits * 1e5 / ours, cpu / edits * 1e5 / ours_cpu, each }'
}

cc -O2 -o "$work/session" "$here/session.c" -lsqlite3
for ((i = 0; i < rounds; i++)); do
    cp "$work/a.db" "$work/t.db"
    "$work/session" "$work/a.db" "$work/b.db" "$work/t.db"
done | sort -n -k3 >"$work/session.txt"
read -r difference difference_cpu apply apply_cpu < <(sed -n "$(((rounds + 1) / 2))p" "$work/session.txt")
sum() { awk "BEGIN { print $1 + $2 }"; }
show "session: changeset applied" 50000 100000 "$apply" "$apply_cpu" -
show "session: difference and applied" 50000 100000 "$(sum "$difference" "$apply")" "$(sum "$difference_cpu" "$apply_cpu")" -

cd "$work"
npm init --yes >/dev/null
# shellcheck disable=SC2086
npm install --ignore-scripts --no-audit --no-fund --loglevel=error $packages >/dev/null
mkdir "$work/kept"
for peer in yjs loro crsqlite automerge; do
    line=$(node --max-old-space-size=12000 "$here/peer.mjs" "$peer" "$work/workload.json" "$work/kept" "${part[$peer]:-1}" 2>"$work/said") ||
        { echo "peers: $peer did not go through: $(grep -m1 Error "$work/said")"; continue; }
    IFS=$'\t' read -r _ rows edits ms _ cpu memory _ <<<"$line"
    case $peer in crsqlite) what="cr-sqlite (WebAssembly, in memory)" ;; *) what=$peer ;; esac
    show "$what" "$rows" "$edits" "$ms" "$cpu" "$memory"
done
