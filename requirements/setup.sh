#!/usr/bin/env bash
# Makes the virtual environment and installs the pinned, hashed dependencies and the project into it.
# Usage: setup.sh VENV
set -euo pipefail
venv=${1:?the folder of the virtual environment}

find_python() {
  local candidate
  for candidate in python3.11 python3.12 python3.13 python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "setup: Python 3.11 or later is needed; install it (Debian: apt-get install python3 python3-venv)" >&2
  exit 1
}

# Debian ships python3 without ensurepip; the package python3-venv brings it.
ensure_venv_module() {
  local python=$1 version
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setup: installing python$version-venv (Debian keeps it in a package of its own)" >&2
    apt-get update -qq && apt-get install -y -qq "python$version-venv" >/dev/null
  else
    echo "setup: this Python cannot make virtual environments; run: sudo apt-get install python$version-venv" >&2
    exit 1
  fi
}

python=$(find_python)
ensure_venv_module "$python"
if [ ! -x "$venv/bin/python" ]; then
  "$python" -m venv "$venv"
fi
echo "setup: installing the pinned dependencies into $venv" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
