#!/bin/sh
# Writes the sample surveys, or a project of any size made after them.
#
#   samples/generate.sh            writes samples/quarterly/surveys again (same bytes)
#   samples/generate.sh N FOLDER   writes a project of N companies into FOLDER
#
# The N companies are copies of the eight with other people; KPIs are the eight's.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sample=$here/quarterly
export LC_ALL=C

if [ $# -eq 0 ]; then
    mkdir -p "$sample/surveys"
    exec awk -v copies=0 -v folder="$sample" -f "$here/generate.awk" "$here/plan.csv"
fi
if [ $# -ne 2 ]; then
    echo "usage: samples/generate.sh [N FOLDER]" >&2
    exit 2
fi
copies=$1
folder=$2
mkdir -p "$folder/surveys" "$folder/kpis"
cp "$sample/rapport.ini" "$folder/"
cp -R "$sample/brands" "$folder/"
awk -v copies="$copies" -v folder="$folder" -f "$here/generate.awk" "$here/plan.csv"

# Repeats rows that start with a company id for each copy of that company.  The order of
# companies is the plan's, as in generate.awk.
repeat() {
    awk -F, -v copies="$copies" -v named="$3" '
        FILENAME == ARGV[1] {
            if (FNR > 1 && !($1 in seen)) { seen[$1] = 1; company[++count] = $1 }
            next
        }
        FNR == 1 { print; next }
        { rest = substr($0, length($1) + 1); n[$1]++; row[$1, n[$1]] = rest }
        END {
            for (c = 0; c < copies; c++) {
                source = company[c % count + 1]
                for (i = 1; i <= n[source]; i++) {
                    rest = row[source, i]
                    if (named) {
                        comma = index(substr(rest, 2), ",")
                        rest = substr(rest, 1, comma) " " (c + 1) substr(rest, comma + 1)
                    }
                    printf "%s-%05d%s\n", source, c + 1, rest
                }
            }
        }' "$here/plan.csv" "$1" >"$2"
}
repeat "$sample/companies.csv" "$folder/companies.csv" 1
for file in "$sample"/kpis/*.csv; do
    repeat "$file" "$folder/kpis/$(basename "$file")" 0
done
