#!/bin/sh
# Lists from Spark on this machine, CORES (2) tasks at a time, at growing sizes: for each prefix the step's costs as the run itself tells them, and
# the same edition made by bcr recommend alone.
#
#   bench/spark.sh MODEL PREFIX…      PREFIX.tsv, PREFIX.tags.tsv, PREFIX.tralbums.tsv, as the synthetic generator writes them
#
# Needs SPARK_HOME, spark/target/bcr-spark.jar and GNU time. MEMORY (4g) is for Spark's JVM, and for the other's.
set -eu
model=${1:?usage: bench/spark.sh MODEL PREFIX…}; shift
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
memory=${MEMORY:-4g}
export BCR_JAVA_OPTIONS="-Xmx$memory"
"$root/bcr" --version
uname -srm; nproc
for prefix; do
  home=$(mktemp -d)
  printf '== %s, load before: ' "$prefix"; cat /proc/loadavg
  {
    "$root/bcr" import tralbums "$prefix.tralbums.tsv" --columns key,type,title,artist,url,art,released --home "$home"
    "$root/bcr" import preferences "$prefix.tsv" --columns fan,tralbum --home "$home"
    "$root/bcr" import tags "$prefix.tags.tsv" --columns tralbum,tag --home "$home"
  } >/dev/null 2>&1
  /usr/bin/time -f '== on Spark: %e s wall, %U s user, %S s system' \
    "$root/bcr" recommend --home "$home" --model "$model" --on spark --set "spark.master=local[${CORES:-2}]" --set "spark.memory=$memory" 2>&1 |
    grep -E '^(==|Switched|[0-9,]+ fans)|^(copy|Spark|verify|all) '
  sed -n '/^step .*tasks/,$p' "$home/spark/spark.log"
  /usr/bin/time -f '== here: %e s wall, %U s user, %S s system, %M KB peak' \
    "$root/bcr" recommend --home "$home" --model "$model" --threads 2 2>&1 | grep -E '^(==|Switched|The catalog gives)'
  rm -rf "$home"
done
