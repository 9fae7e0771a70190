#!/bin/sh
# name_by_sequence.sh CVC-CLINICDB OUT: links with the video sequence in front of the frame's number, after the set's README.txt.
set -eu
from=$(cd "$1" && pwd)
mkdir -p "$2/images" "$2/masks"
grep -oE '[0-9]+ +to +[0-9]+ *\|[^0-9]*[0-9]+' "$from/README.txt" | tr -c '0-9\n' ' ' |
while read -r first last sequence; do
    for frame in $(seq -f %04.0f "$first" "$last"); do
        [ -e "$from/images/$frame.jpg" ] || continue
        name=$(printf 'seq%02d_%s' "$sequence" "$frame")
        ln -sf "$from/images/$frame.jpg" "$2/images/$name.jpg"
        ln -sf "$from/masks/$frame.png" "$2/masks/$name.png"
    done
done
