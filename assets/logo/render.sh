#!/bin/sh
# Makes the PNG, ICO and ICNS files in this folder from the SVG files beside it.
#
# Needs three programs:
#   rsvg-convert  draws the PNGs          (Debian: librsvg2-bin, Homebrew: librsvg)
#   icotool       packs turnstone.ico     (Debian: icoutils,     Homebrew: icoutils)
#   png2icns      packs turnstone.icns    (Debian: icnsutils,    Homebrew: libicns)
#
# 16 and 24 pixels are drawn from turnstone-small.svg, all others from turnstone.svg.
set -eu
cd "$(dirname "$0")"

missing=
for program in rsvg-convert icotool png2icns; do
  command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
done
if [ -n "$missing" ]; then
  echo "render.sh: not found:$missing (the head of this script says which packages have them)" >&2
  exit 1
fi

for size in 16 24; do
  rsvg-convert -w "$size" -h "$size" -o "turnstone-$size.png" turnstone-small.svg
done
for size in 32 48 64 128 256 512; do
  rsvg-convert -w "$size" -h "$size" -o "turnstone-$size.png" turnstone.svg
done

# The large picture goes in as PNG, the small ones as bitmaps, which every Windows reads.
icotool -c -o turnstone.ico \
  turnstone-16.png turnstone-24.png turnstone-32.png turnstone-48.png \
  turnstone-64.png turnstone-128.png --raw=turnstone-256.png

png2icns turnstone.icns \
  turnstone-16.png turnstone-32.png turnstone-48.png turnstone-128.png \
  turnstone-256.png turnstone-512.png >/dev/null
