#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Thousands of random histories of offices that work, copy, restore and exchange. The suite runs two hundred.
# usage: tests/converge.sh [HISTORIES [FIRST-SEED [STEPS]]]   (a failing seed fails again)
# BUILD names the build folder (default: build/test, then build/dev).
set -eu
cd "$(dirname "$0")/.."
build=${BUILD:-build/test}
[ -x "$build/tests/core/exchange/test_exchange" ] || build=build/dev
RASHIN_HISTORIES=${1:-2000} RASHIN_SEED=${2:-1} RASHIN_STEPS=${3:-150} \
    exec "$build/tests/core/exchange/test_exchange" "[converge]"
