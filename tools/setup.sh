#!/bin/sh
# Installs what Elenchos lacks on a Debian or Ubuntu machine: system packages by apt, Python
# packages into a virtual environment of its own. Usage: tools/setup.sh VENV
set -eu
venv=$1
packages="tesseract-ocr tesseract-ocr-ell fonts-ocr-b fonts-dejavu-core python3-venv"

missing=""
for package in $packages; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
# A Python that is not the distribution's brings its own venv.
if python3 -c 'import venv, ensurepip' 2>/dev/null; then
  missing=$(echo "$missing" | sed 's/ python3-venv//')
fi
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
  if [ -n "$as_root" ] && ! command -v sudo >/dev/null; then
    echo "setup: as root, run: apt-get update && apt-get install -y$missing" >&2
    exit 1
  fi
  echo "setup: installing$missing"
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "setup: Elenchos needs Python 3.11 or newer; python3 is $(python3 --version)" >&2
  exit 1
}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
"$venv/bin/uv" pip install --quiet --compile-bytecode --python "$venv/bin/python" --require-hashes --no-deps -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
sh tools/assets.sh "$venv"
