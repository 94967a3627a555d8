# Sourced by ./bcr in a checkout, with root set: finds a JDK, and builds when the sources are newer than the program. POSIX sh.
. "$root/bin/jdk.sh"
need_jdk
jar=$root/app/target/bcr.jar
starts=$root/.build

out_of_date() {
  [ ! -f "$jar" ] || [ -n "$(find "$root/pom.xml" "$root/engine/pom.xml" "$root/simulator/pom.xml" "$root/app/pom.xml" \
    "$root/engine/src/main" "$root/simulator/src/main" "$root/app/src/main" -newer "$jar" -print -quit 2>/dev/null)" ]
}

build() {
  need_maven
  mkdir -p "$root/.build"
  log=$root/.build/build.log
  commit=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null) || commit=unknown
  if [ "$commit" != unknown ] && [ -n "$(git -C "$root" status --porcelain -- engine simulator app pom.xml 2>/dev/null)" ]; then
    commit=$commit-changed
  fi
  echo "Building BCRecommender (about half a minute; the first time Maven also downloads libraries) ..." >&2
  began=$(date +%s)
  if ! (cd "$root" && mvn -B -ntp -Dfast -Dlaunch -Dmaven.test.skip=true "-Dbcr.commit=$commit" -pl app -am package) >"$log" 2>&1; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "The build failed; all it said is in $log" >&2
    exit 1
  fi
  # Maven leaves a jar alone when only a comment changed; without this the next start would build again.
  touch "$jar"
  echo "Built in $(($(date +%s) - began)) s." >&2
}

if out_of_date; then
  if command -v flock >/dev/null 2>&1; then
    # Two starts at once build once.
    mkdir -p "$root/.build"
    exec 9>"$root/.build/lock"
    flock 9
    if out_of_date; then build; fi
    exec 9>&-
  else
    build
  fi
fi
