#!/usr/bin/env bash
# check.sh [IMAGE]: starts the image that build.sh made, target/image/turnstone unless another is named, as users do:
# the window, on an X server that nobody sees, with the archive of classes and without, and says how long each took to
# appear; then the sample in the terminal. Exits 0 when all went well, 1 when the image fails, 69 when the machine lacks
# what the check needs.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
top=$(CDPATH='' cd -- "$here/../.." && pwd -P)
image=${1:-$top/target/image/turnstone}
if ! [ -x "$image/bin/turnstone" ]; then
  echo "check.sh: there is no $image/bin/turnstone; installer/linux/build.sh makes it" >&2
  exit 1
fi
image=$(readlink -f -- "$image")
patience=60 # seconds for a window

if [ -z "${TURNSTONE_CHECK-}" ]; then
  for need in Xvfb:xvfb xdotool:xdotool; do
    command -v "${need%%:*}" >/dev/null || {
      echo "check.sh: there is no ${need%%:*}; on Debian and Ubuntu: apt-get install ${need##*:}" >&2
      exit 69
    }
  done
  TURNSTONE_CHECK=1 exec "$here/with-display" bash "${BASH_SOURCE[0]}" "$image"
fi

work=$(mktemp -d)
started=
# shellcheck disable=SC2317,SC2329 # called by a trap
end() {
  [ -z "$started" ] || kill "$started" 2>/dev/null || true
  rm -rf -- "$work"
}
trap end EXIT
trap 'exit 143' TERM INT HUP

fail() {
  echo "check.sh: $1" >&2
  [ ! -s "$work/said" ] || cat "$work/said" >&2
  exit 1
}

# shown COMMAND ..: starts it, waits for its window and ends it; in $took the milliseconds until then, and those of the
# processor, which other work on the machine hardly changes
shown() {
  local from now code=0
  from=$(date +%s%N)
  XDG_CONFIG_HOME=$work "$@" >"$work/said" 2>&1 </dev/null &
  started=$!
  until xdotool search --onlyvisible --name '^Turnstone' >/dev/null 2>&1; do
    kill -0 "$started" 2>/dev/null || fail "the program ended without a window:"
    now=$(date +%s%N)
    [ $(((now - from) / 1000000000)) -lt "$patience" ] || fail "no window within $patience s:"
    sleep 0.02
  done
  took="$((($(date +%s%N) - from) / 1000000)) ms, of the processor"
  took="$took $(awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / hz }' "/proc/$started/stat") ms"
  sleep 1 # what fails right after the first picture
  kill -0 "$started" 2>/dev/null || fail "the window was there and went:"
  kill "$started"
  wait "$started" || code=$?
  started=
  [ "$code" -eq 143 ] || fail "the program was asked to end and ended with $code:"
  [ ! -s "$work/said" ] || fail "the program complained:"
}

java=$image/lib/runtime/bin/java
app=$image/lib/app
mapfile -t options <"$top/installer/image/options"

"$java" -XX:+UseSerialGC -Xshare:on -XX:SharedArchiveFile="$app/turnstone.jsa" -Xlog:disable -Xlog:all=error:stderr \
  -cp "$app/turnstone.jar" dev.turnstone.Main --version >/dev/null 2>"$work/said" || fail "the archive does not fit the image:"
for jar in "$app"/lib/javafx-*-{win,mac,mac-aarch64}.jar; do
  [ ! -e "$jar" ] || fail "a library for another system is in it: $jar"
done

# parts of Java that the program or a library names must be in the image, but for those that are named and not used
tool=${JAVA_HOME:+$JAVA_HOME/bin/}
if command -v "${tool}jdeps" >/dev/null; then
  mkdir "$work/classes"
  for jar in "$app"/lib/*.jar "$app/turnstone.jar"; do (cd "$work/classes" && "${tool}jar" xf "$jar"); done
  rm -f -- "$work/classes/module-info.class"
  missing=$("${tool}jdeps" -s --ignore-missing-deps "$work/classes" | sed -n 's/.* -> \(java\.[a-z.]*\|jdk\.[a-z.]*\)$/\1/p' |
    grep -vxFf "$top/installer/image/modules" |
    grep -vxE 'java\.(compiler|datatransfer|desktop)|jdk\.jfr' || true)
  [ -z "$missing" ] || fail "parts of Java are missing in the image: $missing"
  echo "parts of Java:              all there"
else
  echo "check.sh: there is no jdeps, so the parts of Java are not compared" >&2
fi

shown "$java" "${options[@]}" -jar "$app/turnstone.jar"
echo "window without the archive: $took"
shown "$image/bin/turnstone"
echo "window with the archive:    $took"

"$image/bin/turnstone" demo --headless --folder "$work/demo" >"$work/said" 2>&1 </dev/null ||
  fail "turnstone demo --headless ended with $?:"
echo "turnstone demo --headless:  0"
