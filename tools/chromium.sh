#!/bin/sh
# Installs the browser that drives the pages in the tests: Debian's own package. Ubuntu's package of
# that name is no browser but a pointer to a snap, so nothing is installed there and the tests of
# the browser say that they are skipped.
set -eu
[ -x /usr/bin/chromium ] && exit 0
. /etc/os-release
if [ "$ID" != debian ]; then
  echo "tests: no chromium on $ID; the tests that drive a browser will be skipped" >&2
  exit 0
fi
if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
if [ -n "$as_root" ] && ! command -v sudo >/dev/null; then
  echo "tests: as root, run: apt-get update && apt-get install -y chromium" >&2
  exit 0
fi
echo "tests: installing chromium"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null
