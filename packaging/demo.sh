#!/usr/bin/env bash
# The main job from end to end on the built-in sample data: make it, audit it, train with two losses, look. What is done is not
# done again: a stamp beside each result holds what it was made with.
# Usage: demo.sh FOLDER-OF-PROGRAMS OUTPUT-FOLDER
set -euo pipefail

bin=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
configs="$here/../resources/demo"
cli="$bin/groundglass-cli"
cd "$out"
mkdir -p stamps runs

is_done() { [ -e "stamps/$1" ] && [ "$(cat "stamps/$1")" = "$2" ]; }

# made NAME FOLDER COMMAND…: runs the command, which fills the folder, unless the same command has filled it before.
made() {
    local name=$1 folder=$2 recipe
    shift 2
    recipe="$*"
    if is_done "$name" "$recipe" && [ -e "$folder" ]; then return; fi
    rm -rf "$folder" "stamps/$name"
    "$@"
    printf '%s' "$recipe" > "stamps/$name"
}

# audited FOLDER: 0 and 1 both mean that the audit was made; 1 that it found errors.
audited() {
    local code=0
    "$cli" audit "$1" --json "$1.audit.json" > "$1.audit.txt" || code=$?
    if [ "$code" -gt 1 ]; then
        cat "$1.audit.txt"
        return "$code"
    fi
}

echo "Sample data: 400 endoscopy-like scenes, and 120 with faults planted in them"
made data data "$cli" sample segmentation data --images 400 --seed 1
made faulty faulty "$cli" sample segmentation faulty --images 120 --seed 2 \
    --fault missing-label:0.04 --fault all-background:0.03 --fault in-between:0.05 --fault size-differs:0.02
echo "Audit"
for set in data faulty; do
    audited "$set"
    sed -n "2s/^/  $set: /p" "$set.audit.txt"
done

# Both train at once, one thread each, so that the window shows them growing side by side.
# Background jobs of a script ignore Ctrl-C, so it is passed on: each writes its last checkpoint and ends.
declare -A trainings=()
stop_trainings() { for pid in "${trainings[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done; wait; }
trap 'stop_trainings; exit 130' INT TERM

for run in bce bce_dice; do
    recipe="$(cat "$configs/$run.yaml")"
    if is_done "$run" "$recipe" && [ -e "runs/$run/run.yaml" ]; then
        echo "Training $run: done before"
        continue
    fi
    arguments=(--config "$configs/$run.yaml" --data data)
    if is_done "$run.begun" "$recipe" && [ -e "runs/$run/checkpoints/last.pt" ]; then
        echo "Training $run: goes on where it stopped"
        arguments=(--resume)
    else
        rm -rf "runs/$run" "stamps/$run"
        printf '%s' "$recipe" > "stamps/$run.begun"
        echo "Training $run: $out/$run.log holds its table"
    fi
    nice -n 5 "$cli" train "${arguments[@]}" --run "runs/$run" > "$run.log" 2>&1 &
    trainings[$run]=$!
done

# The window opens on run folders that exist, not on ones that are about to.
for run in bce bce_dice; do
    until [ -e "runs/$run/events.jsonl" ] || [ -z "$(jobs -rp)" ]; do sleep 0.2; done
done

wait_for_trainings() {
    local run
    for run in "${!trainings[@]}"; do
        if ! wait "${trainings[$run]}"; then
            tail -n 5 "$run.log" >&2
            echo "Training $run failed; the lines above say why." >&2
            stop_trainings
            exit 1
        fi
        cat "$configs/$run.yaml" > "stamps/$run"
    done
    trainings=()
}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$bin/groundglass" --open data runs/bce runs/bce_dice --page runs
    if [ -n "$(jobs -rp)" ]; then
        echo "The window is closed; the training goes on. Ctrl-C stops it, and the next make run starts it again."
    fi
    wait_for_trainings
    exit 0
fi

[ ${#trainings[@]} -eq 0 ] || echo "Without a display: waiting for the trainings, at most three minutes"
wait_for_trainings
export QT_QPA_PLATFORM=offscreen

for run in bce bce_dice; do
    # Exit code 1 says that there is a verdict of error severity, which is what the demonstration is about.
    "$cli" diagnose "runs/$run" --json "$run.diagnosis.json" > "$run.diagnosis.txt" || [ $? -eq 1 ]
    sed "s/^/  $run: /" "$run.diagnosis.txt"
done
"$cli" compare runs/bce runs/bce_dice --json comparison.json > comparison.txt

if ! is_done looks "$(cat stamps/data stamps/faulty stamps/bce stamps/bce_dice; stat -c %Y "$bin/groundglass" "$cli")"; then
    mkdir -p figures screenshots
    for format in pdf svg png; do
        for chart in loss sensitivity_specificity dice_iou foreground; do
            "$cli" figure runs/bce runs/bce_dice --chart "$chart" --size 84x60mm --out "figures/$chart.$format"
        done
    done
    "$cli" report runs/bce runs/bce_dice --out report.html
    "$here/screenshots.sh" "$bin" "$out" screenshots
    cat stamps/data stamps/faulty stamps/bce stamps/bce_dice > stamps/looks
    stat -c %Y "$bin/groundglass" "$cli" >> stamps/looks
fi

echo
echo "Under $out:"
echo "  report.html      the two runs, compared, with verdicts"
echo "  figures/         curves as PDF, SVG and PNG, 84 mm wide"
echo "  screenshots/     every page of the window"
echo "  comparison.txt   what differs and the best values"
echo "  runs/            the run folders; groundglass --open $out/data $out/runs/bce $out/runs/bce_dice opens them"
