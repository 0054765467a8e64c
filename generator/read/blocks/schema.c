/*
 * schema.c - the forms of the optional blocks: their columns, types and ranges; see
 * blocks.h.
 */
#include "read/blocks/blocks.h"

#define TEXT(name, required)                                                               \
    {                                                                                      \
        name, BLOCK_TEXT, required, NULL, 0, 0                                             \
    }
#define PERSONAL(name, required)                                                           \
    {                                                                                      \
        name, BLOCK_PERSONAL, required, NULL, 0, 0                                         \
    }
#define NUMBER(name, required, most)                                                       \
    {                                                                                      \
        name, BLOCK_NUMBER, required, NULL, 0, most                                        \
    }
#define RATING(name)                                                                       \
    {                                                                                      \
        name, BLOCK_NUMBER, true, NULL, 1, 5                                               \
    }
#define WHOLE(name, required, least, most)                                                 \
    {                                                                                      \
        name, BLOCK_WHOLE, required, NULL, least, most                                     \
    }
#define CHOICE(name, required, words)                                                      \
    {                                                                                      \
        name, BLOCK_CHOICE, required, words, 0, 0                                          \
    }
#define ITEM(name, list)                                                                   \
    {                                                                                      \
        name, BLOCK_ITEM, true, list, 0, 0                                                 \
    }
#define DATE(name, required)                                                               \
    {                                                                                      \
        name, BLOCK_DATE, required, NULL, 0, 0                                             \
    }

static const struct block_column strategy[] = {
    PERSONAL("leader", true),
    CHOICE("function", false, "sales marketing board other"),
    PERSONAL("three_years", false),
    CHOICE("answer", false, "silence slides own shared"),
    CHOICE("matches", false, "no yes"),
    CHOICE("whom", false, "no yes"),
    CHOICE("why", false, "no yes"),
    CHOICE("how", false, "no yes"),
    CHOICE("advantage", false, "no yes"),
    CHOICE("goals", false, "no yes"),
    WHOLE("priorities", false, 0, 3),
    CHOICE("written", false, "no yes"),
};
static const struct block_column steps[] = {
    ITEM("step", "steps"),
    CHOICE("status", true, "open doing done"),
    TEXT("note", false),
};
static const struct block_column catalogue[] = {
    TEXT("kpi", true),
    CHOICE("function", true, "sales marketing both"),
    WHOLE("horizon_days", true, 1, 3660),
    TEXT("strategy", false),
    TEXT("goal", false),
    CHOICE("leads", false, "no yes"),
    CHOICE("kind", false, "quantity quality"),
};
static const struct block_column spend[] = {
    CHOICE("purpose", true, "activation brand research advice"),
    NUMBER("amount", true, 1e12),
};
static const struct block_column principles[] = {
    ITEM("principle", "principles"),
    CHOICE("function", true, "sales marketing"),
    RATING("rating"),
};
static const struct block_column processes[] = {
    ITEM("process", "processes"),
    CHOICE("status", true, "missing partly working"),
    TEXT("note", false),
};
static const struct block_column cadence[] = {
    TEXT("meeting", true),
    WHOLE("planned", true, 0, 1000),
    WHOLE("held", true, 0, 1000),
    TEXT("note", false),
};
static const struct block_column contact[] = {
    ITEM("contact", "contacts"),
    CHOICE("function", true, "sales marketing"),
    WHOLE("count", true, 0, 100000),
    WHOLE("people", true, 1, 100000),
};
static const struct block_column reactions[] = {
    CHOICE("function", true, "sales marketing"),
    RATING("assertive"),
    RATING("cooperative"),
};
static const struct block_column decisions[] = {
    ITEM("decision", "decisions"),
    CHOICE("leads", true, "sales marketing both board product nobody"),
    CHOICE("follows", false, "sales marketing both board product nobody"),
    CHOICE("disputed", false, "no yes"),
    TEXT("note", false),
};
static const struct block_column plan[] = {
    TEXT("what", true),
    TEXT("who", true),
    DATE("when", true),
    TEXT("where", false),
    CHOICE("known", false, "no yes"),
};
static const struct block_column capacity[] = {
    TEXT("source", false),
    WHOLE("leads", true, 0, 100000000),
    NUMBER("reps", true, 1e5),
    NUMBER("leads_per_rep", true, 1e6),
    NUMBER("first_contact_hours", false, 10000),
    WHOLE("untouched", false, 0, 100000000),
    WHOLE("after_days", false, 0, 366),
    TEXT("fallback", false),
};
static const struct block_column materials[] = {
    TEXT("material", true),
    DATE("updated", true),
    CHOICE("usable", false, "no yes"),
    NUMBER("search_minutes", false, 10000),
};
static const struct block_column systems[] = {
    TEXT("system", true),
    CHOICE("used_by", true, "sales marketing both"),
    NUMBER("double_entry_hours", false, 1000),
    TEXT("note", false),
};
static const struct block_column burden[] = {
    TEXT("report", true),
    NUMBER("hours", true, 1000),
    CHOICE("read", false, "no yes"),
};
static const struct block_column services[] = {
    ITEM("service", "services"),
    CHOICE("given", true, "no partly yes"),
    TEXT("note", false),
};
static const struct block_column causes[] = {
    ITEM("cause", "causes"),
    CHOICE("present", true, "no partly yes"),
    WHOLE("cases", false, 0, 100000),
    TEXT("evidence", false),
};
static const struct block_column attrition[] = {
    CHOICE("function", true, "sales marketing"),
    WHOLE("people", true, 1, 100000),
    WHOLE("left", true, 0, 100000),
    WHOLE("heads_changed", false, 0, 100),
    WHOLE("vacancy_days", false, 0, 36600),
};
static const struct block_column actions[] = {
    TEXT("action", true),  TEXT("owner", true),
    DATE("due", false),    CHOICE("status", true, "open doing done dropped"),
    DATE("closed", false), TEXT("result", false),
};
static const struct block_column context[] = {
    DATE("date", true),
    CHOICE("kind", true, "people structure product market system other"),
    TEXT("event", true),
};

#define SCHEMA(name, keys)                                                                 \
    {                                                                                      \
#name, (name), (int)(sizeof(name) / sizeof *(name)), (keys)                        \
    }

static const struct block_schema schemas[] = {
    [BLOCK_STRATEGY] = SCHEMA(strategy, 1),
    [BLOCK_STEPS] = SCHEMA(steps, 1),
    [BLOCK_CATALOGUE] = SCHEMA(catalogue, 2),
    [BLOCK_SPEND] = SCHEMA(spend, 0),
    [BLOCK_PRINCIPLES] = SCHEMA(principles, 2),
    [BLOCK_PROCESSES] = SCHEMA(processes, 1),
    [BLOCK_CADENCE] = SCHEMA(cadence, 1),
    [BLOCK_CONTACT] = SCHEMA(contact, 2),
    [BLOCK_REACTIONS] = SCHEMA(reactions, 1),
    [BLOCK_DECISIONS] = SCHEMA(decisions, 1),
    [BLOCK_PLAN] = SCHEMA(plan, 0),
    [BLOCK_CAPACITY] = SCHEMA(capacity, 1),
    [BLOCK_MATERIALS] = SCHEMA(materials, 1),
    [BLOCK_SYSTEMS] = SCHEMA(systems, 1),
    [BLOCK_BURDEN] = SCHEMA(burden, 1),
    [BLOCK_SERVICES] = SCHEMA(services, 1),
    [BLOCK_CAUSES] = SCHEMA(causes, 1),
    [BLOCK_ATTRITION] = SCHEMA(attrition, 0),
    [BLOCK_ACTIONS] = SCHEMA(actions, 1),
    [BLOCK_CONTEXT] = SCHEMA(context, 0),
};
_Static_assert(sizeof schemas / sizeof *schemas == BLOCKS, "a form for each block");
_Static_assert(sizeof strategy / sizeof *strategy <= BLOCK_COLUMNS, "room for the columns");

const struct block_schema *block_schema(enum block b)
{
    return &schemas[b];
}
