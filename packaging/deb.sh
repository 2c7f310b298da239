#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/deb.sh [PRESET]     (default: package)
# Builds the .deb into build/PRESET. Twice from one state of the sources, it is the same file bit for bit: the time
# inside is that of the last entry of packaging/debian/changelog unless SOURCE_DATE_EPOCH says another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${1:-package}
tree=build/$preset

bash packaging/install.sh build run tool package
: "${SOURCE_DATE_EPOCH:=$(date -d "$(sed -n 's/^ -- .*>  //p' packaging/debian/changelog | head -1)" +%s)}"
export SOURCE_DATE_EPOCH QT_RCC_SOURCE_DATE_OVERRIDE=$SOURCE_DATE_EPOCH

# A checkout that stands beside its release mark says which commit it is; a source archive has nothing to add.
build_id=
if git rev-parse --git-dir >/dev/null 2>&1 && ! git describe --exact-match --match 'v*' >/dev/null 2>&1; then
    build_id=git$(git log -1 --format=%cd --date=format:%Y%m%d).$(git rev-parse --short=8 HEAD)
fi
cmake --preset "$preset" --log-level=WARNING -DRASHIN_BUILD_ID="$build_id" >/dev/null
cmake --build "$tree" --parallel "$(nproc)" --target package_contents
rm -f "$tree"/rashin_*.deb
(cd "$tree" && umask 022 && cpack --config CPackConfig.cmake >/dev/null)
ls "$tree"/rashin_*.deb
