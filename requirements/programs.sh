#!/usr/bin/env bash
# Looks for the programs that some tests drive, a Chromium, tesseract, curl, pdftotext and PostgreSQL, and
# installs Debian's where we may and there are none. It never fails: without them those tests say NOT RUN. Usage: programs.sh
set -uo pipefail

missing=()

has_chromium() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  [ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Chromium.app" ]
}

has_chromium || missing+=(chromium fonts-liberation)
command -v tesseract >/dev/null 2>&1 || missing+=(tesseract-ocr)
command -v curl >/dev/null 2>&1 || missing+=(curl)
command -v pdftotext >/dev/null 2>&1 || missing+=(poppler-utils)
{ command -v psql && { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; }; } >/dev/null 2>&1 || missing+=(postgresql)
[ ${#missing[@]} = 0 ] && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "setup: not here: ${missing[*]}; the tests that need them will say NOT RUN (Debian: sudo apt-get install ${missing[*]})" >&2
  exit 0
fi
echo "setup: installing for the tests: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
if ! { timeout 120 apt-get update -qq && timeout 400 apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
  >/dev/null 2>&1; then
  echo "setup: could not be installed: ${missing[*]}; the tests that need them will say NOT RUN" >&2
fi
