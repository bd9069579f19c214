#!/usr/bin/env bash
# whole-process.sh DIRECTION [ROUNDS]: Turnstone and its peers in turn, as whole processes, on the same data.
#
#   DIRECTION  sqlite-pg | my-pg | pg-pg | pg-my | sqlite-my | pg-sqlite | my-sqlite
#              one-table: the largest table from PostgreSQL into a table without keys, against tools that move one table
#   BENCH      folder with the generator and the peers' scripts (peers/env.sh, peers/bench.py)
#   BENCH_HOME folder with the servers and data those scripts made
#   TURNSTONE  the start script, installer/turnstone by default; the program's classes are prepared first by the script
#              prepare beside it, as after an installation
#
# Wall time, client CPU, server CPU and peak memory of each run go to RESULTS (a CSV file). Turnstone's runs are told
# apart into load and read-back by cpu.py, a line each in DIRECTION.txt beside their JSON documents.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
: "${BENCH:?the folder with the peers}" "${BENCH_HOME:?the folder with servers and data}"
export BENCH BENCH_HOME TURNSTONE=${TURNSTONE:-$here/installer/turnstone}
. "$BENCH/peers/env.sh"
export RESULTS=${RESULTS:-$BENCH_HOME/turnstone.csv} DOCUMENTS=${DOCUMENTS:-$BENCH_HOME/turnstone-documents}
mkdir -p "$DOCUMENTS"
pg=postgresql://perf@127.0.0.1:$PGPORT my=mariadb://perf@127.0.0.1:$MYPORT
rounds=${2:-5}
"$(dirname "$TURNSTONE")/prepare"

export RESET="psql -q -d postgres -c 'drop database if exists dst' -c 'create database dst' && mariadb -h 127.0.0.1 -P $MYPORT -uperf -pperf -e 'drop database if exists dst; create database dst' && rm -f $BENCH_HOME/out.db*"
export TURNSTONE_SOURCE_PASSWORD=perf TURNSTONE_TARGET_PASSWORD=perf

ours() { # FROM TO
  echo "python3 $here/src/bench/cpu.py $DOCUMENTS/$direction-\$\$.json $TURNSTONE migrate --from $1 --to $2 --json" \
    "--workspace $BENCH_HOME/workspace ${3:-} >> $DOCUMENTS/$direction.txt"
}
direction=$1
run() { python3 "$BENCH/peers/bench.py" "$direction" "$rounds" "$@"; }
case $direction in
  sqlite-pg) run "turnstone=$(ours sqlite:$BENCH_HOME/shop.db $pg/dst)" "pgloader=$BENCH/peers/pgl.sh peers/pgl-sqlite-default.load" ;;
  my-pg)     run "turnstone=$(ours $my/src $pg/dst)" "pgloader=$BENCH/peers/pgl.sh peers/pgl-my-default.load" "mariadb_pipe=$BENCH/peers/my-pipe.sh" ;;
  pg-pg)     run "turnstone=$(ours $pg/src $pg/dst)" "copy_pipe_x2=$BENCH/peers/pg-pipe.sh 2" ;;
  pg-my)     run "turnstone=$(ours $pg/src $my/dst)" "copy_loaddata_pipe=$BENCH/peers/pg-to-my-pipe.sh 1" ;;
  sqlite-my) run "turnstone=$(ours sqlite:$BENCH_HOME/shop.db $my/dst)" "sqlite_loaddata_pipe=$BENCH/peers/sqlite-to-my-pipe.sh" ;;
  pg-sqlite) run "turnstone=$(ours $pg/src sqlite:$BENCH_HOME/out.db)" "copycsv_import=$BENCH/peers/pg-to-sqlite-pipe.sh" ;;
  my-sqlite) run "turnstone=$(ours $my/src sqlite:$BENCH_HOME/out.db)" ;;
  one-table)
    RESET+=" && psql -q -d dst -f $BENCH/gen/schema-pg-pre.sql"
    run "turnstone=$(ours $pg/src $pg/dst "--tables order_line")" "jdbc_batch_rewrite=$BENCH/peers/mig.sh -Dddl=none -Dtables=order_line -Dsrc=pg -Ddst=pg -Dmode=obj -Dsink=jdbc -Dworkers=1 -Dchunk=10000 -Dpgopt=\\&reWriteBatchedInserts=true" \
      "spark=$BENCH/peers/spark.sh -Dsparkbatch=10000 -Dpgopt=reWriteBatchedInserts=true" "spring_batch=$BENCH/peers/sb.sh -Dsbchunk=1000" ;;
  *) echo "unknown direction $direction" >&2; exit 2 ;;
esac
