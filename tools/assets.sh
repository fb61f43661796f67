#!/bin/sh
# Installs what the pages show and run that others wrote (style sheet, font, htmx) by the npm of
# the environment, and copies it to where the pages serve it. Usage: tools/assets.sh VENV
set -eu
venv=$1
here=requirements/npm
modules=$venv/npm
to=api/pages/static/vendor

mkdir -p "$modules"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$modules/"
# npm's own scripts look for `node` on the path.
if ! PATH="$(cd "$venv/bin" && pwd):$PATH" "$venv/bin/npm" ci --silent --prefix "$modules" >"$modules/log" 2>&1; then
  echo "setup: npm could not install the pages' style sheet and htmx ($modules/log says why)." >&2
  echo "setup: the commands work without; for the pages run: sh tools/assets.sh $venv" >&2
  exit 0
fi
rm -rf "$to"
mkdir -p "$to"
installed=$modules/node_modules
cp "$installed/@digigov/css/dist/digigov.css" "$installed/htmx.org/dist/htmx.min.js" "$to/"
cp "$installed/htmx.org/LICENSE" "$to/htmx.LICENSE"
cp "$installed/@fontsource/roboto/LICENSE" "$to/roboto.LICENSE"
for part in greek latin latin-ext cyrillic; do
  for weight in 400 700; do
    cp "$installed/@fontsource/roboto/files/roboto-$part-$weight-normal.woff2" "$to/"
  done
done
