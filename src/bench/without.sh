#!/usr/bin/env bash
# without.sh [ROUNDS]: what chunk markers and fingerprints cost a load, PostgreSQL to PostgreSQL, in interleaved runs.
#
# The program has no switch for either, so a copy of it is built for each with a patch from without/ that leaves it out; both are
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

run() { # NAME
  echo "python3 $here/src/bench/cpu.py $out/$1.json $out/$1/turnstone migrate --from postgresql://perf@127.0.0.1:$PGPORT/src" \
    "--to postgresql://perf@127.0.0.1:$PGPORT/dst --json --workspace $BENCH_HOME/workspace >> $out/$1.txt"
}

build whole
build markers "$here/src/bench/without/markers.patch"
build fingerprints "$here/src/bench/without/fingerprints.patch"
export RESULTS=${RESULTS:-$BENCH_HOME/turnstone.csv} TURNSTONE_SOURCE_PASSWORD=perf TURNSTONE_TARGET_PASSWORD=perf
export RESET="psql -q -d postgres -c 'drop database if exists dst' -c 'create database dst'"
python3 "$BENCH/peers/bench.py" without "${1:-5}" "whole=$(run whole)" "without_markers=$(run markers)" "without_fingerprints=$(run fingerprints)"
for name in whole markers fingerprints; do
  python3 - "$name" "$out/$name.txt" <<'P'
import re, statistics, sys
loads = [list(map(float, re.search(r'load: wall (\S+) client (\S+) servers (\S+) cpu (\S+)', line).groups())) for line in open(sys.argv[2])]
print(sys.argv[1], *(f'{name} {statistics.median(x[i] for x in loads):.2f} [{min(x[i] for x in loads):.2f}-{max(x[i] for x in loads):.2f}]'
                     for i, name in enumerate(('wall', 'client', 'servers', 'cpu'))))
P
done
