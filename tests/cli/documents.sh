# What README.md, templates/README.md, the manual and the help say is what the program does.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2164

MANUAL=$ROOT/generator/rapport.1

# settings_block: the rapport.ini that README.md shows.
settings_block() {
    awk '/^\*\*rapport\.ini\.\*\*/ { on = 1; next }
        on && /^    / { print substr($0, 5) }
        on && /^[^ ]/ { exit }' "$ROOT/README.md"
}

# documented_settings: "section key" of each setting there, also of those behind a semicolon.
documented_settings() {
    settings_block | sed 's/^; \([a-z_]* = \)/\1/' |
        awk '/^\[/ { section = substr($1, 2, length($1) - 2) }
            / = / && section != "method" { print section, $1 }' | sort -u
}

# documented_brand: the same of the table of brand.ini.
documented_brand() {
    sed -n 's/^| `\[\([a-z]*\)\]` | \(.*\) |$/\1;\2/p' "$ROOT/templates/README.md" |
        sed 's/([^)]*)//g' | awk -F';' '{
            for (i = 2; i <= NF; i++) {
                sub(/:.*/, "", $i)
                n = split($i, part, "`")
                for (k = 2; k <= n; k += 2) if (part[k] ~ /^[a-z_]+$/) print $1, part[k]
            } }' | sort -u
}

# documented_file_settings: the same of the table of settings of single files and of [crm].
documented_file_settings() {
    sed -n '/^### Settings of single files/,/^##* [^S]/p' "$ROOT/README.md" |
        awk -F'|' '/^\| `/ {
            n = split($2, key, "`")
            m = split($3, section, "`")
            for (i = 2; i <= n; i += 2) for (k = 2; k <= m; k += 2) print section[k], key[i]
        }' | sort -u
}

# accepted FILE SECTION...: "section key" of each setting of these sections that the program
# knows, among all words in the files that read settings.
accepted() {
    local file=$1 section
    shift
    grep -rohE '"([a-z][a-z_]*|[0-9])"' "$ROOT"/generator/read --include='*.c' | tr -d '"' | sort -u >words
    for section in "$@"; do
        echo "[$section]"
        sed 's/$/ =/' words
    done >"$file"
    run check p
    says 'SETTING_UNKNOWN'
    sed -n 's/.*rapport\.ini:\|.*brand\.ini://; s/^\([0-9]*\):.*SETTING_UNKNOWN.*/\1/p' stderr >unknown
    awk 'NR == FNR { unknown[$1]; next }
        /^\[/ { section = $0; gsub(/^\[| ".*|\]$/, "", section); next }
        !(FNR in unknown) { print section, $1 }' unknown "$file" | sort
}

test_every_setting_is_documented_and_every_documented_one_is_read() {
    project p novalens
    documented_settings >documented
    [ "$(wc -l <documented)" -ge 19 ] || die "README.md shows $(wc -l <documented) settings"
    accepted p/rapport.ini project privacy survey pdf publish | diff documented - ||
        die "README.md (<) and the program (>)"
    sed -n 's/^\.Li \|^\.Pq Li //p' "$MANUAL" | tr -s ' ,' '\n' | sort -u >manual
    while read -r _ key; do
        grep -qx "$key" manual || die "$key is not in the manual"
    done <documented
    documented_file_settings >documented
    [ "$(wc -l <documented)" -ge 50 ] || die "README.md shows $(wc -l <documented) settings of files"
    accepted p/rapport.ini 'survey "x.csv"' 'kpis "x.csv"' crm | diff documented - ||
        die "README.md (<) and the program (>)"
    echo "id,name,brand
novalens,N,mine" >p/companies.csv
    mkdir p/brands/mine
    rm p/rapport.ini
    documented_brand >documented
    [ "$(wc -l <documented)" -ge 30 ] || die "$(wc -l <documented) settings of brands"
    accepted p/brands/mine/brand.ini brand colours logo contact cover charts text fonts pdf |
        diff documented - || die "templates/README.md (<) and the program (>)"
}

test_the_settings_of_the_readme_build_a_project() {
    project p novalens
    settings_block | sed 's/^; consent/consent/' >p/rapport.ini
    cp -R p/brands/mostowa p/brands/my-brand
    run check p
    status 0
    ! grep -q SETTING stderr || die "a setting that README.md shows is refused"
}

# What the README shows of `check` is what it prints, some lines left out; the question too.
test_what_check_says_is_as_the_readme_shows_it() {
    rapport check "$ROOT/samples/exports" alder-lighting 2>stderr | sed 's/^ *//' >printed
    sed -n '/^### What .rapport check. says/,/^What is safe/s/^    //p' "$ROOT/README.md" |
        sed 's/^ *//; /^$/d' >shown
    [ "$(wc -l <shown)" -ge 15 ]
    awk 'NR == FNR { line[++n] = $0; next } $0 == line[at + 1] { at++ }
        END { if (at < n) { print "not printed: " line[at + 1]; exit 1 } }' shown printed
    project p novalens
    echo 'other,Other plc,pl,,,,,,,,,' >>p/companies.csv
    cp "$ROOT/samples/exports/surveys/alder-lighting.csv" p/surveys/answers.csv
    run check p
    sed -n '/^    surveys\/answers/,/QUESTION/s/^    //p' "$ROOT/README.md" | tr '\n' ' ' | sed 's/ $//' >question
    grep -qF 'QUESTION' question
    grep -qxFf question stderr || die "no such question: $(cat question)"
}

# commands_of FILE: the commands a document shows, without what follows them.
commands_of() {
    case $1 in
    *.1) sed -n 's/^\.Dl //p' "$1" ;;
    *.txt) sed -n 's/^  \(rapport .*\)/\1/p' "$1" ;;
    *) sed -n 's/^    \(rapport .*\)/\1/p' "$1" ;;
    esac | sed 's/  *#.*//; s/   .*//'
}

test_every_command_shown_runs() {
    local command count=0
    mkdir samples
    project samples/quarterly novalens wodomat
    cp -R samples/quarterly my-project
    for name in '' build check list; do rapport help $name; done >help.txt
    for file in "$ROOT/README.md" "$MANUAL" help.txt; do
        commands_of "$file" | sed 's/company-a/novalens/; s/company-b/wodomat/' >commands
        [ -s commands ] || die "$file shows no command"
        while read -r command; do
            (eval "$command") >shown.txt 2>&1 </dev/null || { cat shown.txt; die "$file: $command"; }
            count=$((count + 1))
        done <commands
    done
    [ "$count" -ge 10 ] || die "only $count commands"
    exists out/index.html out/novalens/report.pdf
}

test_every_make_target_of_the_readme_is_there() {
    grep -ohE '`?make [a-z-]+' "$ROOT/README.md" | sed 's/.*make //' | sort -u |
        while read -r target; do
            grep -q "^$target:" "$ROOT/Makefile" || [ "$target" = installed ] || die "make $target"
        done
}

test_exit_statuses_are_the_same_everywhere() {
    sed -n '/^## Exit status/,/^## A tour/s/^| \([0-9, ]*\) |.*/\1/p' "$ROOT/README.md" | tr -d ' ' >readme
    sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EXAMPLES/s/^\.It //p' "$MANUAL" | tr -d ' ' | diff readme -
    printf '%s\n' 0 1 2 3 130,143 | diff readme -
    grep -oE 'EXIT_[A-Z]+ = [0-9]+' "$ROOT/generator/cmd/cmd.h" | sed 's/.* = //' |
        diff <(grep -v , readme) - || die "generator/cmd/cmd.h"
    for command in '' build; do
        rapport help $command | tr '\n' ' ' | grep -Eq '0 all written; 1 .*; *2 .*; *3 ' || die "help $command"
    done
}

# Files and folders that stand in backticks.
test_every_file_the_readme_names_is_there() {
    local name count=0
    grep -oE '`[A-Za-z0-9_.-]+[/.][A-Za-z0-9_./*-]*`' "$ROOT/README.md" "$ROOT/templates/README.md" |
        sed 's/.*:`//; s/`$//' | grep -E '^(generator|templates|tests|samples|fonts|\.ci)/|\.[ch]$' |
        sort -u >names
    while read -r name; do
        [ -n "$(find "$ROOT" -name node_modules -prune -o -path "$ROOT/build" -prune -o -path "*/$name" -print -quit)" ] ||
            [ -e "$ROOT/$name" ] || die "$name"
        count=$((count + 1))
    done < <(sed 's,/$,,' names)
    [ "$count" -ge 10 ] || die "only $count names"
    sed -n '/^## A tour/,/^## Licence/s/^| `\([a-z/]*\)\/` |.*/\1/p' "$ROOT/README.md" >folders
    [ "$(wc -l <folders)" -ge 8 ]
    while read -r name; do
        [ -d "$ROOT/generator/$name" ] || die "generator/$name"
    done <folders
    for name in "$ROOT"/generator/*/; do
        grep -qx "$(basename "$name")" folders || die "generator/$(basename "$name") is not in the tour"
    done
}
