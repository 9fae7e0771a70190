#!/usr/bin/env bash
# Every page of the window as the program draws it, from the demo's data and runs.
# Usage: screenshots.sh FOLDER-OF-PROGRAMS DEMO-FOLDER OUTPUT-FOLDER
set -euo pipefail

bin=$(cd "$1" && pwd)
mkdir -p "$3"
out=$(cd "$3" && pwd)
demo=$2
if [ ! -e "$demo/stamps/bce" ] || [ ! -e "$demo/stamps/bce_dice" ]; then
    echo "Making the demo's data and runs first"
    env -u DISPLAY -u WAYLAND_DISPLAY "$(dirname "$0")/demo.sh" "$bin" "$demo"
fi
demo=$(cd "$demo" && pwd)

export QT_QPA_PLATFORM=offscreen
# A picture must not depend on what this person opened before, nor change it.
export XDG_CONFIG_HOME="$demo/screenshot-settings" XDG_DATA_HOME="$demo/screenshot-data"

shot() {
    local page=$1
    shift
    "$bin/groundglass" --open "$@" --page "$page" --screenshot "$out/$page.png" --size 1600x1000
}
shot dataset "$demo/data"
shot audit "$demo/faulty"
shot spot-check "$demo/data"
shot train "$demo/data"
shot runs "$demo/data" "$demo/runs/bce" "$demo/runs/bce_dice"
shot evaluate "$demo/data" --predictions "$demo/runs/bce_dice" --predictions "$demo/runs/bce" --select matrix:foreground:background
shot figures "$demo/runs/bce" "$demo/runs/bce_dice"
echo "Screenshots: $out"
