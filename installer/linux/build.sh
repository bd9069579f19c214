#!/usr/bin/env bash
# build.sh [--image-only]: makes, from target/turnstone.jar and target/lib, a folder that runs without anything installed,
# target/image/turnstone, and from it a package for Debian and Ubuntu, target/turnstone_VERSION_ARCHITECTURE.deb. Both
# carry the Java they run with. Needs a JDK 17 or newer (jlink, jpackage), and dpkg-deb for the package.
#
# Java keeps the program's classes ready in an archive, which it heeds only for jars in the very place and of the very time
# for which it was made. The package's is therefore made with its files mounted where they will be installed.
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
top=$(CDPATH='' cd -- "$here/../.." && pwd -P)
target=$top/target
image=$target/image/turnstone
installed=/opt/turnstone
tool=${JAVA_HOME:+$JAVA_HOME/bin/}

stop() {
  echo "build.sh: $1" >&2
  exit 70
}

needs() { # COMMAND PACKAGE
  command -v "$1" >/dev/null || stop "there is no $1; on Debian and Ubuntu: apt-get install $2"
}

case ${1-} in
  '' | --image-only) ;;
  *) stop "the only option is --image-only" ;;
esac
for name in jlink jpackage; do needs "$tool$name" openjdk-17-jdk; done
needs objcopy binutils
[ -f "$target/turnstone.jar" ] || stop "there is no target/turnstone.jar; build it with: mvn -q package -DskipTests"

# the first version in pom.xml is the project's own
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$top/pom.xml" | head -n 1)
[ -n "$version" ] || stop "pom.xml names no version"

work=$(mktemp -d "$target/work.XXXX") # beside what it becomes: a large image is too much for some temporary folders
trap 'rm -rf -- "$work"' EXIT

# prepared FOLDER: what Java keeps ready, for the image in this place
prepared() {
  local app=$1/lib/app java=$1/lib/runtime/bin/java kept display=() window=()
  "$java" -Xshare:dump -Xlog:disable >/dev/null
  kept=$(mktemp -d "$work/kept.XXXX")
  if [ -n "${DISPLAY-}" ]; then
    window=(--window)
  elif command -v Xvfb >/dev/null; then
    display=("$here/with-display") window=(--window)
  else
    echo "build.sh: there is no display and no Xvfb: the command line will start sooner, the window only a little" >&2
  fi
  rm -f -- "$app/turnstone.jsa"
  XDG_CONFIG_HOME=$kept "${display[@]}" "$java" -Duser.home="$kept" -XX:+UseSerialGC -Xlog:disable \
    -XX:ArchiveClassesAtExit="$app/turnstone.jsa" -cp "$app/turnstone.jar" dev.turnstone.Preparation "$kept/sample" \
    "${window[@]}" || stop "the sample did not go through every stage, or the window did not open"
  [ -s "$app/turnstone.jsa" ] || stop "Java could not write $app/turnstone.jsa"
  chmod 644 "$app/turnstone.jsa" "$1/lib/runtime/lib/server/classes.jsa"
}

image() {
  local options=() option
  mkdir -p "$work/input/lib" "$work/input/licences"
  cp -p "$target/turnstone.jar" "$work/input"
  cp -p "$target"/lib/*.jar "$work/input/lib"
  # libraries for the windows of other systems, where somebody asked Maven for them
  rm -f -- "$work"/input/lib/javafx-*-{win,mac,mac-aarch64,mac-monocle}.jar
  cp "$top/LICENSE" "$top/src/main/resources/dev/turnstone/ui/settings/licences.txt" "$top"/assets/fonts/*-OFL.txt \
    "$work/input/licences"

  "${tool}jlink" --add-modules "$(paste -sd, "$top/installer/image/modules")" --include-locales=en,de --strip-debug \
    --no-header-files --no-man-pages --compress=2 --output "$work/runtime"
  while read -r option; do options+=(--java-options "$option"); done <"$top/installer/image/options"
  rm -rf -- "$image"
  "${tool}jpackage" --type app-image --name turnstone --app-version "${version%%-*}" --vendor Turnstone \
    --description "Moves data between databases, with a way back at every moment" --icon "$top/assets/logo/turnstone-256.png" \
    --runtime-image "$work/runtime" --input "$work/input" --main-jar turnstone.jar --main-class dev.turnstone.Main \
    "${options[@]}" --java-options "-XX:SharedArchiveFile=\$APPDIR/turnstone.jsa" --dest "$(dirname "$image")"
  # the jar itself names its libraries; an archive is heeded only for the class path for which it was made
  # shellcheck disable=SC2016 # $APPDIR is for jpackage
  sed -i '/^app\.classpath=\$APPDIR\/lib\//d' "$image/lib/app/turnstone.cfg"
  [ -x "$image/lib/runtime/bin/java" ] || { # some versions of jpackage leave out what prepares the archive
    mkdir -p "$image/lib/runtime/bin"
    cp "$work/runtime/bin/java" "$image/lib/runtime/bin"
  }
  prepared "$image"
}

# package: the image as files of a Debian package. What is in it, is known to dpkg; it has no scripts.
package() {
  local tree=$work/tree architecture glibc size deb
  architecture=$(dpkg --print-architecture)
  mkdir -p "$tree$installed" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/turnstone" "$tree/DEBIAN"
  cp -a "$image/." "$tree$installed"
  ln -s "$installed/bin/turnstone" "$tree/usr/bin/turnstone"
  cp "$here/turnstone.desktop" "$tree/usr/share/applications"
  for size in 16 24 32 48 64 128 256 512; do
    install -Dm644 "$top/assets/logo/turnstone-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/turnstone.png"
  done
  cp "$top/LICENSE" "$tree/usr/share/doc/turnstone/copyright"
  chmod -R u=rwX,go=rX "$tree"
  # whole seconds, which is all a package keeps
  find "$tree" -exec touch -h -d "@$(date +%s)" {} +
  if unshare --map-root-user --mount true 2>/dev/null; then
    export -f prepared stop
    export here work
    # shellcheck disable=SC2016 # for the inner shell
    unshare --map-root-user --mount bash -euc \
      'mount -t tmpfs none "$(dirname "$1")"; mkdir "$1"; mount --bind "$2" "$1"; prepared "$1"' - "$installed" "$tree$installed"
  else
    echo "build.sh: nothing can be mounted here: the package goes without the archive and starts more slowly" >&2
    # to name an archive that is not there would take away Java's own as well
    rm -f -- "$tree$installed/lib/app/turnstone.jsa"
    sed -i '/SharedArchiveFile/d' "$tree$installed/lib/app/turnstone.cfg"
  fi

  glibc=$(find "$image" -name '*.so' -exec grep -aoh 'GLIBC_2\.[0-9]*' {} + | sort -Vu | tail -n 1)
  cat >"$tree/DEBIAN/control" <<END
Package: turnstone
Version: ${version/-/\~}
Architecture: $architecture
Maintainer: Turnstone <turnstone@localhost>
Section: database
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: libc6 (>= ${glibc#GLIBC_}), libstdc++6, zlib1g, libgtk-3-0 | libgtk-3-0t64, libxtst6, libxxf86vm1, libgl1, libfontconfig1, libfreetype6
Description: moves data between databases, with a way back at every moment
 Turnstone looks at two databases, proposes a plan, rehearses it on every row
 without writing, and only then carries it out. Without arguments it opens a
 window, with arguments it is a command of the terminal.
END
  deb=$target/turnstone_${version/-/\~}_$architecture.deb
  # nearly all of it is jars, which no effort makes smaller
  dpkg-deb --root-owner-group -Zxz -z1 --build "$tree" "$work/package.deb" >/dev/null
  mv -f -- "$work/package.deb" "$deb"
  echo "$deb: $(du -m "$deb" | cut -f1) MB, installed $(du -sm --exclude=DEBIAN "$tree" | cut -f1) MB"
}

image
echo "$image: $(du -sm "$image" | cut -f1) MB"
if [ "${1-}" != --image-only ]; then
  needs dpkg-deb dpkg
  package
fi
