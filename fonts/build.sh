#!/bin/sh
# Subsets the fonts listed in a fonts.ini and copies what else the PDF needs.
#
#   fonts/build.sh FONTS_INI OUT
#
# The same packages give the same bytes.  A missing source ends the run with the name of the
# package it belongs to.
set -eu
LC_ALL=C
export LC_ALL

ini=${1:?usage: fonts/build.sh FONTS_INI OUT}
out=${2:?usage: fonts/build.sh FONTS_INI OUT}

# value SECTION KEY: prints the setting, empty when absent.
value() {
    awk -v section="[$1]" -v key="$2" '
        /^\[/ { inside = ($0 == section) }
        inside && /^[a-z]+ *=/ {
            name = $0; sub(/ *=.*/, "", name)
            if (name == key) { sub(/^[^=]*= */, ""); print; exit }
        }' "$ini"
}

fail() {
    echo "fonts/build.sh: $1" >&2
    exit 1
}

# source_file SECTION NAME: prints the path of a source, which must be readable.
source_file() {
    path=$(value "$1" folder)/$2
    [ -r "$path" ] || fail "cannot read $path: install the package $(value "$1" package)"
    echo "$path"
}

need() {
    command -v "$1" >/dev/null 2>&1 || fail "$1 not found: install the package $2"
}

# subset SECTION FACE RANGES OUTPUT
subset() {
    from=$(source_file "$1" "$2.ttf") || exit 1
    hb-subset --unicodes="$3" --layout-features="$(value "$1" features)" \
        --no-hinting --name-IDs=0,1,2,4,6,13,14 --output-file="$4" "$from" ||
        fail "hb-subset failed on $from"
}

# web_font PART FACE WEIGHT RANGES: a web font, and its line in the list of them.  woff2_compress
# writes beside its input, which is therefore made in a folder of its own.
web_font() {
    subset "web-$1" "$2" "$4" "$web/$2-$1.ttf"
    woff2_compress "$web/$2-$1.ttf" >/dev/null 2>&1 || fail "woff2_compress failed on $2"
    mv "$web/$2-$1.woff2" "$out/"
    echo "$1 $2-$1.woff2 $3 $4" >>"$web/list"
}

[ -r "$ini" ] || fail "cannot read $ini"
need hb-subset libharfbuzz-bin
need woff2_compress woff2
mkdir -p "$out"

for section in text fallback; do
    for face in $(value $section faces); do
        subset $section "$face" "$(value $section ranges)" "$out/$face.ttf"
    done
done

web=$out/web.tmp
rm -rf "$web" "$out"/*.woff2
mkdir "$web"
trap 'rm -rf "$web"' EXIT
for part in $(value web parts); do
    for face in $(value "web-$part" faces); do
        weight=400
        [ "${face#*-}" = Regular ] || weight=700
        web_font "$part" "$face" "$weight" "$(value "web-$part" ranges)"
    done
    light=$(value "web-$part" light)
    [ -z "$light" ] || web_font "$part" Lato-Light 300 "$light"
done
mv "$web/list" "$out/web.list"

# Of a pattern that a dictionary lists twice the last one counts, and libhyphen never frees the
# others: keep only the last.
for file in $(value hyphenation files); do
    from=$(source_file hyphenation "$file") || exit 1
    LC_ALL=C awk '{ pattern = $0; gsub(/[0-9]/, "", pattern) }
        NR == FNR { last[pattern] = FNR; next }
        last[pattern] == FNR' "$from" "$from" >"$out/$file"
done

for file in $(value colour files); do
    from=$(source_file colour "$file") || exit 1
    cp "$from" "$out/$file"
    chmod 644 "$out/$file"
done
