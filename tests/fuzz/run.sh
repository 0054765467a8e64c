#!/bin/sh
# Runs every fuzz target for an equal part of the processor time; called by `make fuzz`.
#
#   tests/fuzz/run.sh BUILD_FOLDER SECONDS
#
# Ends with `N passed, N failed`, one for each target.  What libFuzzer found stays in
# BUILD_FOLDER/findings.
set -eu
cd "$(dirname "$0")/../.."
build=${1:?build folder}
seconds=${2:?seconds}
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0
export UBSAN_OPTIONS=print_stacktrace=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
findings=$build/findings
mkdir -p "$findings"
targets=$(find tests/fuzz -maxdepth 1 -name '*.c' ! -name replay.c -exec basename '{}' .c ';' |
    sort)
share=$((seconds / $(echo "$targets" | wc -l)))
# To libFuzzer no time means time without end.
[ "$share" -ge 1 ] || { echo "FUZZ_SECONDS: at least one second for each target" >&2; exit 2; }
passed=0 failed=0

# Runs target $1; its log and status stay in the work folder.
attack() {
    mkdir "$work/$1"
    status=0
    "$build/fuzz/$1" -max_total_time="$share" -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="$findings/$1-" \
        "$work/$1" "tests/fuzz/corpus/$1" >"$work/$1.log" 2>&1 || status=$?
    echo "$status" >"$work/$1.status"
}

# As many targets beside each other as there are processors.
jobs=$(nproc)
running=0
for target in $targets; do
    attack "$target" &
    running=$((running + 1))
    if [ "$running" -ge "$jobs" ]; then
        wait
        running=0
    fi
done
wait

for target in $targets; do
    log=$work/$target.log
    if [ "$(cat "$work/$target.status")" -eq 0 ]; then
        passed=$((passed + 1))
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs in $share s"
    else
        failed=$((failed + 1))
        grep -v '^#[0-9]*[[:space:]]' "$log" | tail -n 60
        echo "FAILED: fuzz target $target; the input is in $findings"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
