# Tests of ./bcr as a person meets it; run by ./test after the build. Prints a line per claim and ends with 1 when one fails.
set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
claim() {
  if [ "$2" = "$3" ]; then echo "ok    $1"; else echo "FAIL  $1: expected '$2', found '$3'"; failed=1; fi
}

. "$root/bin/jdk.sh"
find_jdk
touch "$root/app/target/bcr.jar"
version=$("$root/bcr" --version 2>&1)
claim "--version is printed by the jar, with its commit" yes "$(echo "$version" | grep -Eq '^BCRecommender [0-9.]+ \(commit [0-9a-z-]+\)$' && echo yes || echo "$version")"
claim "--version works from another folder, through a link" "$version" "$(ln -s "$root/bcr" "$scratch/linked" && cd "$scratch" && ./linked --version 2>&1)"

"$root/bcr" nosuchcommand >"$scratch/out" 2>"$scratch/err"
claim "an unknown command ends with 2" 2 $?
claim "an unknown command says so in one line" 1 "$(wc -l <"$scratch/err" | tr -d ' ')"

starts=$(ls "$root"/.build/serve-*.aot 2>/dev/null)
"$root/bcr" serve --help >"$scratch/out" 2>&1
claim "the help of serve leaves no file for the site's start" "$starts" "$(ls "$root"/.build/serve-*.aot 2>/dev/null)"

"$root/bcr" status --home "$scratch/nohome" >"$scratch/out" 2>"$scratch/err"
claim "a quick command starts without the vector module and its warning" 0 "$(grep -c incubator "$scratch/err")"
printf 'a\t1\na\t2\nb\t1\nb\t2\nb\t3\nc\t3\nc\t1\n' >"$scratch/train.tsv"
"$root/bcr" evaluate --train "$scratch/train.tsv" --test "$scratch/train.tsv" --model als:factors=2 >"$scratch/out" 2>"$scratch/err"
claim "a command that learns starts with the vector module" 1 "$(grep -c 'incubator modules: jdk.incubator.vector' "$scratch/err")"
claim "the log says in one line which kernels are used" 1 "$(grep -Ec 'INFO +Kernels: (plain|vector, [0-9]+ lanes) \(' "$scratch/err")"

# A machine without a fitting JDK: a folder with a release file of 17 only, nothing on the PATH.
mkdir -p "$scratch/old/bin"
printf 'JAVA_VERSION="17.0.15"\n' >"$scratch/old/release"
cp /bin/true "$scratch/old/bin/java" && cp /bin/true "$scratch/old/bin/javac"
(JAVA_HOME=$scratch/old BCR_JDK_FOLDERS= PATH=$scratch/old/bin:/usr/sbin:/sbin:/bin "$root/bcr" --version) >"$scratch/out" 2>"$scratch/err"
status=$?
if command -v javac >/dev/null 2>&1 && [ "$(command -v javac)" = /bin/javac ]; then
  echo "skip  no fitting JDK: one is installed in /bin here"
else
  claim "no fitting JDK ends with 2" 2 $status
  claim "no fitting JDK is one line" 1 "$(wc -l <"$scratch/err" | tr -d ' ')"
fi
printf 'JAVA_VERSION="25.0.2"\n' >"$scratch/old/release"
jdk_fits "$scratch/old" && found=yes || found=no
claim "JDK 25.0.2 does not fit" no $found
printf 'JAVA_VERSION="25.0.3"\n' >"$scratch/old/release"
jdk_fits "$scratch/old" && found=yes || found=no
claim "JDK 25.0.3 fits" yes $found
printf 'JAVA_VERSION="26"\n' >"$scratch/old/release"
jdk_fits "$scratch/old" && found=yes || found=no
claim "JDK 26 fits" yes $found

# A package: the same launcher with a JVM beside it. No JDK is looked for, nothing is built, and what a first run leaves goes to the cache.
mkdir -p "$scratch/package" "$scratch/cache"
cp "$root/bcr" "$root/app/target/bcr.jar" "$scratch/package/"
ln -s "$JAVA_HOME" "$scratch/package/runtime"
packaged="env -i PATH=/usr/bin:/bin CACHE_DIRECTORY=$scratch/cache $scratch/package/bcr"
claim "a package runs with its own JVM" "$version" "$($packaged --version 2>&1)"
$packaged serve --port 0 --home "$scratch/nohome" >"$scratch/out" 2>&1 &
pid=$!
tries=0
until grep -q 'The site is at' "$scratch/out" 2>/dev/null || [ $tries = 100 ]; do tries=$((tries + 1)); sleep 0.1; done
kill $pid
wait $pid
claim "what a package's first run leaves is in the cache" 1 "$(ls "$scratch/cache" | grep -c '^serve-.*[.]aot$')"
claim "nothing is written beside a package's program" "bcr bcr.jar runtime" "$(ls "$scratch/package" | tr '\n' ' ' | sed 's/ $//')"

# Each bundled artifact leaves its name below META-INF/maven.
unnamed=
for artifact in $("$JAVA_HOME/bin/jar" tf "$root/app/target/bcr.jar" | sed -n 's|^META-INF/maven/\([^/]*\)/\([^/]*\)/pom.xml$|\2|p'); do
  case $artifact in app | engine | simulator) ;; *) grep -q "[ :]$artifact\b" "$root/NOTICE" || unnamed="$unnamed $artifact" ;; esac
done
claim "NOTICE names every bundled artifact" "" "$unnamed"

# Not every artifact does, so the files themselves are held against the folders that NOTICE has in brackets.
sed -n '/\[/,/\]/p' "$root/NOTICE" | tr ' [],' '\n\n\n\n' | grep '/$' | sed 's|^|^|' >"$scratch/covered"
cat >>"$scratch/covered" <<'END'
^com/bcrecommender/
^META-INF/(maven|services|native-image|proguard)/
^META-INF/(MANIFEST.MF|LICENSE|NOTICE|FastDoubleParser-.*|Schubfach-LICENSE)$
^META-INF/(gfprobe-provider.xml|mailcap|jakarta[.].*|javamail[.].*)$
^(tinylog.properties|version.prop|sqlite-jdbc.properties|sshj.properties|mime.types)$
END
"$JAVA_HOME/bin/jar" tf "$root/app/target/bcr.jar" >"$scratch/bundled"
claim "NOTICE covers every bundled file" "" "$(grep -v '/$' "$scratch/bundled" | sed 's|^META-INF/versions/[0-9]*/||' | grep -Ev -f "$scratch/covered")"
claim "the jar holds the licence and NOTICE" 2 "$(grep -Ec '^META-INF/(LICENSE|NOTICE)$' "$scratch/bundled")"
exit $failed
