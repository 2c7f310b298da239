#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/run.sh [arguments for ctest, such as -R domain]
# Installs what is missing, builds everything with warnings as errors, and runs every test. ctest's summary is last.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash packaging/install.sh build run test tool
bash packaging/build.sh test
ctest --test-dir build/test --parallel "$(nproc)" --output-on-failure --no-tests=error "$@"
