#!/bin/sh
# Measures rapport on generated companies; called by `make bench`.
#
#   tests/bench.sh BUILD_FOLDER [COMPANIES]      (default 200)
#
# Builds them twice, with one worker and with two, as PDF, HTML and JSON, and prints what a
# page costs, how many reports a second, how large the files are, how much memory was used
# and where the time went; then what scoring and diagnosing 2 x 40 people over three quarters
# costs. Wall times depend on what else the machine does; the numbers are
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

# $1: workers.  Leaves seconds in $work/seconds.$1 and the program's messages in $work/log.$1.
build() {
    start=$(now)
    if ! "$program" build "$work/project" -o "$work/out$1" -j "$1" --to pdf,html,json -v \
        >/dev/null 2>"$work/log.$1"; then
        tail -n 20 "$work/log.$1" >&2
        echo "bench: the build failed" >&2
        exit 1
    fi
    end=$(now)
    echo "$start $end" | awk '{ printf "%.3f\n", ($2 - $1) / 1e9 }' >"$work/seconds.$1"
}

# $1: file name pattern.  Prints count, mean and largest size.
sizes() {
    find "$work/out1" -mindepth 2 -name "$1" -size +0 -exec ls -ln '{}' + |
        awk -v kind="$2" '
            { n++; sum += $5; if ($5 > max) max = $5 }
            END { if (n) printf "%-22s %8.1f kB mean %8.1f kB largest\n", kind, sum / n / 1000, max / 1000 }'
}

build 1
build 2
reports=$(find "$work/out1" -name report.pdf | wc -l)
pages=$(sed -n 's/^pages: \([0-9]*\).*/\1/p' "$work/log.1")
memory=$(sed -n 's/^peak memory: \([0-9]*\).*/\1/p' "$work/log.1")
one=$(cat "$work/seconds.1")
two=$(cat "$work/seconds.2")

echo "$companies companies, $reports reports, ${pages:-?} pages (PDF, HTML and JSON)"
awk -v one="$one" -v two="$two" -v pages="${pages:-0}" -v reports="$reports" 'BEGIN {
    if (pages > 0)
        printf "%-22s %8.3f ms\n", "one worker, a page", one * 1000 / pages
    printf "%-22s %8.1f a second (%.2f s)\n", "one worker, reports", reports / one, one
    printf "%-22s %8.1f a second (%.2f s)\n", "two workers, reports", reports / two, two
    printf "%-22s %8.2f times\n", "two workers, speed-up", one / two
}'
[ -z "$memory" ] || awk -v kb="$memory" 'BEGIN {
    printf "%-22s %8.1f MB\n", "peak memory", kb / 1024 }'
sizes report.pdf "PDF"
sizes index.html "page"
sizes report.json "JSON"
if grep -q '^timing: ' "$work/log.1"; then
    echo "time by stage, one worker:"
    sed -n 's/^timing: //p' "$work/log.1" | awk -v pages="${pages:-0}" '
        { stage[NR] = $1; ms[NR] = $2; sum += $2 }
        END {
            for (i = 1; i <= NR; i++)
                printf "  %-20s %8.1f ms %5.1f %% %8.3f ms a page\n", stage[i], ms[i], \
                    sum ? 100 * ms[i] / sum : 0, pages ? ms[i] / pages : 0
        }'
fi

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
