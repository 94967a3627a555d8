#!/bin/sh
# Public dumps of a size to order, invented, on one core with a heap of 512 MB: prints wall and CPU seconds and the peak of resident memory
# of each import, and whether the second import of all of it changed anything.
#
#   bench/dumps.sh FOLDER [RELEASES [LISTENERS [LISTENS]]]      the dumps are made in FOLDER where they are not there yet
#
# 400,000 releases and 10,500 listeners make a statistics dump of more than 1 GB, unpacked. Needs GNU time (Debian: apt install time).
set -eu
folder=${1:?usage: bench/dumps.sh FOLDER [RELEASES [LISTENERS [LISTENS]]]}
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/bin/jdk.sh"
need_jdk
home=${KEEP:-$(mktemp -d)}
trap '[ -n "${KEEP:-}" ] || rm -rf "$home"' EXIT
export BCR_JAVA_OPTIONS="${BCR_JAVA_OPTIONS:--Xmx512m}"
bcr="$root/bcr"
"$bcr" --version
[ -f "$folder/mbdump.tar.bz2" ] || "$JAVA_HOME/bin/java" -cp "$root/app/target/bcr.jar" "$root/bench/GenerateDumps.java" "$folder" "${2:-400000}" "${3:-10500}" "${4:-3000000}" 1
ls -l "$folder"
uname -srm; grep -m1 'model name' /proc/cpuinfo || true
printf 'load before: '; cat /proc/loadavg

measured() {
  name=$1; shift
  taskset -c "${CORE:-0}" /usr/bin/time -f "== $name: %e s wall, %U s user, %S s system, %M KB peak resident" "$bcr" "$@" --home "$home"
}
for time in first second; do
  measured "$time import musicbrainz" import musicbrainz "$folder/mbdump.tar.bz2"
  measured "$time import listenbrainz, statistics" import listenbrainz "$folder"/listenbrainz-statistics-*.tar.zst
  measured "$time import listenbrainz, listens" import listenbrainz "$folder"/listenbrainz-listens-*.tar.zst
  "$bcr" catalog --checksum --home "$home"
done
ls -l "$home"
