# generate.awk - survey answers that behave like people's, the same on every machine.
#
#   awk -v copies=N -v folder=DIR -f generate.awk plan.csv
#
# Writes DIR/surveys/2026-Q1.csv .. 2026-Q3.csv. Each row of the plan is one function of one
# company: how many were invited, how many answered per quarter, the total (20..100) aimed at
# per quarter, how the five dimensions differ, and how kindly people see the statements that
# describe their own function (own) and the other one (other); those in hundredths of an
# answer point. With copies > 0 the plan is repeated under numbered ids until there are that
# many companies.
#
# An answer is the sum of the aim, the statement's difficulty, the dimension, the view of
# one's own function, the person (who keeps the same leaning in every quarter) and chance.
# Random numbers are those of Park and Miller (16807, 2^31 - 1): whole numbers below 2^53, so
# any awk gives the same file.

function random(n) # 0 .. n - 1
{
    seed = (seed * 16807) % 2147483647
    return int(seed / 65536) % n
}

# About normal with the given standard deviation, in whole numbers: the sum of twelve evens.
function normal(deviation,    i, sum)
{
    for (i = sum = 0; i < 12; i++)
        sum += random(1001)
    return int((sum - 6000) * deviation / 1000)
}

# A number from a text, so that a company's people do not depend on the other companies.
function hash(text,    i, h)
{
    h = 7
    for (i = 1; i <= length(text); i++)
        h = (h * 31 + index(letters, substr(text, i, 1))) % 2147483646
    return h + 1
}

# The people of one function, with what they keep from quarter to quarter.
function people(number,    i, d)
{
    for (i = 1; i <= number; i++) {
        leaning[i] = normal(42)         # sees everything better or worse
        flat[i] = random(90) == 0       # ticks one box throughout
        for (d = 1; d <= 5; d++)
            view[i, d] = normal(22)     # has an own view of each dimension
    }
}

function clamp(answer)
{
    return answer < 1 ? 1 : answer > 5 ? 5 : answer
}

function answer_of(who, question, aim, sales,    described, value)
{
    described = actor[question]
    value = aim + difficulty[question] + offset[dimension[question]]
    if (described != "")
        value += (described == "sales") == sales ? own : other
    value += leaning[who] + view[who, dimension[question]] + normal(68)
    return clamp(int((value + 50) / 100))
}

function row(company, wave, name, who, aim,    q, line, last, answer)
{
    line = sprintf("%s,%s,%s,%s-%02d", company, waves[wave], name, substr(name, 1, 1), who)
    last = random(28) == 0 ? 8 + random(8) : 20     # gave up half-way
    for (q = 1; q <= 20; q++) {
        answer = answer_of(who, q, aim, name == "sales")
        if (flat[who])
            answer = clamp(int((aim + leaning[who] + 50) / 100))
        if (random(1000) < unknown[q] || q > last)
            answer = ""
        line = line "," answer
    }
    print line > (folder "/surveys/" waves[wave] ".csv")
}

# Draws who answers: of people 1 .. invited, moved on by one each quarter (leavers, joiners).
function quarter(company, wave, name, invited, wanted, level,    first, i)
{
    first = invited >= 10 ? wave - 1 : 0
    for (i = 1; i <= invited; i++)
        if (random(invited - i + 1) < wanted) {
            wanted--
            row(company, wave, name, first + i, level * 5)
        }
}

function company_of(company, source,    r, wave, i)
{
    for (r = 1; r <= rows; r++) {
        split(plan[r], f, ",")
        if (f[1] != source)
            continue
        for (i = 1; i <= 5; i++)
            offset[i] = f[9 + i] + 0
        own = f[15] + 0
        other = f[16] + 0
        seed = hash(company " " f[2])
        people(f[3] + 2)
        for (wave = 1; wave <= 3; wave++)
            quarter(company, wave, f[2], f[3] + 0, f[3 + wave] + 0, f[6 + wave] + 0)
    }
}

BEGIN {
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    split("2026-Q1 2026-Q2 2026-Q3", waves, " ")
    # How hard each statement is to agree with, which dimension it belongs to, whom it
    # describes, and how many in a thousand cannot say.
    split("5 -12 8 -18 22 15 28 -8 6 -4 -32 4 2 -14 6 -10 -30 -38 -6 -6", difficulty, " ")
    split("5 1 3 4 3 2 2 4 3 1 4 5 3 5 5 1 4 2 2 4", dimension, " ")
    split("18 8 22 14 8 8 6 26 12 6 42 10 20 30 18 10 48 36 12 24", unknown, " ")
    actor[3] = actor[4] = actor[5] = actor[13] = actor[15] = "marketing"
    actor[1] = actor[6] = "sales"
    header = "company,wave,function,respondent"
    for (q = 1; q <= 20; q++)
        header = header ",q" q
    for (wave = 1; wave <= 3; wave++)
        print header > (folder "/surveys/" waves[wave] ".csv")
}

FNR > 1 {
    plan[++rows] = $0
    split($0, f, ",")
    if (!(f[1] in seen)) {
        seen[f[1]] = 1
        companies[++count] = f[1]
    }
}

END {
    if (copies == 0)
        for (c = 1; c <= count; c++)
            company_of(companies[c], companies[c])
    for (c = 0; c < copies; c++) {
        source = companies[c % count + 1]
        company_of(sprintf("%s-%05d", source, c + 1), source)
    }
}
