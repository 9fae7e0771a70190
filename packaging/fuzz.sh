#!/bin/sh
# Builds the fuzz targets with clang and runs each for some seconds: packaging/fuzz.sh BUILD_FOLDER SECONDS
# What a run finds stays in BUILD_FOLDER/found, and the corpus in BUILD_FOLDER/corpus for the next run.
set -eu
build=$1
seconds=$2
cmake -G Ninja -B "$build" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DGG_FUZZ=ON -DGG_WINDOW=OFF -DGG_TRAINING=OFF \
    --log-level=WARNING
targets="coco_json data_yaml image_header mask_names tiff_gif visdrone voc_annotation wider_list yolo_label"
# shellcheck disable=SC2046  # one word a target
cmake --build "$build" --parallel "$(packaging/jobs.sh)" --target $(for t in $targets; do echo "fuzz_$t replay_$t"; done)
mkdir -p "$build/found"
failed=""
for t in $targets; do
    "$build/tests/replay_$t" --write "$build/corpus/$t"
    echo "== $t"
    "$build/tests/fuzz_$t" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$build/found/$t-" "$build/corpus/$t" 2>"$build/found/$t.log" || failed="$failed $t"
    grep -E "stat::number_of_executed_units|SUMMARY|ERROR" "$build/found/$t.log" || true
done
if [ -n "$failed" ]; then
    echo "Found faults in:$failed. The inputs lie in $build/found." >&2
    exit 1
fi
