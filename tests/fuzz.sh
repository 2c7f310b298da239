#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Lets libFuzzer (Clang) look for files that crash what reads strangers' files: merge and unpack. Seeds are real files made
# by rashin-cli. A third target, forgery, writes logs whose hashes are right and whose content no version would write; the
# test `exchange` does the same shortly. Not part of tests/run.sh. Findings are left in build/fuzz/findings.
# usage: tests/fuzz.sh [seconds for each target]      (needs a built rashin-cli: the first in build/*, or RASHIN_CLI)
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-300}
bash packaging/install.sh build fuzz
cli=${RASHIN_CLI:-$(ls -t build/*/app/cli/rashin-cli 2>/dev/null | head -1)}
[ -n "$cli" ] || { echo "fuzz: build first (tests/run.sh)"; exit 1; }
cli=$(readlink -f "$cli")
compiler=$(command -v clang++-14 || command -v clang++) || { echo "fuzz: needs clang"; exit 1; }

nice -n 15 cmake -S . -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_CXX_FLAGS="-O1 -g1" -DRASHIN_SANITIZE=address,undefined,fuzzer-no-link -DRASHIN_TESTS=OFF -DRASHIN_PCH=OFF \
    -DRASHIN_FUZZ=ON >/dev/null
nice -n 15 cmake --build build/fuzz --target fuzz_foreign fuzz_package fuzz_forgery -j 2

work=build/fuzz/corpus
findings=$PWD/build/fuzz/findings
mkdir -p "$work/foreign" "$work/package" "$work/forgery" "$findings"
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
(
    cd "$seeds"
    # As small as a document can be: a fuzzer's time goes with the size of its input.
    "$cli" --quiet new base.rashin --template blank --year 2026 >/dev/null
    cp base.rashin other.rashin
    id=$("$cli" --quiet add other.rashin project name=一 | grep -o '[0-9a-f]\{16\}' | head -1)
    "$cli" --quiet set other.rashin project "$id" name=二 purpose="$(printf '長%.0s' {1..60})" >/dev/null
    cp other.rashin third.rashin
    "$cli" --quiet set other.rashin project "$id" name=三 >/dev/null
    "$cli" --quiet set third.rashin project "$id" name=四 >/dev/null
    "$cli" --quiet merge third.rashin other.rashin >/dev/null || true # a conflict is wanted
    "$cli" --quiet remove third.rashin project "$id" >/dev/null
    "$cli" --quiet undo third.rashin >/dev/null
    "$cli" --quiet pack other.rashin whole.rashinx --no-ledger >whole.json
    tip=$("$cli" --quiet pack base.rashin base.rashinx --no-ledger | grep -o '[0-9a-f]\{64\}' | head -1)
    "$cli" --quiet pack other.rashin part.rashinx --difference --since "$tip" --no-ledger >part.json || true
    "$cli" --quiet unpack whole.rashinx unpacked.rashin >/dev/null
    [ ! -e part.rashinx ] || "$cli" --quiet unpack part.rashinx part.rashin >/dev/null
)
for ((i = 0; i < 16; i++)); do # each document undamaged, and a little damaged
    printf "\\x$(printf %02x $((i % 6)))" >"$work/foreign/$i"
    ((i < 6)) || head -c $((4 + i)) /dev/urandom >>"$work/foreign/$i"
done
for package in "$seeds"/*.rashinx; do
    { printf '\0'; cat "$package"; } >"$work/package/$(basename "$package")"
done
for ((i = 0; i < 16; i++)); do head -c $((40 + i * 15)) /dev/urandom >"$work/forgery/$i"; done
# The plain text of packages, for the half of the reader that stands behind the authentication.
python3 - "$seeds" "$work/package" <<'PYTHON'
import json, pathlib, subprocess, sys
seeds, corpus = map(pathlib.Path, sys.argv[1:])
for name, document in (("whole", "unpacked"), ("part", "part")):
    if not (seeds / f"{document}.rashin").exists():
        continue
    manifest = json.dumps(json.loads((seeds / f"{name}.json").read_text())).encode()
    content = subprocess.run(["zstd", "-qc", str(seeds / f"{document}.rashin")], capture_output=True).stdout
    (corpus / f"plain-{name}").write_bytes(b"\1" + len(manifest).to_bytes(2, "big") + manifest + content)
PYTHON

export RASHIN_FUZZ_SEEDS=$seeds
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
[ ! -d /dev/shm ] || export TMPDIR=/dev/shm
found=0
declare -A longest=([foreign]=400 [package]=600000 [forgery]=1000) # bytes of an input
for target in ${TARGETS:-foreign package forgery}; do
    echo "fuzz: $target, $seconds s"
    nice -n 15 "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 -len_control=0 \
        -max_len="${longest[$target]}" -print_final_stats=1 -artifact_prefix="$findings/$target-" "$work/$target" \
        >"$findings/$target.log" 2>&1 || found=1
    grep -E 'INITED|DONE|ERROR|SUMMARY|stat::' "$findings/$target.log"
done
[ "$found" = 0 ] && echo "fuzz: nothing found" || { echo "fuzz: see $findings"; exit 1; }
