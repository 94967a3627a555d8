#!/bin/sh
# The site's speed on one core: fan pages of an edition, fans uniformly at random, under wrk on the other core; in the same run what
# Jetty does with a constant answer, and nginx with 500 of the same pages as plain files. Prints, for each, pages per second, the 99th
# percentile, CPU microseconds per page, and for `bcr serve` the time to the first answer and its anonymous resident memory. At half the
# rate a client with a constant rate asks (SteadyLoad.java), which counts from when it was to ask.
#
#   bench/serve.sh HOME [FANS [KEY]]     fans have the keys KEY0 to KEY<FANS-1>; default 160000 x:file:, as synth1 is imported
#
# On a busy machine trust the CPU time per page: a core that is shared gives fewer pages per second. Needs wrk, nginx and curl (Debian).
# SECONDS_EACH (default 10) is the length of each measurement; SERVER_CORE and CLIENT_CORE (default 0 and 1) are the cores.
set -eu
home=${1:?usage: bench/serve.sh HOME [FANS [KEY]]}
fans=${2:-160000}
prefix=${3:-x:file:}
seconds=${SECONDS_EACH:-10}
server_core=${SERVER_CORE:-0}
client_core=${CLIENT_CORE:-1}
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/bin/jdk.sh"
need_jdk
work=$(mktemp -d)
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$work"' EXIT
ticks=$(getconf CLK_TCK)

cpu() { # PID: clock ticks that it and its children have used
  cat "/proc/$1/stat" $(sed 's/ *$//; s/\([0-9][0-9]*\)/\/proc\/\1\/stat/g' "/proc/$1/task/$1/children") 2>/dev/null |
    awk '{ sub(/.*\) /, ""); sum += $12 + $13 } END { print sum }'
}

# load NAME PID URL CONNECTIONS SECONDS ARGUMENTS...: one run of wrk
load() {
  name=$1 pid=$2 url=$3 connections=$4 length=$5
  shift 5
  before=$(cpu "$pid")
  taskset -c "$client_core" wrk -t1 -c"$connections" -d"${length}s" --latency -s "$root/bench/random-fans.lua" "$url" -- "$@" >"$work/wrk"
  after=$(cpu "$pid")
  awk -v name="$name" -v cpu=$((after - before)) -v ticks="$ticks" '
    /requests in/ { n = $1; read = $(NF - 1) " read" } /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = ", " $NF " NOT ANSWERED" }
    /Socket errors/ { bad = bad ", " $0 }
    END { printf "%-44s %8.0f pages/s   99%% below %-9s %6.1f us of CPU a page   %s%s\n", name, rate, p99, cpu * 1e6 / ticks / n, read, bad }' "$work/wrk"
  rate=$(awk '/Requests\/sec/ { printf "%d", $2 }' "$work/wrk")
}

# answers PID URL: waits until the server answers, or ends where it has ended
answers() { until curl -sf -o /dev/null "$2"; do kill -0 "$1" || { cat "$work"/*.log; exit 1; }; sleep 0.01; done; }

"$root/bcr" --version
uname -srm; grep -m1 'model name' /proc/cpuinfo || true
printf 'load before: '; cat /proc/loadavg

# Twice: the first start of a new program leaves the file that makes later ones fast.
for start in first second; do
  began=$(date +%s%N)
  BCR_JAVA_OPTIONS="${BCR_JAVA_OPTIONS:--Xmx64m}" taskset -c "$server_core" "$root/bcr" serve --home "$home" --port 8791 >"$work/serve.log" 2>&1 &
  serve=$!
  pids=$serve
  answers $serve "http://127.0.0.1:8791/fan/?id=${prefix}0"
  echo "$start start: first fan page after $((($(date +%s%N) - began) / 1000000)) ms"
  if [ $start = first ]; then kill $serve; wait $serve || true; fi
done
curl -s "http://127.0.0.1:8791/fan/?id=${prefix}0" >"$work/page"
echo "a fan page: $(wc -c <"$work/page") bytes, $(grep -c '<li class="record">' "$work/page") entries, $(grep -c '<li class="w[0-9]' "$work/page") lines of evidence"

load "(warm-up)" $serve http://127.0.0.1:8791 16 $((2 * seconds)) "$fans" "/fan/?id=$prefix"
load "bcr serve" $serve http://127.0.0.1:8791 16 "$seconds" "$fans" "/fan/?id=$prefix"
full=$rate
printf '%-44s ' "bcr serve at half that rate"
taskset -c "$client_core" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m "$root/bench/SteadyLoad.java" 8791 "/fan/?id=$prefix" "$fans" $((full / 2 + 1)) "$seconds"
grep -E 'RssAnon|VmHWM' /proc/$serve/status

mkdir "$work/pages"
n=0
while [ $n -lt 500 ]; do
  printf 'url = "http://127.0.0.1:8791/fan/?id=%s%s"\noutput = "%s/pages/%s"\n' "$prefix" $((n * (fans / 500))) "$work" $n
  n=$((n + 1))
done | curl -s -K -
kill $serve; wait $serve || true

taskset -c "$server_core" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m -cp "$root/app/target/bcr.jar" "$root/bench/ConstantAnswer.java" 8792 19000 >"$work/constant.log" 2>&1 &
constant=$!
pids=$constant
answers $constant http://127.0.0.1:8792/
load "(warm-up)" $constant http://127.0.0.1:8792 16 "$seconds" "$fans" "/fan/?id=$prefix"
load "Jetty, a constant answer of 19,000 bytes" $constant http://127.0.0.1:8792 16 "$seconds" "$fans" "/fan/?id=$prefix"
jetty=$rate
kill $constant; wait $constant || true

mkdir "$work/temp"
cat >"$work/nginx.conf" <<END
worker_processes 1; daemon off; error_log $work/nginx.log; pid $work/nginx.pid;
events { worker_connections 256; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=1000; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path $work/temp/a; proxy_temp_path $work/temp/b; fastcgi_temp_path $work/temp/c; uwsgi_temp_path $work/temp/d; scgi_temp_path $work/temp/e;
  server { listen 127.0.0.1:8793; root $work/pages; } }
END
chmod -R a+rX "$work"
taskset -c "$server_core" nginx -c "$work/nginx.conf" 2>/dev/null &
nginx=$!
pids=$nginx
answers $nginx http://127.0.0.1:8793/0
load "nginx, 500 of these pages as files" $nginx http://127.0.0.1:8793 16 "$seconds" 500 /
awk -v full="$full" -v jetty="$jetty" 'BEGIN { printf "bcr serve does %.0f %% of what Jetty does with the constant answer\n", 100 * full / jetty }'
printf 'load after: '; cat /proc/loadavg
