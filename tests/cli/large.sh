# Files larger than the memory there is for them.
# shellcheck shell=bash

# 40,000 answers with a comment of five kilobytes each: 200 MB, read within 110 MB of
# addresses, of which the program, its libraries and the templates are most.
test_a_survey_larger_than_memory_is_read() {
    case $BUILD in */asan) return 0 ;; esac
    mkdir -p p/surveys
    printf 'id,name\nacme,Acme\n' >p/companies.csv
    awk 'BEGIN {
        for (comment = "a \"\"b\"\",\n"; length(comment) < 5000; comment = comment comment)
            continue
        printf "company,wave,function,respondent,comment"
        for (q = 1; q <= 20; q++)
            printf ",q%d", q
        print ""
        for (i = 1; i <= 40000; i++)
            printf "acme,2026-Q3,%s,r%d,\"%s\",1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5\n", \
                i % 2 ? "sales" : "marketing", i, substr(comment, 1, 5000)
    }' >p/surveys/all.csv
    [ "$(wc -c <p/surveys/all.csv)" -gt 200000000 ] || die "the file is too small"
    ulimit -v 110000
    run check p
    status 0
    prints '40000 read'
}
