#!/bin/sh
# Prints how many compilers may run at once: one a core, but never more than memory allows. A file that includes LibTorch takes
# about 1.2 GB; a container's own limit counts when it is below the machine's free memory.
set -eu

cores=$(nproc)
available_kb=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
if [ "$limit" != max ]; then
    used=$(cat /sys/fs/cgroup/memory.current 2>/dev/null || echo 0)
    # What the page cache holds is given back under pressure.
    cached=$(sed -n 's/^inactive_file \([0-9]*\)$/\1/p' /sys/fs/cgroup/memory.stat 2>/dev/null || echo 0)
    free_kb=$(((limit - used + ${cached:-0}) / 1024))
    [ "$free_kb" -lt "$available_kb" ] && available_kb=$free_kb
fi
jobs=$((available_kb / 1258291))
[ "$jobs" -lt "$cores" ] || jobs=$cores
[ "$jobs" -ge 1 ] || jobs=1
echo "$jobs"
