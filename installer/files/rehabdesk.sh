#!/bin/sh
# Starts RehabDesk from wherever this folder lies.
here=$(dirname -- "$(readlink -f -- "$0")")
LD_LIBRARY_PATH="$here/lib/bundled${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export LD_LIBRARY_PATH
exec "$here/bin/python3.11" -I -S "$here/app/start.py" "$@"
