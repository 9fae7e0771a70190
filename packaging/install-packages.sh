#!/bin/sh
# Installs the Debian packages of a list that are missing; does nothing, and needs no rights, where all are there.
# Usage: install-packages.sh [LIST]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
list=${1:-"$here/debian-packages.txt"}
wanted=$(sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$list")

if [ "${GG_SKIP_PACKAGES:-}" = 1 ]; then
    exit 0
fi

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    cat >&2 <<MESSAGE
This machine has no apt-get, so missing packages cannot be installed here: Groundglass is built on Debian 12.
Install what corresponds to the packages named in
    $list
and run make again with GG_SKIP_PACKAGES=1.
MESSAGE
    exit 1
fi

# A package may be known for several architectures; one installed is enough.
installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
missing=
for package in $wanted; do
    printf '%s\n' "$installed" | grep -qxF "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    cat >&2 <<MESSAGE
These packages are missing, and installing them needs root rights, but there is no sudo:
   $missing
As root, run
    apt-get install --no-install-recommends$missing
and then make again.
MESSAGE
    exit 1
fi

echo "Installing:$missing"
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3"
# An unreachable third-party source must not stop us: what counts is whether the install below succeeds.
$apt update --quiet || echo "The package lists could not be refreshed; trying with the ones that are here." >&2
# shellcheck disable=SC2086  # a list of words is meant
if ! $apt install --yes --quiet --no-install-recommends $missing; then
    . /etc/os-release 2>/dev/null || true
    cat >&2 <<MESSAGE
apt-get could not install the packages above. The names are those of Debian 12; this is ${PRETTY_NAME:-an unknown system}.
On another release install what corresponds to $list by hand and run make again with GG_SKIP_PACKAGES=1.
MESSAGE
    exit 1
fi
