# Where each method is: samples/TRACEABILITY.md has every id of the inventory once, and what it
# names exists.
# shellcheck shell=bash

# id|method|where|template|block|test of each row.
rows() {
    sed -n 's/^| \([0-9CS][0-9]*\(-[0-9]*\)\{0,1\}\) | \(.*\) |$/\1|\3/p' \
        "$ROOT/samples/TRACEABILITY.md" | sed 's/ | /|/g'
}

# $1: what ids begin with, $2: the last number.
ids() {
    seq -f "$1%g" 1 "$2"
}

test_every_id_is_listed_once() {
    { ids 000- 17; ids 001- 26; ids 002- 21; ids 003- 27; ids 004- 19; ids C 15; ids S 11; } |
        sort >expected
    rows | cut -d'|' -f1 | sort >listed
    diff expected listed
}

test_what_is_not_built_says_why() {
    local id method where template block reason
    rows | while IFS='|' read -r id method where template block reason; do
        [ -n "$method" ] && [ -n "$reason" ] || die "$id: a column is missing"
        case $reason in
        "not built: "*)
            [ "$where$template$block" = "---" ] || die "$id: not built, but has a place"
            [ "${#reason}" -gt 30 ] || die "$id: no reason"
            ;;
        *) [ "$where" != - ] && [ "$template" != - ] || die "$id: no place" ;;
        esac
    done
}

test_what_is_named_exists() {
    local id method where template block test
    rows | grep -v 'not built: ' | while IFS='|' read -r id method where template block test; do
        grep -q "^{{>$where}}" "$ROOT/templates/report.html" || die "$id: no chapter $where"
        for template in ${template//,/}; do
            exists "$ROOT/templates/$template"
            grep -q "\"$template\"" "$ROOT"/generator/compose/*.c ||
                die "$id: nothing fills $template"
        done
        for block in ${block//[,-]/}; do
            grep -q "SCHEMA($block," "$ROOT/generator/read/blocks/schema.c" ||
                die "$id: no block $block"
        done
        exists "$ROOT/$test"
    done
}

# Every block makes a section, so every form is some method's.
test_every_block_serves_a_method() {
    local block
    sed -n 's/.*= SCHEMA(\([a-z]*\),.*/\1/p' "$ROOT/generator/read/blocks/schema.c" >blocks
    [ "$(wc -l <blocks)" -ge 20 ] || die "blocks are not found"
    while read -r block; do
        rows | cut -d'|' -f5 | tr ', ' '\n\n' | grep -qx "$block" || die "$block: no method"
    done <blocks
}
