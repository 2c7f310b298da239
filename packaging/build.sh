#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/build.sh PRESET [TARGET…]     builds with every core, through ccache where it is installed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=$1
shift

options=()
if command -v ccache >/dev/null; then
    options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    # Precompiled headers carry time stamps; without this ccache would never find anything again.
    export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}
fi
cmake --preset "$preset" --log-level=WARNING "${options[@]}" >/dev/null
cmake --build "build/$preset" --parallel "$(nproc)" ${1:+--target "$@"}
