#!/bin/sh
# Measures rapport on generated companies; called by `make bench`.
#
#   tests/bench.sh BUILD_FOLDER [COMPANIES]      (default 200)
#
# What the PDF costs comes first: composing, laying out, writing it, without the page and the
# figures, stage by stage, and the sizes of the sample reports.  Then everything together,
# with one worker and with two: a page's cost, reports a second, sizes, memory; then what
# scoring and diagnosing 2 x 40 people over three quarters costs; last, how fast a survey is
# read beside libcsv alone.  Wall times depend on what else the machine does; the numbers are
# for comparing two builds on the same machine, not for a test.
set -eu
cd "$(dirname "$0")/.."
program=$(cd "${1:?build folder}" && pwd)/rapport
companies=${2:-200}
export LC_ALL=C

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
samples/generate.sh "$companies" "$work/project"

now() {
    date +%s%N
}

# $1: name, $2: workers, $3: outputs.  Leaves seconds in $work/seconds.$1 and the program's
# messages in $work/log.$1.
build() {
    start=$(now)
    if ! "$program" build "$work/project" -o "$work/out.$1" -j "$2" --to "$3" -v \
        >/dev/null 2>"$work/log.$1"; then
        tail -n 20 "$work/log.$1" >&2
        echo "bench: the build failed" >&2
        exit 1
    fi
    end=$(now)
    echo "$start $end" | awk '{ printf "%.3f\n", ($2 - $1) / 1e9 }' >"$work/seconds.$1"
}

# $1: name.  The number behind a word in the messages of a build.
pages() {
    sed -n 's/^pages: \([0-9]*\).*/\1/p' "$work/log.$1"
}

memory() {
    sed -n 's/^peak memory: \([0-9]*\).*/\1/p' "$work/log.$1" |
        awk '{ printf "%-22s %8.1f MB\n", "peak memory", $1 / 1024 }'
}

# $1: name.  The stages of a build; those with a dot are parts of another.
profile() {
    sed -n 's/^timing: //p' "$work/log.$1" | awk -v pages="$(pages "$1")" '
        $2 > 0 { stage[++n] = $1; ms[n] = $2; if ($1 !~ /[.]/) sum += $2 }
        END {
            for (i = 1; i <= n; i++) {
                name = stage[i]
                sub(/^[a-z]*[.]/, "  ", name)
                printf "  %-20s %8.1f ms %5.1f %% %8.3f ms a page\n", name, ms[i], \
                    100 * ms[i] / sum, ms[i] / pages
            }
        }'
}

# $1: name of a build, $2: file name pattern, $3: what to call it.
sizes() {
    find "$work/out.$1" -mindepth 2 -name "$2" -size +0 -exec ls -ln '{}' + |
        awk -v kind="$3" '
            { n++; sum += $5; if ($5 > max) max = $5 }
            END { if (n) printf "%-22s %8.1f kB mean %8.1f kB largest\n", kind, sum / n / 1000, max / 1000 }'
}

build pdf 1 pdf
reports=$(find "$work/out.pdf" -name report.pdf | wc -l)
echo "$companies companies, $reports reports, $(pages pdf) pages"
echo
echo "the PDF alone, one worker:"
sed -n 's/^timing: //p' "$work/log.pdf" | awk -v pages="$(pages pdf)" '
    $1 == "compose" || $1 == "pdf" || $1 == "write" { sum += $2 }
    END { printf "%-22s %8.3f ms (compose, pdf and write)\n", "a page", sum / pages }'
sed -n 's/^processor time: //p' "$work/log.pdf" | awk -v pages="$(pages pdf)" '
    { printf "%-22s %8.3f ms (of the processor, reading and scoring too)\n", "", 1000 * $1 / pages }'
profile pdf
sizes pdf report.pdf "PDF"
memory pdf

echo
echo "the sample reports:"
"$program" build samples/quarterly -o "$work/samples" -j 1 --to pdf >/dev/null 2>&1
(cd "$work/samples" && find . -name report.pdf | sort) | while read -r file; do
    printf '  %-36s %8.1f kB %s pages\n' "$(dirname "${file#./}")" \
        "$(awk -v n="$(wc -c <"$work/samples/$file")" 'BEGIN { print n / 1000 }')" \
        "$(pdfinfo "$work/samples/$file" 2>/dev/null | sed -n 's/^Pages: *//p')"
done

build one 1 pdf,html,json
build two 2 pdf,html,json
one=$(cat "$work/seconds.one")
two=$(cat "$work/seconds.two")
echo
echo "PDF, HTML and JSON:"
awk -v one="$one" -v two="$two" -v pages="$(pages one)" -v reports="$reports" 'BEGIN {
    printf "%-22s %8.3f ms\n", "one worker, a page", one * 1000 / pages
    printf "%-22s %8.1f a second (%.2f s)\n", "one worker, reports", reports / one, one
    printf "%-22s %8.1f a second (%.2f s)\n", "two workers, reports", reports / two, two
    printf "%-22s %8.2f times\n", "two workers, speed-up", one / two
}'
profile one
sizes one index.html "page"
sizes one report.json "JSON"
memory one
echo

# Fifty companies of 40 people in either function and three quarters; best of three runs.
large=$work/large
mkdir -p "$large/surveys"
cat >"$work/plan.csv" <<'END'
company,function,invited,n_q1,n_q2,n_q3,level_q1,level_q2,level_q3,trust,knowledge,customer,planning,measures,own,other
even,sales,50,40,40,40,55,57,60,5,-5,5,-5,0,20,0
even,marketing,50,40,40,40,58,60,61,0,5,-5,5,-5,15,5
apart,sales,50,40,40,40,42,44,45,-10,10,0,-20,10,45,-50
apart,marketing,50,40,40,40,66,65,68,10,5,20,-10,0,55,-30
END
awk -v copies=50 -v folder="$large" -f samples/generate.awk "$work/plan.csv"
awk -F, 'BEGIN { print "id,name" } FNR > 1 && !seen[$1]++ { print $1 "," $1 }' \
    "$large/surveys/2026-Q3.csv" >"$large/companies.csv"
for run in 1 2 3; do
    "$program" build "$large" -o "$work/out3" -f -j 1 --to json -v >/dev/null 2>"$work/log.$run"
    sed -n 's/^timing: diagnose //p' "$work/log.$run"
done | sort -n | awk 'NR == 1 {
    printf "%-22s %8.3f ms a company (2 x 40 people, 3 quarters)\n", "score and diagnose", $1 / 50 }'

echo
tests/bench_reading.sh "$(dirname "$program")"
