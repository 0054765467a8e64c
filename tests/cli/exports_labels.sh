# What answers mean: labels in three languages, by the set of labels together; exports.md's traps.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2164

. "$ROOT/tests/cli/exports_lib.sh"

NBSP=$'\u00A0'

# label_sets: language, then the labels of 1 to 5.
label_sets() {
    cat <<'END'
en|1|2|3|4|5
en|1.0|2.0|3.0|4.0|5.0
pl|1,0|2,0|3,0|4,0|5,0
en|Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree
en|Strongly Disagree|Somewhat disagree|Neither Agree nor Disagree|Somewhat agree|STRONGLY AGREE
en|Disagree completely.|Rather disagree.|Neutral.|Rather agree.|Agree completely.
en|1 - Strongly disagree|2 - Disagree|3 - Neither agree nor disagree|4 - Agree|5 - Strongly agree
en|Strongly disagree (1)|Disagree (2)|Neutral (3)|Agree (4)|Strongly agree (5)
pl|Zdecydowanie się nie zgadzam|Raczej się nie zgadzam|Ani się zgadzam, ani się nie zgadzam|Raczej się zgadzam|Zdecydowanie się zgadzam
pl|zdecydowanie nie zgadzam się|nie zgadzam się|trudno powiedzieć|zgadzam się|zdecydowanie  zgadzam się
pl|Zdecydowanie sie nie zgadzam|Raczej sie nie zgadzam|Ani sie zgadzam ani sie nie zgadzam|Raczej sie zgadzam|Zdecydowanie sie zgadzam
pl|Zdecydowanie nie|Raczej nie|Ani tak, ani nie|Raczej tak|Zdecydowanie tak
ru|Полностью не согласен|Скорее не согласен|Затрудняюсь ответить|Скорее согласен|Полностью согласен
ru|Не согласен|Скорее не согласен|Где-то посередине|Скорее согласен|Согласен
ru|Полностью не согласна|Не согласна|Ни согласна, ни не согласна|Согласна|Полностью согласна
ru|1 — совершенно не согласен(а)|2 — скорее не согласен(а)|3 — нейтрально|4 — скорее согласен(а)|5 — совершенно согласен(а)
END
}

test_labels_of_three_languages_mean_what_they_say() {
    local labels
    label_sets >sets
    while IFS='|' read -r -a labels; do
        rm -rf p out
        blank_project p
        form "${labels[@]}" >p/surveys/acme.csv
        rapport build p -o out --to json -q || die "${labels[*]}: not built"
        as_in_the_form out/acme/report.json || die "${labels[*]}"
    done <sets
}

test_a_blank_that_does_not_break_is_a_blank() {
    blank_project p
    # Half the rows have it inside every label, as anketolog.ru writes it.
    form ru "Полностью не согласен" "Скорее не согласен" "Нейтрально" "Скорее согласен" \
        "Полностью согласен" | sed "2~2s/не согласен/не${NBSP}согласен/g; 3~4s/ю с/ю${NBSP}с/g" \
        >p/surveys/acme.csv
    grep -q "не${NBSP}согласен" p/surveys/acme.csv
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_the_same_label_means_another_answer_beside_a_stronger_one() {
    local name
    for name in plain stronger; do
        blank_project $name
    done
    form ru "Не согласен" "Скорее не согласен" "Где-то посередине" "Скорее согласен" "Согласен" \
        >plain/surveys/acme.csv
    form ru "Совершенно не согласен" "Не согласен" "Где-то посередине" "Согласен" \
        "Совершенно согласен" >stronger/surveys/acme.csv
    for name in plain stronger; do
        rapport build $name -o out-$name --to json -q
        as_in_the_form out-$name/acme/report.json
    done
}

test_numbers_that_contradict_the_words_are_refused_and_not_scaled() {
    blank_project p
    form en "Strongly agree (7)" "Agree (5)" "Strongly Agree (1)" "Somewhat agree (8)" \
        "Strongly agree (6)" >p/surveys/acme.csv
    run build p -o out --to json
    status 1
    says '^surveys/acme\.csv:[0-9:]+ error: .*\[(ANSWER_SCALE|QUESTION)\]'
    absent out/acme/report.json
}

test_seven_steps_are_refused_unless_a_rescaling_is_declared() {
    blank_project p
    # Seven labels of one set: the fifth is replaced in places by stronger and weaker ones.
    form ru "Полностью не согласен" "Не согласен" "Скорее не согласен" "Нечто среднее" \
        "Скорее согласен" | awk '{ line = $0
        if (NR % 4 == 2) gsub(/"Нечто среднее"/, "\"Согласен\"", line)
        if (NR % 4 == 0) gsub(/"Скорее согласен"/, "\"Полностью согласен\"", line)
        print line }' >p/surveys/acme.csv
    run build p -o out --to json
    status 1
    says '^surveys/acme\.csv:[0-9:]+ error: .*(scale|rescale).*\[(ANSWER_SCALE|QUESTION)\]'
    absent out/acme/report.json
}

test_a_scale_around_zero_needs_to_be_declared() {
    blank_project p
    form pl -2 -1 0 1 2 >p/surveys/acme.csv
    run check p
    status 1
    says '^surveys/acme\.csv:.* error: .*scale = .*\[(ANSWER_SCALE|QUESTION)\]'
    printf '[survey "acme.csv"]\nscale = -2..2\n' >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_a_scale_that_counts_down_is_turned_where_it_is_declared() {
    blank_project p
    form en 5 4 3 2 1 >p/surveys/acme.csv
    printf '[survey "acme.csv"]\nscale = 5..1\n' >>p/rapport.ini
    rapport build p -o out --to json -q
    as_in_the_form out/acme/report.json
}

test_numbers_off_the_scale_are_counted_and_not_used() {
    blank_project p
    form >p/surveys/acme.csv
    # A 6 in the second row's q1 and a 0 in the third row's q2.
    sed -i '2s/^\("[^"]*","[^"]*"\),"1"/\1,"6"/; 3s/^\("[^"]*","[^"]*","[^"]*"\),"[0-9]"/\1,"0"/' \
        p/surveys/acme.csv
    run build p -o out --to json
    status 0
    says '^surveys/acme\.csv:2:3: warning: .*6 \[ANSWER_RANGE\]'
    says '^surveys/acme\.csv:3:4: warning: .*0 \[ANSWER_RANGE\]'
    jq_is out/acme/report.json '[.quality.rejected[] | select(.code == "ANSWER_RANGE")] | length == 2'
    jq_is out/acme/report.json '.quality.missing_by_kind.out_of_range == 2'
    jq_is out/acme/report.json '[.quality.missing[0:3][].n] == [1, 1, 0]'
}

test_not_shown_left_out_and_not_known_are_counted_apart() {
    blank_project p
    form en "Strongly disagree" "Disagree" "Neutral" "Agree" "Strongly agree" |
        awk 'function put(n, text) { $n = "\"" text "\"" }
            BEGIN { FS = OFS = "\",\"" }
            NR == 2 { $3 = "N/A"; $4 = ""; $5 = "I don\047t know" }
            NR == 3 { $3 = "N/A"; $6 = "" }
            { print }' >p/surveys/acme.csv
    rapport build p -o out --to json -q
    jq_is out/acme/report.json '.quality.missing_by_kind == {"blank": 2, "not_applicable": 2,
        "dont_know": 1, "out_of_range": 0, "not_understood": 0}'
    jq_is out/acme/report.json '[.quality.missing[0:5][].n] == [2, 1, 1, 1, 0]'
}

test_a_label_inside_another_text_is_no_answer() {
    local text
    for text in "agree to disagree" "I agree" "Strongly agreeable" "not agree" "disagreement"; do
        rm -rf p out
        blank_project p
        form en "Strongly disagree" "Disagree" "Neither agree nor disagree" "Agree" \
            "Strongly agree" | awk -v text="$text" 'BEGIN { FS = OFS = "\",\"" }
                NR == 2 { $3 = text } { print }' >p/surveys/acme.csv
        run build p -o out --to json
        says "^surveys/acme\\.csv:2:3: (warning|error): .*$text"
        [ ! -e out/acme/report.json ] ||
            jq_is out/acme/report.json '[.quality.missing[0:2][].n] == [1, 0]'
    done
}
