#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Thousands of random histories of offices that work, copy, restore and exchange. The suite runs two hundred.
# usage: tests/converge.sh [HISTORIES [FIRST-SEED [STEPS]]]   (a failing seed fails again)
# BUILD names the build folder. Without it, and without build/test, an optimised program of core alone is built in
# build/converge: at -O0 a history takes ten times as long. Files lie in /dev/shm where that is: nothing waits for a disk.
set -eu
cd "$(dirname "$0")/.."
build=${BUILD:-build/test}
if [ ! -x "$build/tests/core/exchange/test_exchange" ]; then
    build=build/converge
    nice cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DRASHIN_ASSERTS=ON -DRASHIN_PCH=OFF >/dev/null
    nice cmake --build "$build" --target test_exchange
fi
[ -n "${TMPDIR:-}" ] || [ ! -d /dev/shm ] || export TMPDIR=/dev/shm
export QT_QPA_PLATFORM=offscreen RASHIN_STEPS="${3:-150}"
histories=${1:-2000}
seed=${2:-1}
end=$((seed + histories))
while [ "$seed" -lt "$end" ]; do # in pieces, so that one sees it move
    piece=$((end - seed < 125 ? end - seed : 125))
    echo "converge: seeds $seed to $((seed + piece - 1))"
    RASHIN_HISTORIES=$piece RASHIN_SEED=$seed "$build/tests/core/exchange/test_exchange" "offices that work*"
    seed=$((seed + piece))
done
RASHIN_HISTORIES=1 "$build/tests/core/exchange/test_exchange" "[converge]~offices that work*"
