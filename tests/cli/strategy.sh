# The chapter on strategy: there with any of its four blocks, gone without; leaders are named
# and quoted only with consent, and no count tells what one of them said.
# The folder is thrown away and `set -e` ends a test.
# shellcheck shell=bash disable=SC2016,SC2164

ALL="pdf,html,json,text"

# block PROJECT COMPANY NAME: a form from standard input.
block() {
    mkdir -p "$1/blocks/$2"
    cat >"$1/blocks/$2/$3.csv"
}

# Five leaders; the last one's answers are the arguments: matches, whom, priorities.
five_leaders() {
    block p debowy-dom strategy <<END
leader,function,three_years,answer,matches,whom,why,priorities,written
Zofia Zzyrk,board,Qwertz zuerst.,own,yes,yes,yes,3,yes
Adam Zzwonk,sales,Qwertz danach. Und dann?,own,yes,yes,no,3,no
Ewa Zzplim,marketing,Qwertz zuletzt.,shared,yes,yes,no,3,yes
Jan Zzgrob,other,,silence,yes,yes,yes,3,no
Iga Zzdrew,other,,silence,$1,$2,no,$3,yes
END
}

# What a reader of any output finds, in one stream.
everything() {
    find "$1" -type f ! -name '*.pdf' -exec cat {} +
    find "$1" -name '*.pdf' | while read -r f; do pdftotext "$f" -; pdfinfo "$f"; done
}

test_strategy_is_absent_without_blocks() {
    project p debowy-dom
    run build p -o out --to $ALL
    status 0
    jq_is out/debowy-dom/report.json 'has("strategy") | not'
    ! grep -q 's-strategy' out/debowy-dom/index.html || die "a chapter on nothing"
}

test_each_block_of_strategy_stands_alone() {
    local name
    for name in strategy steps catalogue spend; do
        rm -rf p out
        project p debowy-dom
        case $name in
        strategy) five_leaders no no 1 ;;
        steps) block p debowy-dom steps <<<$'step,status\nstrategy,done\nnumbers,open' ;;
        catalogue) block p debowy-dom catalogue <<<$'kpi,function,horizon_days\nLeads,marketing,30' ;;
        spend) block p debowy-dom spend <<<$'purpose,amount\nbrand,250\nactivation,750' ;;
        esac
        run build p -o out --to $ALL
        status 0
        silent
        grep -q 'id="s-strategy"' out/debowy-dom/index.html || die "$name: no chapter"
        jq_is out/debowy-dom/report.json '.strategy | length == 1'
    done
    near out/debowy-dom/report.json .strategy.spend[0].brand_share 0.25
}

test_leaders_without_consent_stand_nowhere() {
    project p debowy-dom
    five_leaders no no 1
    run build p -o out --to $ALL
    status 0
    jq_is out/debowy-dom/report.json '.strategy.leaders.answered == 5'
    ! everything out | grep -aqiE 'Zzyrk|Zzwonk|Zzplim|Zzgrob|Zzdrew|Qwertz' ||
        die "a leader is named or quoted"
    jq_is out/debowy-dom/report.json '.strategy.leaders | has("quotes") | not'
    jq_is out/debowy-dom/report.json '[.strategy.leaders.items[] | has("sales")] | any | not'
    jq_is out/debowy-dom/report.json '.strategy.leaders.items[1] == {"id":"why","asked":5,"yes":2}'
    jq_is out/debowy-dom/report.json '.strategy.leaders.written == {"asked":5,"yes":3}'
}

# Whatever the last one answers, the report says the same.
test_almost_all_leaders_alike_tell_no_one() {
    project p debowy-dom
    five_leaders no no 1
    run build p -o one --to $ALL
    five_leaders yes yes 3
    run build p -o two --to $ALL
    jq .strategy one/debowy-dom/report.json >one.json
    jq .strategy two/debowy-dom/report.json >two.json
    cmp one.json two.json
    jq_is one.json '.leaders.items[0] == {"id":"whom","asked":5,"least":4,"most":5}'
    jq_is one.json '.leaders.priorities == {"asked":5,"least":4,"most":5}'
    sed -n '/id="s-strategy"/,/<\/section>/p' one/debowy-dom/index.html >one.html
    sed -n '/id="s-strategy"/,/<\/section>/p' two/debowy-dom/index.html >two.html
    [ -s one.html ]
    cmp one.html two.html
}

test_too_few_leaders_are_one_sentence() {
    project p debowy-dom
    five_leaders no no 1
    sed -i '$d' p/blocks/debowy-dom/strategy.csv
    run build p -o out --to $ALL
    status 0
    jq_is out/debowy-dom/report.json '.strategy.leaders == {"answered":4,"withheld":true}'
    ! grep -q 'chart-strategy' out/debowy-dom/index.html || die "counts of four leaders"
}

test_leaders_with_consent_are_quoted_as_they_wrote() {
    project p debowy-dom
    five_leaders no no 1
    sed -i '2s/,$/,named/' p/companies.csv
    sed -i 's/Qwertz zuerst\./<script>alert(1)<\/script> Qwertz \& mehr./' p/blocks/debowy-dom/strategy.csv
    run build p -o out --to $ALL
    status 0
    grep -q 'Zofia Zzyrk' out/debowy-dom/index.html || die "nobody is named"
    grep -q '&lt;script&gt;alert(1)&lt;/script&gt; Qwertz &amp; mehr\.' out/debowy-dom/index.html ||
        die "not quoted as written"
    ! grep -q '<script>' out/debowy-dom/index.html || die "a script"
    pdftotext out/debowy-dom/report.pdf - | grep -q 'Zofia Zzyrk' || die "not in print"
    jq_is out/debowy-dom/report.json '.strategy.leaders.quotes[1] ==
        {"leader":"Adam Zzwonk","function":"sales","text":"Qwertz danach. Und dann?","words":4,"sentences":2,"matches":true}'
    jq_is out/debowy-dom/report.json '.strategy.leaders.items[0] ==
        {"id":"whom","asked":5,"yes":4,"sales":{"asked":1,"yes":1},"marketing":{"asked":1,"yes":1},"board":{"asked":1,"yes":1},"other":{"asked":2,"yes":1}}'
}

# Three of four that Marketing holds look no further than 90 days: from three quarters on.
test_short_horizons_are_pointed_out_from_the_limit_on() {
    project p debowy-dom
    block p debowy-dom catalogue <<'END'
kpi,function,horizon_days,strategy,leads
Leads,marketing,30,,yes
Cost per lead,marketing,90,Growth,yes
Brand,marketing,91,Growth,no
Revenue,both,90,Growth,no
END
    run build p -o out --to $ALL
    status 0
    jq_is out/debowy-dom/report.json '.strategy.catalogue |
        .marketing == {"held":4,"short":3,"index":0.75} and .short_term and .orphans == 1'
    sed -n '/id="s-strategy"/,/<\/section>/p' out/debowy-dom/index.html | grep -q 'class="note"' ||
        die "no warning"
    sed -i 's/,90,Growth,yes/,91,Growth,yes/' p/blocks/debowy-dom/catalogue.csv
    run build p -o out -f --to $ALL
    jq_is out/debowy-dom/report.json '.strategy.catalogue.short_term | not'
    ! sed -n '/id="s-strategy"/,/<\/section>/p' out/debowy-dom/index.html | grep -q 'class="note"' ||
        die "a warning below the limit"
}

# A function that holds no key figure is not given a share of none.
test_key_figures_of_one_function_are_told_alone() {
    project p debowy-dom
    block p debowy-dom catalogue <<<$'kpi,function,horizon_days\nLeads,marketing,30\nBrand,marketing,365'
    run build p -o out --to text
    status 0
    grep -q 'Do 90.dni: 1 z.2 wskaźników marketingu"' out/debowy-dom/report.txt || die "not told"
    ! grep -q 'wskaźnik[a-ów]* sprzedaży' out/debowy-dom/report.txt || die "of nothing"
    block p debowy-dom catalogue <<<$'kpi,function,horizon_days\nRevenue,sales,30'
    run build p -o out -f --to text
    grep -q 'Do 90.dni: 1 z.1 wskaźnika sprzedaży"' out/debowy-dom/report.txt || die "not told"
}
