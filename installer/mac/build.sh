#!/usr/bin/env bash
# build.sh [dmg|pkg|app-image]: makes, from target/turnstone.jar and target/lib, target/image/Turnstone.app, which runs
# without anything installed, and from it target/Turnstone-VERSION.dmg or .pkg. They carry the Java they run with and are
# for the processor of the Mac that builds them. Nothing is signed with a certificate: whoever downloads it has to allow it
# in the settings once. To be run on macOS with a JDK 17 or newer.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
top=$(CDPATH='' cd -- "$here/../.." && pwd -P)
target=$top/target
image=$target/image/Turnstone.app
tool=${JAVA_HOME:+$JAVA_HOME/bin/}
type=${1-dmg}

stop() {
  echo "build.sh: $1" >&2
  exit 70
}

case $type in
  dmg | pkg | app-image) ;;
  *) stop "one of dmg, pkg and app-image can be built" ;;
esac
[ "$(uname)" = Darwin ] || stop "this is for macOS; there are scripts for others in $top/installer"
for name in jlink jpackage; do
  command -v "$tool$name" >/dev/null || stop "there is no $name; it comes with a JDK 17 or newer"
done
[ -f "$target/turnstone.jar" ] || stop "there is no target/turnstone.jar; build it with: mvn -q package -DskipTests"
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$top/pom.xml" | head -n 1)
version=${version%%-*}
[ -n "$version" ] || stop "pom.xml names no version"
# jpackage refuses versions that begin with 0 on macOS; what is shown is set right below
accepted=$version
case $accepted in 0.*) accepted=1${version#0} ;; esac

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
mkdir -p "$work/input/lib" "$work/input/licences"
cp -p "$target/turnstone.jar" "$work/input"
for jar in "$target"/lib/*.jar; do
  case ${jar##*/} in
    javafx-*-win.jar | javafx-*-linux.jar | javafx-*-linux-aarch64.jar) ;; # windows of other systems
    *) cp -p "$jar" "$work/input/lib" ;;
  esac
done
cp "$top/LICENSE" "$top/src/main/resources/dev/turnstone/ui/settings/licences.txt" "$top"/assets/fonts/*-OFL.txt \
  "$work/input/licences"

"${tool}jlink" --add-modules "$(paste -sd, "$top/installer/image/modules")" --include-locales=en,de --strip-debug \
  --no-header-files --no-man-pages --compress=2 --output "$work/runtime"
options=()
while read -r option; do options+=(--java-options "$option"); done <"$top/installer/image/options"
# to name an archive that is not there would take away Java's own as well
[ "$type" != app-image ] || options+=(--java-options "-XX:SharedArchiveFile=\$APPDIR/turnstone.jsa")
rm -rf -- "$image"
"${tool}jpackage" --type app-image --name Turnstone --app-version "$accepted" --vendor Turnstone \
  --mac-package-identifier dev.turnstone --icon "$top/assets/logo/turnstone.icns" --runtime-image "$work/runtime" \
  --input "$work/input" --main-jar turnstone.jar --main-class dev.turnstone.Main "${options[@]}" \
  --dest "${image%/*}"

app=$image/Contents/app
home=$image/Contents/runtime/Contents/Home
# the jar itself names its libraries; an archive is heeded only for the class path for which it was made
# shellcheck disable=SC2016 # $APPDIR is for jpackage
sed -i '' '/^app\.classpath=\$APPDIR\/lib\//d' "$app/Turnstone.cfg"
/usr/libexec/PlistBuddy -c "Set :CFBundleShortVersionString $version" -c "Set :CFBundleVersion $version" \
  "$image/Contents/Info.plist"
[ -x "$home/bin/java" ] || {
  mkdir -p "$home/bin"
  cp "$work/runtime/bin/java" "$home/bin"
}

# What Java keeps ready is heeded only in the place for which it was made, which is not known for what is installed.
"$home/bin/java" -Xshare:dump -Xlog:disable >/dev/null
if [ "$type" = app-image ]; then
  "$home/bin/java" -Duser.home="$work" -XX:+UseSerialGC -Xlog:disable \
    -XX:ArchiveClassesAtExit="$app/turnstone.jsa" -cp "$app/turnstone.jar" dev.turnstone.Preparation \
    "$work/sample" --window || stop "the sample did not go through every stage, or the window did not open"
fi
# whatever was changed has to be sealed again, or a Mac with Apple's processor does not start it
codesign --force --deep --sign - "$image"
echo "$image: $(du -sm "$image" | cut -f1) MB"

if [ "$type" != app-image ]; then
  "${tool}jpackage" --type "$type" --app-image "$image" --name Turnstone --app-version "$accepted" --dest "$work"
  mv -f -- "$work/Turnstone-$accepted.$type" "$target/Turnstone-$version.$type"
  echo "$target/Turnstone-$version.$type"
fi
