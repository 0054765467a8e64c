#!/bin/sh
# Runs every fuzz target for an equal part of the time; called by `make fuzz`.
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

for target in $targets; do
    mkdir "$work/$target"
    if "$build/fuzz/$target" -max_total_time="$share" -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="$findings/$target-" \
        "$work/$target" "tests/fuzz/corpus/$target" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log") inputs in $share s"
    else
        failed=$((failed + 1))
        grep -v '^#[0-9]*[[:space:]]' "$work/log" | tail -n 60
        echo "FAILED: fuzz target $target; the input is in $findings"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
