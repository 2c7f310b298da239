#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/run.sh [arguments for ctest, such as -R domain]
# Installs what is missing, builds everything, and runs every test. ctest's summary is last. (Warnings are errors in the
# presets dev and clang: what a newer compiler finds to say must not keep anybody from running the tests.)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash packaging/install.sh build run test tool
bash packaging/build.sh test
ctest --test-dir build/test --parallel "$(nproc)" --output-on-failure --no-tests=error "$@"
