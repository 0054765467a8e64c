# What stops a PDF: a full disk, no memory, a damaged font.  A message, a status, no partial file.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

# A folder of rapport's own files that a test may damage.
own_data() {
    mkdir data
    cp -R "$ROOT/templates" data/
    cp -R "$ROOT/build/fonts" data/fonts
    chmod -R u+w data
}

# No file but whole ones: PDFs are sound, nothing temporary is left.
only_whole_files() {
    local file
    while IFS= read -r file; do
        case $file in
        *.pdf) qpdf --check "$file" >/dev/null 2>&1 || die "damaged: $file" ;;
        *.html | *.json | *.jsonl | *.txt) ;;
        *) die "left behind: $file" ;;
        esac
    done < <(find "$1" -type f 2>/dev/null)
}

# The disk takes files of some kB alone: no room for the report, then room for its page alone.
test_a_full_disk_leaves_no_part_of_a_report() {
    local kb
    project p novalens
    for kb in 1 16 64 100; do
        rm -rf out
        (
            trap '' XFSZ
            ulimit -f "$kb"
            run build p -o out --to pdf
            [ "$STATUS" -eq 3 ] || die "status $STATUS with $kb kB"
            says 'novalens/report\.pdf: error: cannot write: .*\[OUTPUT_WRITE\]'
        )
        absent out/novalens/report.pdf
        only_whole_files out
    done
}

test_a_report_that_cannot_be_written_fails_alone() {
    project p novalens wodomat
    mkdir -p out/novalens/report.pdf/in_the_way
    run build p -o out --to pdf --force
    status 3
    says 'novalens/report\.pdf: error: cannot write'
    exists out/wodomat/report.pdf
    [ -d out/novalens/report.pdf/in_the_way ] || die "something was removed"
    only_whole_files out
}

test_a_damaged_font_is_named_before_anything_is_written() {
    local size
    project p novalens
    own_data
    for size in 0 500 50000 122000; do
        cp "$ROOT/build/fonts/Lato-Bold.ttf" data/fonts/
        truncate -s "$size" data/fonts/Lato-Bold.ttf
        RAPPORT_DATA=$PWD/data run build p -o out --to pdf
        status 2
        says 'data/fonts/Lato-Bold\.ttf: error: .*not a TrueType font \[DATA_MISSING\]'
        absent out
    done
    rm data/fonts/sRGB.icc
    cp "$ROOT/build/fonts/Lato-Bold.ttf" data/fonts/
    RAPPORT_DATA=$PWD/data run build p -o out --to pdf
    [ "$STATUS" -ne 0 ] || die "no colour profile, no message"
    says 'data/fonts/sRGB\.icc: error'
    absent out/novalens/report.pdf
}

# Less and less memory: in the end the system's loader gives up before the program begins.
test_without_memory_no_part_of_a_report_is_left() {
    local kb failed=0
    [ -z "${RAPPORT_WRAP:-}" ] || return 0
    # The sanitizers need the address space for themselves.
    case $BUILD in */asan) return 0 ;; esac
    project p novalens
    for kb in 100000 90000 84000 82000 80000 78000 76000 74000 72000; do
        rm -rf out
        STATUS=0
        (ulimit -v "$kb" && rapport build p -o out --to pdf -j 1) >stdout 2>stderr || STATUS=$?
        only_whole_files out
        [ "$STATUS" -eq 0 ] || failed=$((failed + 1))
        # Libraries may end the program themselves: then by a signal.
        case $STATUS in
        1 | 2 | 3) [ -s stderr ] || die "silent with $kb kB" ;;
        esac
    done
    [ "$failed" -gt 0 ] || die "memory never ran out"
}
