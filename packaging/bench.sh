#!/usr/bin/env bash
# Runs every benchmark that was built and says what the machine was doing meanwhile.
# Usage: bench.sh BUILD-FOLDER
set -euo pipefail

echo "Machine: $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), load $(cut -d' ' -f1-3 /proc/loadavg)"
found=0
for program in "$1"/bench/bench_*; do
    if [ -x "$program" ]; then
        found=1
        echo "== $(basename "$program")"
        QT_QPA_PLATFORM=offscreen "$program"
    fi
done
if [ "$found" = 0 ]; then
    echo "No benchmark was built under $1/bench." >&2
    exit 1
fi
echo "Load afterwards: $(cut -d' ' -f1-3 /proc/loadavg)"
