#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything with the address and undefined behaviour sanitizers and runs every test under them. Takes long:
# not part of tests/run.sh. By Clang, which compiles instrumented code in a quarter of the time, and has its say on warnings.
# usage: tests/sanitize.sh [ctest arguments, as -R storage]
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/install.sh build run test tool fuzz
cmake --preset sanitize >/dev/null
cmake --build build/sanitize --parallel "$(nproc)"
# What Qt, fontconfig and the fonts keep until the process ends is no leak of ours.
export LSAN_OPTIONS="suppressions=$PWD/tests/support/leaks.supp:print_suppressions=0"
export ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-14
export ASAN_OPTIONS=detect_stack_use_after_return=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
ctest --test-dir build/sanitize --output-on-failure "$@"
