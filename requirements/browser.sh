#!/usr/bin/env bash
# Looks for the Chromium that the browser tests drive, and installs Debian's where we may and there is none.
# It never fails: without a Chromium those tests say NOT RUN. Usage: browser.sh
set -uo pipefail

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
for place in "/Applications/Google Chrome.app" "/Applications/Chromium.app"; do
  [ -d "$place" ] && exit 0
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "setup: no Chromium here; the browser tests will say NOT RUN (Debian: sudo apt-get install chromium)" >&2
  exit 0
fi
echo "setup: installing Chromium for the browser tests" >&2
export DEBIAN_FRONTEND=noninteractive
if ! { timeout 120 apt-get update -qq && timeout 400 apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } \
  >/dev/null 2>&1; then
  echo "setup: Chromium could not be installed; the browser tests will say NOT RUN" >&2
fi
