# The pages around the reports, and what each visibility tells the web.
# The folder is thrown away and `set -e` ends a test; variables are read by lib.sh.
# shellcheck shell=bash disable=SC2034,SC2044,SC2046,SC2164

BASE=https://reports.example/2026

# publish FOLDER VISIBILITY ID...: a project of some companies with an address on the web.
publish() {
    local folder=$1 visibility=$2
    shift 2
    project "$folder" "$@"
    sed -i "s|^visibility = .*|visibility = $visibility|; s|^base_url = .*|base_url = $BASE|" \
        "$folder/rapport.ini"
}

# column FOLDER NAME ID=VALUE...: adds a column to companies.csv.
column() {
    local folder=$1 name=$2
    shift 2
    awk -F, -v OFS=, -v name="$name" -v values="$*" '
        BEGIN { n = split(values, v, " ")
                for (i = 1; i <= n; i++) { split(v[i], pair, "="); of[pair[1]] = pair[2] } }
        { print $0, NR == 1 ? name : of[$1] }' "$folder/companies.csv" >columns.csv
    mv columns.csv "$folder/companies.csv"
}

pages() {
    find "$1" -name '*.html' | sort
}

linked_data() {
    sed -n 's/.*<script type="application\/ld+json">\(.*\)<\/script>.*/\1/p' "$1"
}

# Every relative link of the pages leads to a file, and to an id that is there.
links_lead_somewhere() {
    local page link target count=0
    for page in "$@"; do
        [ "$(basename "$page")" != 404.html ] || continue
        sed '/^<style>/d' "$page" | grep -oE ' href="[^"]*"' | sed 's/ href="//; s/"$//' |
            grep -vE '^(https?:|mailto:|tel:|data:)' | sort -u >links.txt
        while read -r link; do
            target=$(dirname "$page")/${link%%#*}
            case $link in '#'*) target=$page ;; esac
            [ -f "$target" ] || die "$page: $link leads nowhere"
            count=$((count + 1))
            case $link in *'#'*) grep -q "id=\"${link#*#}\"" "$target" || die "$page: $link" ;; esac
        done <links.txt
    done
    [ "$count" -gt 5 ] || die "only $count links"
}

test_a_private_project_tells_the_web_nothing() {
    publish p private novalens debowy-dom
    run build p -o out --to html
    status 0
    for page in $(pages out); do
        grep -q '<meta name="robots" content="noindex">' "$page" || die "$page: no noindex"
        ! grep -Eq 'rel="canonical"|property="og:|ld\+json' "$page" || die "$page"
        ! sed '/class="online"/d' "$page" | grep -q "<link[^>]*$BASE" || die "$page: address"
    done
    absent out/sitemap.xml out/feed.xml
    grep -qx 'Disallow: /' out/robots.txt
    grep -q '^  X-Robots-Tag: noindex' out/headers.txt
    links_lead_somewhere $(pages out)
}

test_an_unlisted_project_tells_addresses_alone() {
    publish p unlisted novalens debowy-dom
    run build p -o out --to html
    status 0
    for page in $(pages out); do
        grep -q '<meta name="robots" content="noindex">' "$page" || die "$page: no noindex"
        ! grep -Eq 'property="og:|ld\+json|<link rel="alternate" hreflang' "$page" || die "$page"
    done
    grep -q "<link rel=\"canonical\" href=\"$BASE/novalens/en/\">" out/novalens/en/index.html
    grep -q "<link rel=\"canonical\" href=\"$BASE/\">" out/index.html
    ! grep -q canonical out/by-score.html out/404.html
    absent out/sitemap.xml out/feed.xml
    grep -qx 'Disallow:' out/robots.txt
}

test_a_public_project_is_found_by_search_engines_and_feed_readers() {
    publish p public novalens debowy-dom
    run build p -o out
    status 0
    xmllint --noout out/sitemap.xml out/feed.xml
    grep -qx "Sitemap: $BASE/sitemap.xml" out/robots.txt
    ! grep -q 'X-Robots-Tag' out/headers.txt
    for page in index.html novalens/index.html novalens/en/index.html debowy-dom/index.html; do
        ! grep -q noindex "out/$page" || die "$page: noindex"
        grep -q '<meta property="og:url"' "out/$page"
        linked_data "out/$page" | jq -e '.["@context"] == "https://schema.org"' >/dev/null
        grep -q "<loc>$BASE/${page%index.html}</loc>" out/sitemap.xml || die "$page: no loc"
    done
    linked_data out/novalens/en/index.html >report.json
    jq_is report.json '.["@type"] == "Report" and .inLanguage == "en"'
    jq_is report.json ".encoding.contentUrl == \"$BASE/novalens/en/report.pdf\""
    jq_is report.json '.datePublished == "2026-09-30" and .about.name == "Novalens S.A."'
    for page in by-score.html 404.html; do
        grep -q noindex "out/$page" || die "$page: indexed"
        ! grep -q "<loc>$BASE/$page</loc>" out/sitemap.xml || die "$page: in the sitemap"
    done
    [ "$(grep -c '<lastmod>2026-09-30</lastmod>' out/sitemap.xml)" -eq "$(grep -c '<loc>' out/sitemap.xml)" ]
    grep -q "<id>$BASE/novalens/</id>" out/feed.xml
    grep -q '<updated>2026-09-30T00:00:00Z</updated>' out/feed.xml
    links_lead_somewhere $(pages out)
}

test_lists_name_nobody_who_is_more_closed_than_they_are() {
    publish p public novalens debowy-dom wodomat harbourline-foods
    column p visibility wodomat=private debowy-dom=unlisted
    run build p -o out
    status 0
    for id in wodomat debowy-dom; do
        exists "out/$id/index.html" "out/$id/report.pdf"
        grep -q noindex "out/$id/index.html" || die "$id: indexed"
        ! grep -rl "$id" out --include='*.html' --include='*.xml' --include='*.txt' --include='*.json' |
            grep -v "^out/$id/" || die "$id is named"
    done
    grep -q 'rel="canonical"' out/debowy-dom/index.html
    ! grep -q 'rel="canonical"' out/wodomat/index.html
    sed -i 's/^visibility = public/visibility = private/' p/rapport.ini
    run build p -o out
    status 0
    grep -q 'wodomat/index.html' out/index.html || die "a private list names everybody"
    absent out/feed.xml out/sitemap.xml
}

# At the top of the folder nothing names a company that is more closed than the list: its entry
# of the manifest stands in its own folder, and the next build finds it there.
test_the_manifest_is_as_open_as_the_list() {
    publish p public novalens wodomat sever-logistika
    column p visibility wodomat=private
    printf 'company,period,metric,value,target\nnobody,2026-Q3,win_rate,0.3,0.4\n' >p/kpis/wodomat-s-a.csv
    run build p -o out
    status 1
    says 'kpis/wodomat-s-a\.csv:2'
    ! grep -q -i wodomat out/manifest.json || die "the manifest names it"
    jq_is out/manifest.json '[.companies[].id] == ["novalens", "sever-logistika"]'
    jq_is out/manifest.json '.messages | length > 0 and all(has("at") | not)'
    jq_is out/wodomat/manifest.json '[.companies[].id] == ["wodomat"] and .companies[0].level > 0'
    jq -r '.companies[].files[] | "\(.sha256)  \(.path)"' out/wodomat/manifest.json >listed.txt
    (cd out && sha256sum --quiet -c -) <listed.txt
    [ "$(wc -l <listed.txt)" -eq "$(find out/wodomat -type f ! -name manifest.json | wc -l)" ] || die "not all files"
    # A build of others keeps it, one of the private project lists it with the others again.
    sums out/wodomat >before.txt
    run build p novalens -o out
    sums out/wodomat | diff before.txt -
    sed -i 's/^visibility = public/visibility = private/' p/rapport.ini
    run build p novalens -o out
    absent out/wodomat/manifest.json
    jq_is out/manifest.json '[.companies[].id] == ["novalens", "sever-logistika", "wodomat"]'
    grep -q wodomat/index.html out/index.html || die "the list lost it"
    sed -i 's/^visibility = private/visibility = public/' p/rapport.ini
    run build p -o out
    exists out/wodomat/manifest.json
    # Who leaves the project leaves the folder.
    sed -i '/^wodomat,/d' p/companies.csv
    run build p -o out
    absent out/wodomat
}

test_a_manifest_in_a_folder_removes_nothing_of_others() {
    publish p public novalens wodomat
    column p visibility wodomat=private
    run build p -o out --to html
    jq -c '.companies[0].files += [{"path": "novalens/keep.txt", "kind": "site"}]' \
        out/wodomat/manifest.json >new.json
    mv new.json out/wodomat/manifest.json
    echo mine >out/novalens/keep.txt
    run build p -o out --to html
    status 0
    exists out/novalens/keep.txt
}

test_a_company_may_be_public_in_a_private_project() {
    publish p private novalens wodomat
    column p visibility novalens=public
    run build p -o out --to html
    status 0
    ! grep -q noindex out/novalens/index.html
    grep -q noindex out/index.html
    xmllint --noout out/sitemap.xml
    grep -q "<loc>$BASE/novalens/</loc>" out/sitemap.xml
    ! grep -q "<loc>$BASE/</loc>" out/sitemap.xml
    ! grep -q wodomat out/sitemap.xml out/robots.txt out/headers.txt
    ! linked_data out/novalens/index.html | grep -q isPartOf
    absent out/feed.xml
}

test_what_is_public_needs_its_address() {
    publish p public novalens
    sed -i '/^base_url/d' p/rapport.ini
    run build p -o out
    status 2
    says '^rapport\.ini:[0-9]+:.* base_url .*\[SETTING_VALUE\]'
    sed -i 's/^visibility = public/visibility = unlisted/' p/rapport.ini
    column p visibility novalens=public
    run build p -o out
    status 2
    says '^companies\.csv:2:[0-9]+: .*base_url.*\[COMPANY_VALUE\]'
    absent out
}

test_names_are_escaped_in_every_file() {
    publish p public novalens wodomat
    sed -i 's/^novalens,[^,]*,/novalens,"<script>alert(1)<\/script> \& ""A"" '"'B'"'",/' p/companies.csv
    sed -i 's/^wodomat,[^,]*,/wodomat,"]]> <!-- \&amp; {{X}} %00",/' p/companies.csv
    column p group novalens=\<b\>\&Co wodomat=W
    run build p -o out --to html
    status 0
    xmllint --noout out/sitemap.xml out/feed.xml
    ! grep -rq '<script>alert\|<!-- \|<b>&' out --include='*.html' --include='*.xml' ||
        die "not escaped: $(grep -rl '<script>alert\|<!-- ' out)"
    linked_data out/novalens/index.html |
        jq -e '.about.name == "<script>alert(1)</script> & \"A\" '"'B'"'"' >/dev/null
    local entry='//*[local-name()="entry"][contains(., "novalens")]/*[local-name()="title"]'
    case $(xmllint --xpath "string($entry)" out/feed.xml) in
    "<script>alert(1)</script> & \"A\" 'B' – "*2026) ;;
    *) die "the title in the feed" ;;
    esac
    exists out/groups/b-co/index.html out/groups/w/index.html
}

test_a_report_leads_to_its_other_languages() {
    publish p private novalens wodomat
    run build p -o out --to html
    status 0
    grep -q '<a lang="en" hreflang="en" href="en/index.html">English</a>' out/novalens/index.html
    grep -q '<a lang="pl" hreflang="pl" aria-current="page" href="index.html">Polski</a>' \
        out/novalens/index.html
    grep -q '<a lang="pl" hreflang="pl" href="../index.html">Polski</a>' out/novalens/en/index.html
    ! grep -q 'hreflang' out/wodomat/index.html
}

# A licence stands at the foot of every page, and in what a public page says to machines.
test_pages_say_their_licence() {
    local page address=https://creativecommons.org/licenses/by/4.0/
    publish p public novalens wodomat
    column p visibility wodomat=private
    run build p -o none --to html
    ! grep -rq 'license' none --include='*.html' || die "nobody set one"
    sed -i "s|^\[publish\]|&\nlicense = $address|" p/rapport.ini
    run build p -o out --to html
    status 0
    for page in index.html novalens/index.html novalens/en/index.html \
        wodomat/index.html; do
        grep -Eq "<p[^>]*>(Licence|Licencja): <a rel=\"license\" href=\"$address\">$address</a></p>" \
            out/$page || die "$page"
    done
    for page in index.html novalens/en/index.html; do
        linked_data out/$page | jq -e ".license == \"$address\"" >/dev/null || die "$page: JSON-LD"
    done
    sed -i 's|^license = .*|license = CC-BY-4.0|' p/rapport.ini
    run build p -o out --to html
    status 0
    grep -q '<p>Licencja: CC-BY-4.0</p>' out/novalens/index.html
    grep -q '<p class="fine">Licencja: CC-BY-4.0</p>' out/index.html
    linked_data out/index.html | jq -e '.license.name == "CC-BY-4.0"' >/dev/null
}

test_a_licence_is_an_address_or_a_name() {
    local wrong
    publish p private novalens
    sed -i 's|^\[publish\]|&\nlicense = MIT|' p/rapport.ini
    for wrong in 'ftp://example.com/licence' 'javascript:alert(1)' '<b>CC</b>' 'http:/x' \
        "$(printf 'x%.0s' $(seq 101))"; do
        sed -i "s|^license = .*|license = $wrong|" p/rapport.ini
        run check p
        status 2
        says '^rapport\.ini:[0-9]+:.* license: expected an address .*\[SETTING_VALUE\]'
    done
    sed -i 's|^license = .*|license = MIT OR Apache-2.0|' p/rapport.ini
    run check p
    status 0
}

# The order of the companies in a list, by id.
order() {
    grep -oE '<th scope="row">(<span[^>]*></span>)?<a href="[^"]*"' "$1" |
        sed -E 's/.*href="(\.\.\/)*//; s/\/.*//' | tr '\n' ' '
}

test_each_order_is_a_page() {
    run build "$SAMPLE" -o out --to html,json
    status 0
    [ "$(order out/by-level.html | cut -d' ' -f1)" = calder-instruments ]
    [ "$(order out/by-score.html | awk '{ print $NF }')" = wodomat ]
    [ "$(order out/by-change.html | cut -d' ' -f1)" = sever-logistika ]
    jq -rs 'map(select(.score.gap.difference)) | max_by(.score.gap.difference | fabs) | .company.id' \
        out/*/report.json >widest.txt
    [ "$(order out/by-gap.html | cut -d' ' -f1)" = "$(cat widest.txt)" ]
    [ "$(order out/by-gap.html | awk '{ print $NF }')" = uyutny-bereg ] || die "withheld is last"
    absent out/by-date.html
    [ "$(grep -o '<input [^>]* checked>' out/index.html)" = \
        '<input type="radio" name="show" id="show-all" checked>' ]
    for by in level score gap change; do
        [ "$(grep -o '<th[^>]* aria-sort="[a-z]*scending"' "out/by-$by.html" | wc -l)" -eq 1 ]
        grep -q "<a href=\"by-$by.html\" aria-current=\"page\">" "out/by-$by.html"
    done
    [ "$(grep -h -o '<title>.*</title>' out/*.html | sort | uniq -d)" = "" ] || die "titles repeat"
}

test_brands_or_groups_have_lists_of_their_own() {
    run build "$SAMPLE" -o out --to html
    status 0
    exists out/groups/mostowa/index.html out/groups/northlight/by-score.html
    [ "$(order out/groups/mostowa/index.html)" = "debowy-dom novalens mleczna-kraina wodomat " ]
    links_lead_somewhere $(pages out)
    cp -R "$SAMPLE" p
    chmod -R u+w p
    column p group novalens=Łódź wodomat=Łódź debowy-dom=Ural
    run build p -o out --to html
    status 0
    [ "$(order out/groups/lodz/index.html)" = "novalens wodomat " ]
    exists out/groups/ural/index.html
    absent out/groups/mostowa out/groups/northlight
    publish q private novalens wodomat
    run build q -o alone --to html
    absent alone/groups
}

test_builds_of_parts_give_the_same_site_as_one_of_all() {
    publish p public novalens debowy-dom calder-instruments uyutny-bereg
    column p visibility uyutny-bereg=unlisted
    run build p -o whole
    status 0
    for id in uyutny-bereg novalens calder-instruments debowy-dom; do
        run build p "$id" -o parts
        status 0
    done
    sums whole >whole.txt
    sums parts >parts.txt
    [ -s whole.txt ] && diff whole.txt parts.txt
}

test_a_page_that_was_written_private_stays_out_until_it_is_written_again() {
    publish p public novalens wodomat
    column p visibility novalens=private
    run build p -o out --to html
    sed -i 's/,private$/,public/' p/companies.csv
    run build p wodomat -o out --to html
    status 0
    ! grep -q novalens out/sitemap.xml out/index.html || die "its page still says noindex"
    run build p novalens -o out --to html
    grep -q novalens out/sitemap.xml
}

test_a_list_of_450_companies_has_pages_letters_and_a_budget() {
    sh "$ROOT/samples/generate.sh" 450 p >/dev/null
    run build p -o out --to html
    status 0
    for page in index page-2 page-3 by-score by-score-2 by-score-3; do exists "out/$page.html"; done
    absent out/page-4.html
    [ "$(order out/index.html | wc -w)" -eq 200 ]
    [ "$(order out/page-3.html | wc -w)" -eq 50 ]
    cat out/index.html out/page-2.html out/page-3.html >all.html
    [ "$(order all.html | tr ' ' '\n' | sort -u | grep -c .)" -eq 450 ]
    grep -q '<link rel="prev" href="index.html">' out/page-2.html
    grep -q '<a rel="next" href="page-3.html">' out/page-2.html
    grep -qE '<a href="(page-[23].html)?#letter-[0-9]+">W</a>' out/index.html
    links_lead_somewhere out/index.html out/page-2.html
    for page in out/index.html out/by-score-2.html out/groups/mostowa/index.html; do
        sed -E 's/data:font\/woff2;base64,[^)]*//g; s/<svg.*<\/svg>//' "$page" >light.html
        [ "$(stat -c %s light.html)" -lt 100000 ] || die "$page: $(stat -c %s light.html) bytes"
    done
}

test_the_servers_policy_admits_every_page() {
    publish p public novalens harbourline-foods
    run build p -o out --to html
    status 0
    sed -n 's/^  Content-Security-Policy: //p' out/headers.txt >policy.txt
    for page in $(pages out); do
        grep -o "'sha256-[^']*'" "$page" | sort -u | while read -r hash; do
            grep -qF "$hash" policy.txt || die "$page: $hash"
        done
    done
    grep -q "default-src 'none'" policy.txt
    grep -q "frame-ancestors 'none'" policy.txt
    grep -q '^/2026/\*$' out/headers.txt
    grep -q '<a href="/2026/">' out/404.html
}
