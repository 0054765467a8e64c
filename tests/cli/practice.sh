# How the work runs: the chapter from the seven blocks' files, together, alone and without.
# shellcheck shell=bash

# The rows of two blocks are given for all companies, of the others for one.
with_practice() {
    project p calder-instruments uyutny-bereg
    mkdir -p p/blocks/calder-instruments
    cat >p/blocks/principles.csv <<'END'
company,principle,function,rating
calder-instruments,norms,sales,4
calder-instruments,norms,marketing,2.5
calder-instruments,trust,sales,3
uyutny-bereg,help,sales,3
uyutny-bereg,help,marketing,3
END
    cat >p/blocks/cadence.csv <<'END'
company,wave,meeting,planned,held,note
calder-instruments,2026-Q2,Funnel review,9,9,
calder-instruments,2026-Q3,Funnel review,6,5,
calder-instruments,2026-Q3,Campaign preview,2,0,"No room, no date"
END
    printf 'process,status,note\nhandover,partly,\nreporting,missing,Two sets\n' \
        >p/blocks/calder-instruments/processes.csv
    printf 'contact,function,count,people\nshadowing_days,sales,0,18\nshadowing_days,marketing,7,14\n' \
        >p/blocks/calder-instruments/contact.csv
    printf 'function,assertive,cooperative\nsales,4.5,2\nmarketing,2.5,3.5\n' \
        >p/blocks/calder-instruments/reactions.csv
    printf 'decision,leads,follows,disputed\nprices,sales,marketing,no\nbudget,nobody,,\nevents,marketing,sales,yes\n' \
        >p/blocks/calder-instruments/decisions.csv
    printf 'what,who,when,where,known\nFair,Ann,2026-11-03,Leeds,no\nReview,Bob,2026-09-15,,yes\n' \
        >p/blocks/calder-instruments/plan.csv
}

test_seven_blocks_make_one_chapter() {
    with_practice
    run build p -o out --to pdf,html,json,svg
    status 0
    local page=out/calder-instruments/index.html
    local json=out/calder-instruments/report.json
    for id in principles cadence processes contact reactions decisions plan; do
        grep -q "id=\"chart-$id\"" "$page" || die "no chart of $id"
        exists "out/calder-instruments/charts/$id.svg"
    done
    jq_is $json '.practice.principles | .apart == 1 and (.ratings | length) == 2'
    jq_is $json '.practice.cadence | .wave == "2026-Q3" and .planned == 8 and .kept == 5 and .share == 0.625'
    jq_is $json '.practice.processes | .next == "reporting" and .partly == 1 and .working == 0'
    jq_is $json '.practice.contact | .zero == 1 and .counts[0].marketing.per_head == 0.5'
    jq_is $json '.practice.reactions == {"sales": {"assertive": 4.5, "cooperative": 2, "reaction": "rivalry"},
        "marketing": {"assertive": 2.5, "cooperative": 3.5, "reaction": "compromise"}}'
    jq_is $json '.practice.decisions | .settled == 1 and .disputed == 1 and .leads.nobody == 1'
    jq_is $json '[.practice.plan.entries[].when] == ["2026-09-15", "2026-11-03"]'
    pdftotext out/calder-instruments/report.pdf - | tr '\n\302\240' '   ' | tr -s ' ' >text
    for words in '5 of 8 planned meetings took place' 'Planned, but not held once: Campaign preview' \
        'Sales: rivalry; Marketing: compromise' '2 of 3 decisions without an agreed lead' \
        '1 of 2 entries are known to both departments'; do
        grep -qF "$words" text || die "the PDF does not say: $words"
    done
}

test_a_company_with_one_block_has_its_section_alone() {
    with_practice
    run build p uyutny-bereg -o out --to html,json
    status 0
    [ "$(grep -o 'id="chart-[a-z]*"' out/uyutny-bereg/index.html | grep -c 'principles\|cadence\|processes\|contact\|reactions\|decisions\|plan')" -eq 1 ] ||
        die "not the principles alone"
    jq_is out/uyutny-bereg/report.json '.practice | keys == ["principles"]'
}

test_without_blocks_the_chapter_is_not_there() {
    with_practice
    rm -r p/blocks
    run build p calder-instruments -o out --to html,json,text
    status 0
    ! grep -rq 's-practice\|How the work runs' out/calder-instruments ||
        die "a trace of the chapter is left"
    jq_is out/calder-instruments/report.json 'has("practice") | not'
}

test_a_rating_off_the_scale_is_named_with_its_place() {
    with_practice
    sed -i 's/^marketing,2.5,3.5$/marketing,2.5,6/' p/blocks/calder-instruments/reactions.csv
    run check p
    status 1
    says '^blocks/calder-instruments/reactions.csv:3:3: error: .*from 1 to 5'
}

# What is over cannot be passed on any more.
test_entries_of_the_past_are_not_to_be_shared() {
    with_practice
    rm -rf p/blocks
    mkdir p/blocks
    printf 'company,what,who,when,known\ncalder-instruments,Review,Bob,2026-09-15,no\n' >p/blocks/plan.csv
    rapport build p -o out --to text
    has out/calder-instruments/report.txt '0 of 1 entry is known to both departments'
    hasnt out/calder-instruments/report.txt 'the other side does not know yet' \
        'share the plan entries' 'Still open'
    sed -i 's/2026-09-15/2026-10-15/' p/blocks/plan.csv
    rapport build p -o out --to text
    has out/calder-instruments/report.txt 'the other side does not know yet' 'share the plan entries'
}
