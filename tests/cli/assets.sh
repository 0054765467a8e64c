# assets.sh - style sheets and fonts: in every page, or shared by all; what a page weighs.
# shellcheck shell=bash

# The assets a page refers to, one a line, relative to the page.
assets_of() {
    grep -o '<link rel="stylesheet" href="[^"]*"' "$1" | cut -d'"' -f4
}

# shared FOLDER ID...: a project whose pages share their assets.
shared() {
    project "$@"
    sed -i '/^\[publish\]/a assets = shared' "$1/rapport.ini"
}

test_shared_assets_are_linked_from_every_depth() {
    local page link
    shared p novalens sever-logistika
    rapport build p -o out -q
    for page in out/index.html out/novalens/index.html out/novalens/en/index.html \
        out/sever-logistika/index.html; do
        [ "$(assets_of "$page" | wc -l)" -eq 2 ] || die "$page: not two style sheets"
        for link in $(assets_of "$page"); do
            exists "$(dirname "$page")/$link"
        done
        grep -q "style-src 'self'; img-src data:; font-src 'self'" "$page" || die "$page: policy"
        ! grep -q '<style' "$page" || die "$page holds a style sheet too"
    done
    # It is served for any address, so it cannot know where the assets are.
    grep -q '<style>' out/404.html || die "404.html refers to assets"
}

test_an_asset_is_named_after_its_content_and_its_fonts_are_there() {
    local file name
    shared p novalens
    rapport build p -o out -q
    for file in out/assets/*; do
        name=$(basename "$file")
        [ "$(sha256sum "$file" | cut -c1-12)" = "${name%%.*}" ] || die "$file: another content"
        jq_is out/manifest.json "[.files[].path] | index(\"assets/$name\") != null"
    done
    cat out/assets/*.css | grep -o 'url([^)]*)' | sed 's/url(\(.*\))/\1/' | sort -u >named
    (cd out/assets && ls -- *.woff2) | sort >there
    diff named there
}

test_a_full_build_removes_old_assets_a_partial_one_keeps_them() {
    local old
    shared p novalens wodomat
    rapport build p -o out -q
    old=$(cd out && find assets -name '*.css' | sort)
    sed -i 's/^primary = .*/primary = #5a2a6b/' p/brands/*/brand.ini
    rapport build p novalens -o out -q
    for link in $(assets_of out/wodomat/index.html); do
        exists "out/wodomat/$link"
    done
    rapport build p -o out -q
    [ "$(cd out && find assets -name '*.css' | sort)" != "$old" ] || die "old style sheets stay"
    (cd out && find assets -type f | sort) >there
    jq -r '.files[].path | select(startswith("assets/"))' out/manifest.json | sort >listed
    diff there listed
    sed -i '/^assets = shared/d' p/rapport.ini
    rapport build p -o out -q
    absent out/assets
}

test_a_wrong_assets_setting_is_refused() {
    project p novalens
    sed -i '/^\[publish\]/a assets = cdn' p/rapport.ini
    run build p -o out
    status 2
    says 'rapport\.ini:[0-9]+:.*assets.*inline or shared'
}

# Pages without their fonts: 200 kB, 40 kB in gzip, 3300 elements, rules of 12 kB; half as much
# again for a report with all blocks.
test_no_page_is_heavier_than_its_budget() {
    rapport build "$SAMPLE" -o out -q
    within_budgets
}

test_no_page_is_heavier_whatever_the_cover() {
    local style
    for style in full plain; do
        project p novalens sever-logistika uyutny-bereg wodomat
        sed -i "s/^style *=.*/style = $style/" p/brands/*/brand.ini
        rapport build p -o out -q -f
        grep -q "<body class=\"$style\"" out/wodomat/index.html || die "the cover is not $style"
        within_budgets
    done
}

within_budgets() {
    local page more
    find out -name '*.html' | sort >pages
    [ "$(wc -l <pages)" -ge 10 ] || die "too few pages"
    while read -r page; do
        sed 's/url(data:font[^)]*)/url()/g' "$page" >bare.html
        more=2
        ! grep -q 'id="s-strategy"' bare.html || more=3
        at_most "$page: bytes" "$(wc -c <bare.html)" $((100000 * more))
        at_most "$page: in gzip" "$(gzip -9c bare.html | wc -c)" $((20000 * more))
        at_most "$page: elements" "$(grep -o '<[a-z][a-z0-9]*' bare.html | wc -l)" $((1650 * more))
        at_most "$page: rules" "$(tr -d '\n' <bare.html | grep -o '<style>[^<]*' | sed 's/^<style>//' | tr -d '\n' | wc -c)" 12000
    done <pages
}

at_most() {
    [ "$2" -le "$3" ] || die "$1: $2, at most $3"
}
