#!/bin/sh
# The engine's kernels, each in both forms, beside what the core can do at most; on one core, as a table: nanoseconds per thousand
# multiplications with their additions, floats moved, or entries added to a row of a Gram matrix, in the fastest of all calls, because others may use the machine too.
#
#   bench/kernels.sh [CORE]     needs bench/target/bench.jar: mvn -Dfast -Dmaven.test.skip=true -pl bench -am package
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/bin/jdk.sh"
need_jdk
log=$(mktemp)
trap 'rm -f "$log"' EXIT
uname -srm; grep -m1 'model name' /proc/cpuinfo || true
printf 'load: '; cat /proc/loadavg
taskset -c "${1:-0}" "$JAVA_HOME/bin/java" -jar "$root/bench/target/bench.jar" 'KernelBenchmark|SparseBenchmark|PeakBenchmark' -wi 2 -i 3 -w 1 -r 1 >"$log" 2>&1
awk '
  BEGIN {
    n["KernelBenchmark.multiply"] = n["KernelBenchmark.above"] = 1048.576; n["KernelBenchmark.solve"] = 16 * 6.5
    n["KernelBenchmark.gather"] = n["KernelBenchmark.transpose"] = n["PeakBenchmark.copySmall"] = 32.768
    n["PeakBenchmark.multiplyAndAdd"] = n["PeakBenchmark.fused"] = 128; n["PeakBenchmark.copyLarge"] = n["PeakBenchmark.readLarge"] = 67108.864
    n["SparseBenchmark.addRows"] = n["SparseBenchmark.products"] = 32.768; n["SparseBenchmark.addGram"] = n["PeakBenchmark.readScattered"] = 1.344
  }
  /^# Benchmark:/ { name = $3; sub(/.*\.bench\./, "", name); form = "" }
  /^# Parameters:/ { form = $0; sub(/.*form = /, "", form); gsub(/[),]|where =/, "", form) }
  # The samples of one iteration: the first line of a histogram is its fastest.
  /p0.00:/ { if ($2 + 0 > 0) { key = name " " form; value = $2 / n[name]; if (!(key in best) || value < best[key]) best[key] = value } }
  /<failure>/ { failed = 1 }
  END { if (failed) { print "kernels.sh: a benchmark failed; run it alone to see why: bench/target/bench.jar NAME" > "/dev/stderr"; exit 1 } for (key in best) printf "%-48s %8.1f\n", key, best[key] }' "$log" | sort
