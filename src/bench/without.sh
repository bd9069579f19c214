#!/usr/bin/env bash
# without.sh [ROUNDS] [load|upsert], PostgreSQL to PostgreSQL, in interleaved runs:
#   load    what chunk markers and fingerprints cost a load into tables that are made for it
#   upsert  what keeping the state before and the rows as they were costs an upsert of 3.6 million rows that all differ
#
# The program has no switch for any of it, so a copy of it is built for each with a patch from without/ that leaves it out; all are
# fit for nothing else, and the one without fingerprints fails its own verification. Only the load is compared, not the read-back.
# None has prepared classes, which the sample would have to go through every stage for.
#
#   BENCH      folder with the peers' scripts (peers/env.sh, peers/bench.py)
#   BENCH_HOME folder with the servers and data those scripts made
#
# One line per run goes to VARIANT.txt in BENCH_HOME/without; needs target/turnstone.jar and target/lib.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
: "${BENCH:?the folder with the peers}" "${BENCH_HOME:?the folder with servers and data}"
export BENCH BENCH_HOME
. "$BENCH/peers/env.sh"
out=$BENCH_HOME/without
rm -rf "$out"

build() { # NAME [PATCH]
  local dir=$out/$1
  mkdir -p "$dir/classes"
  cp -r "$here/target/lib" "$here/target/turnstone.jar" "$here/installer/turnstone" "$dir"
  if [ $# -gt 1 ]; then
    cp -r "$here/src" "$dir/src"
    (cd "$dir" && patch -s -p1 < "$2")
    sed -n 's/^+++ b\///p' "$2" | (cd "$dir" && xargs javac -nowarn -proc:none -d classes -cp "turnstone.jar:lib/*")
    jar uf "$dir/turnstone.jar" -C "$dir/classes" .
  fi
}

pg=postgresql://perf@127.0.0.1:$PGPORT
workspace=$BENCH_HOME/workspace
run() { # NAME
  local work="migrate --from $pg/src --to $pg/dst"
  [ "$what" = load ] || work="run $out/plan.json"
  echo "python3 $here/src/bench/cpu.py $out/$1.json $out/$1/turnstone $work --json --workspace $workspace >> $out/$1.txt"
}

# Tables as the source has them, every row changed, to be copied for each run; and the plan of the upsert.
other() {
  psql -q -d postgres -c 'drop database if exists dst' -c 'drop database if exists dst_other' -c 'create database dst'
  "$out/whole/turnstone" migrate --from "$pg/src" --to "$pg/dst" --workspace "$workspace" > "$out/other.txt"
  psql -q -d dst -c 'update order_line set qty = qty + 1' -c "update event_log set kind = kind || '.'" -c 'vacuum full analyze'
  "$out/whole/turnstone" plan new --from "$pg/src" --to "$pg/dst" --tables order_line,event_log -o "$out/plan.json" --workspace "$workspace" >> "$out/other.txt"
  "$out/whole/turnstone" plan set "$out/plan.json" --table '*' --write upsert --workspace "$workspace" >> "$out/other.txt"
  psql -q -d postgres -c 'alter database dst rename to dst_other'
}

what=${2:-load}
export RESULTS=${RESULTS:-$BENCH_HOME/turnstone.csv} TURNSTONE_SOURCE_PASSWORD=perf TURNSTONE_TARGET_PASSWORD=perf
build whole
case $what in
  load)
    left_out="markers fingerprints"
    export RESET="psql -q -d postgres -c 'drop database if exists dst' -c 'create database dst'" ;;
  upsert)
    left_out=images
    other
    export RESET="rm -rf $workspace && psql -q -d postgres -c 'drop database if exists dst' -c 'create database dst template dst_other' -c checkpoint" ;;
  *) echo "neither load nor upsert: $what" >&2; exit 2 ;;
esac
variants=("whole=$(run whole)")
for name in $left_out; do
  build "$name" "$here/src/bench/without/$name.patch"
  variants+=("without_$name=$(run "$name")")
done
python3 "$BENCH/peers/bench.py" without "${1:-5}" "${variants[@]}"
for name in whole $left_out; do
  python3 - "$name" "$out/$name.txt" <<'P'
import re, statistics, sys
loads = [list(map(float, re.search(r'load: wall (\S+) client (\S+) servers (\S+) cpu (\S+)', line).groups())) for line in open(sys.argv[2])]
print(sys.argv[1], *(f'{name} {statistics.median(x[i] for x in loads):.2f} [{min(x[i] for x in loads):.2f}-{max(x[i] for x in loads):.2f}]'
                     for i, name in enumerate(('wall', 'client', 'servers', 'cpu'))))
P
done
