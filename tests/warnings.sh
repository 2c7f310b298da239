#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A second opinion: compiles everything with Clang, every warning an error. Takes long: not part of tests/run.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/install.sh build run test tool fuzz
cmake --preset clang >/dev/null
cmake --build build/clang
