# rapport questionnaire: the 20 statements as PDF, page, CSV and text to paste.
# shellcheck shell=bash

# The wording of statements.csv in a language, a line each.
statements() {
    python3 - "$ROOT/templates/content/statements.csv" "$1" <<'PYTHON'
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        print(row["statement." + sys.argv[2]])
PYTHON
}

test_the_form_has_the_statements_in_their_own_wording() {
    local language
    for language in en pl ru; do
        run questionnaire $language -o $language
        status 0
        silent
        [ "$(cat stdout)" = "$(printf "$language/questionnaire.%s\n" pdf html csv txt)" ] ||
            die "not the files"
        statements $language >wording.txt
        [ "$(wc -l <wording.txt)" -eq 20 ] || die "not 20 statements"
        head -n 20 $language/questionnaire.txt | cmp - wording.txt
        [ "$(sed -n 21p $language/questionnaire.txt)" = "" ] || die "no empty line"
        [ "$(tail -n +22 $language/questionnaire.txt | wc -l)" -eq 5 ] || die "not 5 answers"
        python3 - $language/questionnaire <<'PYTHON' >table.txt
import csv, sys
with open(sys.argv[1] + ".csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file, strict=True))
assert [row["id"] for row in rows] == ["q%d" % (i + 1) for i in range(20)]
answers = open(sys.argv[1] + ".txt", encoding="utf-8").read().split("\n")[21:26]
for row in rows:
    assert [row["answer_%d" % i] for i in range(1, 6)] == answers, row
    print(row["statement"])
PYTHON
        cmp table.txt wording.txt
    done
    grep -qx 'Zdecydowanie się nie zgadzam' pl/questionnaire.txt || die "not the Polish labels"
    grep -qx 'Neither agree nor disagree' en/questionnaire.txt || die "not the English labels"
}

test_the_form_is_two_accessible_pages() {
    local language
    for language in en pl ru; do
        run questionnaire $language -o out/$language
        status 0
        "$ROOT/tests/tools/check_pdf.py" out/$language/questionnaire.pdf >findings.txt ||
            { head -n 40 findings.txt; die "findings"; }
        qpdf --check out/$language/questionnaire.pdf >qpdf.txt 2>&1 || die "$(cat qpdf.txt)"
        pdfinfo out/$language/questionnaire.pdf | grep -q '^Pages: *2$' || die "not two pages"
        # Every word of the statements is on the paper, in their order.
        pdftotext -layout out/$language/questionnaire.pdf - >paper.txt
        [ "$(grep -cE '^ *(1?[0-9]|20)  ' paper.txt)" -eq 20 ] || die "not 20 rows"
    done
}

test_the_page_has_five_choices_for_each_statement_and_no_script() {
    local page=out/questionnaire.html
    run questionnaire pl
    status 0
    exists $page
    [ "$(grep -o '<input type="radio" name="q[0-9]*"' $page | sort | uniq -c | awk '$1 == 5' |
        wc -l)" -eq 20 ] || die "not 20 statements with 5 choices"
    grep -q '<html lang="pl"' $page || die "no language"
    ! grep -qi '<script' $page || die "a script"
    ! grep -q ' style="' $page || die "a style attribute"
    [ "$(grep -o '<legend>' $page | wc -l)" -eq 22 ] || die "a group of choices has no legend"
    [ "$(wc -c <$page)" -le 150000 ] || die "larger than 150 kB"
}

test_a_form_is_the_same_wherever_and_whenever_it_is_made() {
    run questionnaire ru -o a
    status 0
    (cd / && TZ=Asia/Vladivostok rapport questionnaire ru -o "$OLDPWD/b" >/dev/null)
    diff -r a b
}

test_a_language_nobody_knows_and_wrong_words_are_usage() {
    run questionnaire de -o out
    status 2
    says "^rapport questionnaire: the language is one of en, pl, ru, not 'de'$"
    absent out
    run questionnaire
    status 2
    says 'the language is one of en, pl, ru'
    run questionnaire pl en
    status 2
    says 'one language only'
    run questionnaire pl --strict
    status 2
    run help questionnaire
    status 0
    prints '^Usage: rapport questionnaire LANGUAGE'
    : >file
    run questionnaire en -o file/out
    status 3
    says 'OUTPUT_WRITE'
}

# What a form tool exports of a form that was made by pasting.
test_answers_to_the_form_are_recognised_without_a_setting() {
    local language
    for language in en pl ru; do
        run questionnaire $language -o form
        status 0
        rm -rf p
        mkdir -p p/surveys
        printf 'id,name,language\nacme,Acme,%s\n' $language >p/companies.csv
        python3 - >p/surveys/acme.csv <<'PYTHON'
import csv, sys
with open("form/questionnaire.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
out = csv.writer(sys.stdout)
out.writerow(["Timestamp", "Department"] + [row["statement"] for row in rows])
for person in range(12):
    out.writerow(["2026-09-%02d 10:00:00" % (person + 1), ("Sales", "Marketing")[person % 2]] +
        [row["answer_%d" % ((person + q) % 5 + 1)] for q, row in enumerate(rows)])
PYTHON
        run check p
        status 0
        prints '^  statements +columns 3-22, by their wording'
        run build p -o out-$language --to json
        status 0
        jq 'del(.company, .messages, .quality) | [.score, .questions, .wave]' \
            out-$language/acme/report.json >figures-$language
    done
    jq_is out-en/acme/report.json '.respondents | .sales.answered == 6 and .marketing.answered == 6'
    # The twelve answers to q1: 1 2 3 4 5 1 2 3 4 5 1 2.
    jq_is out-en/acme/report.json '.questions[0].pooled.counts == [3, 3, 2, 2, 2]'
    near out-en/acme/report.json '.questions[0].pooled.mean' 2.75
    diff figures-en figures-pl
    diff figures-en figures-ru
}
