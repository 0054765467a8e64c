# pages.awk - what is wrong with the pages of a layout dump (see "rapport build --to layout").
#
#   awk -v grid=3.5 -v body=regular/9.7 -v least=3 -f pages.awk report.layout.txt
#
# Prints one line a fault: page number, what, where.  grid: points, 0 for none; body: face and
# size of the text whose base lines are to stand on it; least: of the rows or terms of a list
# that is split as many stand on either page.

function fault(what, where) { print page ": " what (where == "" ? "" : ": " where) }

function text_of(line) { return index(line, "| ") ? substr(line, index(line, "| ") + 2) : "" }

function off_grid(y,   units) {
    if (grid <= 0) return 0
    units = (y - top) / grid
    units -= int(units + 0.5)
    return units * grid > 0.11 || units * grid < -0.11
}

function judge_paragraph() {
    if (paragraph != "" && paragraph_part != "whole" && lines_shown < 2)
        fault("a single line of a paragraph", paragraph)
    paragraph = ""
}

# --- what the page before ended with, once it is known how this one begins ---

function judge_page(next_part,   t, l) {
    judge_paragraph()
    if (!page || part == "cover") return
    if (next_part == "continues") {
        if (fill < 34) fault("a page is filled to " fill "% inside a chapter")
        if (heading != "" && followed < 2) fault("a heading stands alone at the page end", heading)
        if (group_last) fault("a group of rows begins with the last row")
    }
    for (t in cut)
        if (rows[t] < 2) fault("a single row stands on a page", cut[t])
        else if (few(rows[t], part_height[t])) fault("few rows stand on a page", cut[t])
    for (l in cut_list)
        if (items[l] < 2 && item_height[l] < 17) fault("a single list item stands on a page")
    for (t in cut_terms)
        if (few(terms[t], part_height[t])) fault("few terms stand on a page", cut_terms[t])
}

# At least so many rows and terms stand on either page, or a fifth of one.
function few(n, high) { return n < least && high < 0.2 * height }

# --- how two chapters share a page ---

function judge_chapter(shape, y, high) {
    if (chapters++ > 0) {
        if (remnant > 0 && remnant < 0.1 * height)
            fault("a few lines of a chapter stand above the next")
        if (shape == "begins" && high < 0.22 * height)
            fault("a chapter begins at the foot of a page")
        opening = y; before = bottom
    }
    remnant = chapters == 1 && shape == "ends" ? high : 0
    bottom = y + high
}

# --- a table that would fit on a page goes to the next whole, with its heading, and with the
# --- opening of its chapter if that is near, unless that leaves this page less than 72 % full ---

function judge_split(shape, y, high) {
    if (shape == "begins") {
        split_at = opening > 0 && y - opening < 0.35 * height ? before : titled > 0 ? titled : y
        split_height = high
        return
    }
    split_height += high
    if (shape == "ends" && split_at - top > 0.72 * height && split_height <= height)
        fault("a table is split that would fit on a page", table)
}

# --- lines may not overlap or leave the text area ---

function judge_lines(   i, k) {
    for (i = 1; i <= n; i++) {
        if (lx[i] < left - 0.2 || lx[i] + lw[i] > left + width + 0.6 ||
            ly[i] < top - 0.2 || ly[i] + lh[i] > top + height + 0.6)
            fault("text stands outside the margins", lt[i])
        for (k = i + 1; k <= n; k++)
            if (lx[i] < lx[k] + lw[k] - 0.6 && lx[k] < lx[i] + lw[i] - 0.6 &&
                ly[i] < ly[k] + lh[k] - 0.6 && ly[k] < ly[i] + lh[i] - 0.6)
                fault("lines overlap", lt[i] " / " lt[k])
    }
}

{ match($0, /^ */); depth = RLENGTH / 2 }

$1 == "page" {
    judge_lines()
    judge_page($3)
    page = $2; part = $3; left = $4; top = $5; width = $6; height = $7; fill = $11 + 0
    n = 0; heading = ""; followed = 0; group_last = 0; row_depth = 0; repeated = 0
    awaited = ""; titled = 0
    chapters = 0; remnant = 0; opening = 0
    delete cut; delete rows; delete cut_list; delete items; delete item_height
    delete cut_terms; delete terms; delete part_height
    next
}

row_depth && depth <= row_depth { row_depth = 0 }
awaited != "" && $1 == "repeat" { awaited = "" }
awaited != "" && $1 == "row" {
    fault("a table goes on without its head", awaited)
    awaited = ""
}
$1 == "repeat" { row_depth = depth; next }

$1 == "table" && !row_depth {
    table = $2 " at " $5; table_depth = depth; group_last = 0
    if ($3 == "begins" || $3 == "whole") has_head = 0
    if ($3 != "whole") { cut[table] = $2; part_height[table] = $7; judge_split($3, $5, $7) }
    if (($3 == "ends" || $3 == "continues") && has_head) awaited = $2
    if ($3 == "whole") followed++
    titled = 0
    next
}
$1 == "row" && !row_depth {
    row_depth = depth
    if (grid > 0 && off_grid($5) && part != "cover") fault("a row is off the grid", $2 " at " $5)
    if (/ head( |$)/) { has_head = 1; next }
    group_last = $2 ~ /\.group/
    if (!group_last) { rows[table]++; followed++ }
    if ($3 != "whole" && $7 < 500) fault("a row is cut", $2 " at " $5)
    next
}
$1 == "block" && depth == 1 { chapter_part = $3; judge_chapter($3, $5, $7) }
$2 ~ /#s-summary$/ && chapter_part != "whole" { fault("the summary takes more than a page") }
$1 == "block" && $2 ~ /^(ul|ol)/ && !row_depth {
    list = $5 " " depth
    if ($3 != "whole") cut_list[list] = 1
    next
}
$1 == "block" && $2 ~ /^li/ && !row_depth {
    items[list]++; item_height[list] = $7
}
$1 == "terms" {
    list_of_terms = $2 " at " $5; part_height[list_of_terms] = $7
    if ($3 != "whole") cut_terms[list_of_terms] = $2
}
$2 ~ /^dt/ && $3 != "ends" { terms[list_of_terms]++ }
($1 == "figure" || $1 == "columns") && !row_depth { followed += 2 }
($1 == "text" || $1 == "block") && !row_depth && part != "cover" && $2 !~ /^\(/ {
    if (($3 == "whole" || $3 == "begins") && off_grid($5))
        fault("a block is off the grid", $2 " at " $5)
}
$1 == "text" && !row_depth {
    judge_paragraph()
    paragraph = $2; paragraph_part = $3; lines_shown = 0
    in_heading = $2 ~ /^(h[1-6]|figcaption|caption)|\.kicker/
    if (in_heading) { heading = $2; followed = 0 }
    if ($2 ~ /^(h[1-6]|figcaption)/) titled = titled > 0 ? titled : $5
    else if ($2 !~ /^caption|\.legend/) titled = 0
    group_last = 0
    next
}
$1 == "line" {
    n++; lx[n] = $4; ly[n] = $5; lw[n] = $6; lh[n] = $7; lt[n] = text_of($0)
    if (part == "cover") next
    if (row_depth) next
    if (!in_heading) followed++
    else heading = lt[n]
    if ($2 == body && off_grid($5)) fault("body text is off the grid", lt[n])
    lines_shown++
    next
}
END { judge_lines(); judge_page("begins") }
