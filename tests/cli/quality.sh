# The data quality chapter: what was read, used and left out of each file, for each company alone.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

# Two companies in one file: one with a repeated respondent, an empty row, an answer off the
# scale and a KPI row that says nothing; the other one without a fault.
two() {
    mkdir -p p/surveys p/kpis
    printf 'id,name,invited_sales\nmessy,Messy Works,8\nneat,Neat Works,\n' >p/companies.csv
    awk 'BEGIN {
        printf "company,wave,function,respondent"
        for (q = 1; q <= 20; q++) printf ",q%d", q
        print ""
        for (i = 0; i < 24; i++) {
            line = (i % 2 ? "neat" : "messy") ",2026-Q3," (i % 4 < 2 ? "sales" : "marketing") ",r" i
            for (q = 1; q <= 20; q++)
                line = line "," (q == 3 && i == 4 ? 6 : 1 + (i * q + int(i / 3)) % 5)
            print line
            if (i == 8) print line
        }
        empty = "messy,2026-Q3,sales,r99"
        for (q = 1; q <= 20; q++) empty = empty ","
        print empty
    }' >p/surveys/all.csv
    printf 'company,period,metric,value,target\n' >p/kpis/k.csv
    printf 'messy,2026-Q3,win_rate,0.3,0.4\nmessy,2026-Q2,win_rate,,\nneat,2026-Q3,ltv,90,\n' >>p/kpis/k.csv
    run build p -o out --to json,html,text
    status 0
    M=out/messy/report.json N=out/neat/report.json
}

test_what_was_left_out_stands_in_the_report_with_its_place() {
    two
    jq_is $M '.quality.files[0] | .name == "surveys/all.csv" and .kind == "survey" and
        .rows == 14 and .used == 12 and .rejected == 2 and .waves == ["2026-Q3"]'
    jq_is $M '.quality.files[1] | .name == "kpis/k.csv" and .rows == 2 and .rejected == 1'
    jq_is $M '[.quality.rejected[] | "\(.at) \(.code)"] == [
        "surveys/all.csv:6:7 ANSWER_RANGE", "surveys/all.csv:11:4 RESPONDENT_REPEATED",
        "surveys/all.csv:27 ROW_EMPTY", "kpis/k.csv:3:3 METRIC_EMPTY"]'
    jq_is $M '[.quality.missing[] | select(.n > 0)] == [{"id": "q3", "n": 1}]'
    for format in report.txt index.html; do
        tr '\240\302\n' '   ' <out/messy/$format | tr -s ' ' >words
        grep -q 'surveys/all.csv, line 6, field 7: answer outside 1 to 5, counted as missing' words
        grep -q 'surveys/all.csv, line 11, field 4: the same row appears twice, counted once' words
        grep -q 'surveys/all.csv, line 27: no usable answer, row left out' words
        grep -q 'kpis/k.csv, line 3, field 3: neither value nor target, row left out' words
    done
}

test_another_company_is_not_mentioned() {
    two
    jq_is $N '.quality.rejected == [] and .quality.files[0].rows == 12 and
        .quality.files[1].rows == 1'
    for file in out/neat/*; do
        ! grep -Eiq 'messy|all\.csv, line|all\.csv:[0-9]' "$file" || die "$file tells of the other company"
    done
    ! grep -iqw neat out/messy/* || die "another company is named"
}

test_hashes_and_sizes_are_those_of_the_files() {
    two
    printf '[project]\ntitle = Quarter\n' >p/rapport.ini
    run build p -o out --to json,html
    status 0
    jq_is $M '[.quality.files[].name] ==
        ["surveys/all.csv", "kpis/k.csv", "companies.csv", "rapport.ini"]'
    jq -r '.quality.files[] | "\(.sha256)  \(.name)"' $M >sums.txt
    (cd p && sha256sum -c --quiet ../sums.txt)
    for name in surveys/all.csv kpis/k.csv companies.csv rapport.ini; do
        jq_is $M ".quality.files[] | select(.name == \"$name\") | .bytes == $(wc -c <p/$name)"
    done
    while read -r sum _; do grep -q "$sum" out/messy/index.html; done <sums.txt
}

test_the_folder_of_the_project_does_not_show() {
    two
    cp -r p elsewhere
    run build elsewhere -o other --to json,html,text
    status 0
    diff -r out other
}

test_settings_are_said() {
    two
    printf '[privacy]\nminimum = 3\nconsent = named\n[survey]\nmin_answered = 0.6\n' >p/rapport.ini
    run build p -o out --to json,text
    status 0
    jq_is $M '.quality.settings == {"period": "2026-Q3", "period_set": false, "minimum": 3,
        "consent": "named", "min_answered": 0.6, "pseudonyms": "per-wave",
        "languages": ["en"], "edition": "full", "editions": ["full"]}'
    jq_is $M ".quality.version == \"$(rapport --version)\""
    grep -q 'smaller than the usual 5, by explicit setting' out/messy/report.txt
    grep -q 'agreed to results by name' out/messy/report.txt
}

test_a_withheld_survey_tells_nothing_of_its_rows() {
    two
    printf '[privacy]\nminimum = 13\n' >p/rapport.ini
    run build p -o out --to json,html,text
    status 0
    jq_is $M '[.quality.files[].name] == ["kpis/k.csv", "companies.csv", "rapport.ini"]'
    jq_is $M '[.quality.rejected[].at] == ["kpis/k.csv:3:3"]'
    jq_is $M '.quality | has("missing") or has("straight_lines") | not'
    ! grep -q 'line.11' out/messy/report.txt
    ! grep -q "$(sha256sum p/surveys/all.csv | cut -c1-64)" out/messy/*
    grep -q "$(sha256sum p/kpis/k.csv | cut -c1-64)" out/messy/report.txt
}

test_any_file_name_can_be_listed() {
    two
    mv p/surveys/all.csv "$(printf 'p/surveys/a\001<i>\377 & {{T_sales}}.csv')"
    run build p -o out --to json,html,text,pdf
    status 0
    jq_is $M '.quality.files[0].name | startswith("surveys/a") and endswith("{{T_sales}}.csv")'
    grep -q '&lt;i&gt;.* &amp; {{T_sales}}.csv' out/messy/index.html
}
