# Sourced by ./bcr and ./test: finds a JDK 25.0.3 or later and puts its folder into JAVA_HOME. POSIX sh.
# It reads each JDK's `release` file instead of running `java -version`: a few milliseconds instead of a start of the JVM.
# JDK-8377811: before 25.0.3 the G1 collector may move pinned arrays, which corrupts what native code writes.

# jdk_fits FOLDER: is it a JDK (with a compiler), 25.0.3 or later?
jdk_fits() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  jdk_version=
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] && jdk_version=${value#\"} && jdk_version=${jdk_version%%\"*}
  done < "$1/release"
  jdk_rest=${jdk_version%%[!0-9.]*}
  jdk_major=${jdk_rest%%.*}
  case $jdk_rest in *.*) jdk_rest=${jdk_rest#*.} ;; *) jdk_rest=0 ;; esac
  jdk_minor=${jdk_rest%%.*}
  case $jdk_rest in *.*) jdk_rest=${jdk_rest#*.} ;; *) jdk_rest=0 ;; esac
  jdk_patch=${jdk_rest%%.*}
  [ "${jdk_major:-0}" -gt 25 ] && return 0
  [ "${jdk_major:-0}" -eq 25 ] || return 1
  [ "${jdk_minor:-0}" -gt 0 ] || [ "${jdk_patch:-0}" -ge 3 ]
}

# find_jdk: sets JAVA_HOME, or fails with nothing changed. BCR_JDK_FOLDERS replaces the usual folders (for tests).
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME"; then return 0; fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  for folder in "${on_path%/bin/javac}" \
    ${BCR_JDK_FOLDERS-/usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home}; do
    if [ -n "$folder" ] && jdk_fits "$folder"; then
      JAVA_HOME=$folder
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

# need_jdk: find_jdk, or one line that says what to install, and status 2.
need_jdk() {
  find_jdk && return 0
  echo "BCRecommender needs a JDK 25.0.3 or later and found none in JAVA_HOME, on the PATH or in the usual folders: install Temurin 25 (https://adoptium.net) or set JAVA_HOME to one." >&2
  exit 2
}

# need_maven: status 2 with one line where Maven is missing.
need_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "BCRecommender is built with Maven 3.8 or later, and 'mvn' is not on the PATH: install it (Debian: apt install maven) and run this again." >&2
  exit 2
}
