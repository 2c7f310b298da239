#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/trydeb.sh FILE.deb
# Reads a package as its receivers do: the checkers of Debian and freedesktop.org, then both programs from a tree in
# which nothing but the package was unpacked (root and a namespace of its own where they are to be had).
set -euo pipefail
deb=$(readlink -f "$1")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
say() { echo "trydeb: $*"; }
must() { "$@" || { say "FAILED: $*"; failed=1; }; }

dpkg-deb -x "$deb" "$tree/root"
dpkg-deb -f "$deb" Package Version Depends
share=$tree/root/usr/share

if command -v lintian >/dev/null; then
    # A package that is no part of Debian closes no bug there.
    must lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb"
fi
! command -v desktop-file-validate >/dev/null || must desktop-file-validate "$share/applications/rashin.desktop"
! command -v appstreamcli >/dev/null ||
    must appstreamcli validate --no-net "$share/metainfo/org.rashin.rashin.metainfo.xml"
for page in "$share"/man/man1/*.gz "$share"/man/ja/man1/*.gz; do
    must test -s "$page"
    # Lines of Japanese have no blanks to break at; that alone is no fault.
    ! command -v man >/dev/null ||
        [ -z "$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null | grep -v 'break line\|adjust line' || true)" ] ||
        { say "FAILED: $page has faults"; failed=1; }
done

# The programs, in a home of their own, without a display.
export XDG_RUNTIME_DIR=$tree/run HOME=$tree/home XDG_CONFIG_HOME=$tree/home/.config XDG_DATA_HOME=$tree/home/.local/share LC_ALL=C.UTF-8
mkdir -p "$HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
bin=$tree/root/usr/bin
plan=$HOME/港区\ 計画.rashin
must "$bin/rashin-cli" --version
must "$bin/rashin-cli" --quiet sample "$plan" --projects 10 --years 2 --seed 1 >/dev/null
must "$bin/rashin-cli" --quiet report "$plan" --kind sheet --year 2026 --out "$HOME/sheets.pdf" >/dev/null
must "$bin/rashin-cli" --quiet check "$plan" >/dev/null
must test "$(head -c 5 "$HOME/sheets.pdf")" = %PDF-
code=0
QT_QPA_PLATFORM=offscreen timeout 5 "$bin/rashin" "$plan" || code=$?
must test "$code" -eq 124 # it was open until stopped

# A folder on a stick: settings stay beside the program, and nothing is written into the home.
stick=$tree/持ち運び\ フォルダー
mkdir -p "$stick" "$tree/visitor"
cp "$bin/rashin" "$stick/"
touch "$stick/rashin-portable.ini"
code=0
HOME=$tree/visitor XDG_CONFIG_HOME=$tree/visitor/.config XDG_DATA_HOME=$tree/visitor/.local/share \
    QT_QPA_PLATFORM=offscreen timeout 5 "$stick/rashin" "$plan" || code=$?
must test "$code" -eq 124
must grep -q '^recent=' "$stick/rashin-portable.ini"
must test -z "$(find "$tree/visitor" -name '*.ini')"

# A desktop that has just read the package's MIME description knows the file, whatever it is called.
if command -v update-mime-database >/dev/null && command -v xdg-mime >/dev/null; then
    update-mime-database "$share/mime" >/dev/null 2>&1
    cp "$plan" "$HOME/unnamed"
    kind=$(XDG_DATA_DIRS=$share:/usr/share XDG_CURRENT_DESKTOP=X-Generic xdg-mime query filetype "$plan" 2>/dev/null || true)
    say "MIME type: ${kind:-not asked}"
fi
if [ "$failed" -eq 0 ]; then say "all well"; fi
exit "$failed"
