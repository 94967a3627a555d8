#!/bin/sh
# The whole way at 2014's size, on one core with a heap of 2 GB: import, recommend, serve. Prints wall and CPU seconds and the peak of
# resident memory per command, and the pages per second of one fan page after another.
#
#   bench/full-size.sh PREFIX       PREFIX.tsv, PREFIX.tags.tsv, PREFIX.tralbums.tsv, as the synthetic generator writes them
#
# Needs GNU time (Debian: apt install time) and curl. The home is a temporary folder, kept when KEEP is set.
set -eu
prefix=${1:?usage: bench/full-size.sh PREFIX}
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
home=${KEEP:-$(mktemp -d)}
export BCR_JAVA_OPTIONS="${BCR_JAVA_OPTIONS:--Xmx2g}"
"$root/bcr" --version
uname -srm; grep -m1 'model name' /proc/cpuinfo || true
printf 'load before: '; cat /proc/loadavg

measured() {
  name=$1; shift
  taskset -c 0 /usr/bin/time -f "== $name: %e s wall, %U s user, %S s system, %M KB peak resident" "$@"
}
bcr="$root/bcr"
measured "import tralbums" "$bcr" import tralbums "$prefix.tralbums.tsv" --columns key,type,title,artist,url,art,released --home "$home"
measured "import preferences" "$bcr" import preferences "$prefix.tsv" --columns fan,tralbum --home "$home"
measured "import tags" "$bcr" import tags "$prefix.tags.tsv" --columns tralbum,tag --home "$home"
measured "recommend" "$bcr" recommend --home "$home"
ls -l "$home/catalog.sqlite"
du -sm "$home/editions"

"$root/bcr" serve --home "$home" --port 8799 >"$home/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; [ -n "${KEEP:-}" ] || rm -rf "$home"' EXIT
until curl -s -o /dev/null http://127.0.0.1:8799/; do sleep 0.2; done
fan=0
began=$(date +%s%N)
while [ $fan -lt 300 ]; do
  curl -s -o /dev/null -w '%{http_code} %{time_total} %{size_download}\n' "http://127.0.0.1:8799/fan/?id=x:file:$((fan * 531))"
  fan=$((fan + 1))
done >"$home/pages.log"
echo "== serve: 300 fan pages one after the other in $((($(date +%s%N) - began) / 1000000)) ms, curl's start included;" \
  "$(grep -c '^200' "$home/pages.log") answered 200; median $(awk '{print $2}' "$home/pages.log" | sort -n | sed -n 150p) s"
grep -E 'RssAnon|VmHWM' /proc/$server/status || true
