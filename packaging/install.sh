#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: packaging/install.sh KIND…     (kinds of packaging/packages.txt: build run test tool story package fuzz)
# Installs the packages of these kinds that dpkg does not know as installed. Does nothing, and asks for nothing, when
# there is nothing to do.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! command -v dpkg-query >/dev/null; then
    echo "install: this is no Debian; please see to the packages of packaging/packages.txt yourself" >&2
    exit 0
fi

wanted=$(awk -v kinds=" $* " '!/^#/ && NF == 2 && index(kinds, " " $1 " ") { print $2 }' "$here/packages.txt")
# ${db:Status-Abbrev} is "ii " for an installed package; a package dpkg never heard of gives no line at all.
# shellcheck disable=SC2086
installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' $wanted 2>/dev/null | awk '/^ii/ { print $2 }' || true)
missing=$(comm -23 <(sort -u <<<"$wanted") <(sort -u <<<"$installed"))
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install: these packages are missing, and neither root's rights nor sudo are at hand. Please run as root:" >&2
        echo "  apt-get install --no-install-recommends" $missing >&2
        exit 1
    fi
    as_root=sudo
fi

echo "install:" $missing
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update ||
    echo "install: the lists of packages could not be renewed; trying with those at hand" >&2
# shellcheck disable=SC2086
if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing; then
    echo "install: apt-get could not install what is missing; see its words above" >&2
    exit 1
fi
