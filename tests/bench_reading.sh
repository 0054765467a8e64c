#!/bin/sh
# Measures how fast a survey is read; called by tests/bench.sh.
#
#   tests/bench_reading.sh BUILD_FOLDER [COMPANIES]      (default 10000)
#
# One file of COMPANIES x 40 people, 50 MB for 10,000, read by libcsv alone and by rapport, in
# turns and in the same process.
set -eu
cd "$(dirname "$0")/.."
build=${1:?build folder}
companies=${2:-10000}
export LC_ALL=C

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/surveys"
awk -v n="$companies" -v folder="$work" 'BEGIN {
    srand(1)
    list = folder "/companies.csv"
    sheet = folder "/surveys/all.csv"
    print "id,name" >list
    printf "company,wave,function,respondent" >sheet
    for (q = 1; q <= 20; q++)
        printf ",q%d", q >sheet
    print "" >sheet
    for (c = 1; c <= n; c++) {
        id = sprintf("company-of-our-sample-%05d", c)
        printf "%s,Company %d\n", id, c >list
        for (i = 1; i <= 40; i++) {
            line = sprintf("%s,2026-Q3,%s,%08x-%04x-4%03x-8%03x-%012x", id, \
                i % 2 ? "sales" : "marketing", c * 40 + i, c % 65536, i, c % 4096, c * i)
            for (q = 1; q <= 20; q++)
                line = line "," int(1 + 5 * rand())
            print line >sheet
        }
    }
}'
"$build/tests/tools/reading" "$work" all.csv
