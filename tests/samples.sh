#!/bin/sh
# The PDFs of the sample project: their bytes, and how they look.
#
#   tests/samples.sh sums BUILD_FOLDER     compares their SHA-256 with tests/golden/sha256sums
#   tests/samples.sh look BUILD_FOLDER     compares three editions with the pictures in tests/look
#   tests/samples.sh sheets BUILD_FOLDER   writes contact sheets of all editions into out/look
#
# GOLDEN_WRITE=1: sums and look rewrite what they would compare with.  What differs is reported on
# stdout, status 1; pictures that show it stand in out/look/different.
set -eu
cd "$(dirname "$0")/.."

command=$1
build=$2
sums=tests/golden/sha256sums
references=tests/look
editions="calder-instruments sever-logistika wodomat" # English, Russian, Polish
sheets=out/look
different=out/look/different
pages=$build/tests/tools/pages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The PDFs below $work/out, for all companies or those named.
reports() {
    "$build/rapport" build samples/quarterly "$@" -o "$work/out" --to pdf -q
}

# $1: resolution.  The pages of all these PDFs as $work/EDITION-NN.ppm, two PDFs at a time.
render() {
    (cd "$work/out" && find . -name report.pdf) | sed 's|^\./||; s|/report\.pdf$||' | sort \
        >"$work/editions"
    # The inner shell has the variables.
    # shellcheck disable=SC2016
    xargs -P 2 -I '{}' sh -c 'pdftoppm -r "$1" "$2/out/$3/report.pdf" "$2/$(echo "$3" | tr / -)"' \
        - "$1" "$work" '{}' <"$work/editions"
}

check_sums() {
    reports
    (cd "$work/out" && find . -name report.pdf | sed 's|^\./||' | LC_ALL=C sort |
        xargs sha256sum) >"$work/sums"
    if [ -n "${GOLDEN_WRITE:-}" ]; then
        cp "$work/sums" $sums
    elif ! diff $sums "$work/sums" >"$work/diff"; then
        sed -n 's/^[<>] [0-9a-f]*  /not the expected bytes: /p' "$work/diff" | sort -u
        echo "'make look' shows the pages, 'make golden' rewrites $sums."
        return 1
    fi
}

write_references() {
    rm -f $references/*.png
    for page in "$work"/*.ppm; do
        "$pages" reduce "$references/$(basename "$page" .ppm).png" "$page"
    done
    du -bc $references/*.png | tail -n 1
}

check_look() {
    # Names are split on purpose.
    # shellcheck disable=SC2086
    reports $editions
    render 50
    if [ -n "${GOLDEN_WRITE:-}" ]; then
        write_references
        return
    fi
    bad=0
    rm -rf $different
    mkdir -p $different
    for name in $( (cd $references && ls ./*.png && cd "$work" && ls ./*.ppm) |
        sed 's|^\./||; s|\.[a-z]*$||' | sort -u); do
        if [ ! -e "$work/$name.ppm" ] || [ ! -e "$references/$name.png" ]; then
            echo "$name: a page too many or too few"
            bad=1
        elif ! "$pages" compare "$references/$name.png" "$work/$name.ppm" \
            "$different/$name.png" >"$work/count"; then
            echo "$name: $(cat "$work/count") pixels differ, see $different/$name.png"
            bad=1
        fi
    done
    [ $bad -eq 0 ] || echo "'make look' shows all pages, 'make golden-look' rewrites $references."
    return $bad
}

write_sheets() {
    reports
    render 60
    mkdir -p $sheets
    rm -f $sheets/*.png
    set --
    while read -r edition; do
        name=$(echo "$edition" | tr / -)
        "$pages" sheet "$sheets/$name.png" 7 1 "$work/$name"-[0-9]*.ppm &
        [ $# -eq 0 ] || set -- "$@" --
        set -- "$@" "$work/$name"-[0-9]*.ppm
    done <"$work/editions"
    wait
    "$pages" sheet $sheets/all.png 99 2 "$@"
    set -- "$work"/*.ppm
    echo "$(wc -l <"$work/editions") editions, $# pages:"
    ls $sheets/*.png
}

case $command in
sums) check_sums ;;
look) check_look ;;
sheets) write_sheets ;;
*) echo "unknown command $command" >&2; exit 2 ;;
esac
