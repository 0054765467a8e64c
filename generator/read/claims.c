/*
 * claims.c - the register of claims; see claims.h.
 */
#include "read/claims.h"
#include "base/text.h"

#include <string.h>

enum { CLAIM_MAX = 128, PLACES = 8 };

struct entry {
    struct claim claim;
    unsigned use; /* a bit for each place */
};

struct claims {
    struct entry entry[CLAIM_MAX];
    int n;
};

static const char *const places[PLACES] = {
    "views_separate", "views_shared", "views", "pay",
    "strategy",       "spend",        "why",   "discussion"};

static const char *const statuses[CLAIM_STATUSES] = {
    "supported",  "narrower",     "misattributed", "theory",
    "unverified", "contradicted", "illustrative",  "anecdotal"};

static const char *const evidences[CLAIM_EVIDENCES] = {
    "survey", "count", "model", "experience", "cases", "review", "vendor", "none"};

bool claim_printable(enum claim_status status)
{
    switch (status) {
    case CLAIM_SUPPORTED:
    case CLAIM_NARROWER:
    case CLAIM_MISATTRIBUTED:
    case CLAIM_THEORY: return true;
    case CLAIM_UNVERIFIED:
    case CLAIM_CONTRADICTED:
    case CLAIM_ILLUSTRATIVE:
    case CLAIM_ANECDOTAL:
    case CLAIM_STATUSES: break;
    }
    return false;
}

/* The place of the word among the names of places; -1 when it is none. */
static int find_place(const char *word, size_t length)
{
    for (int i = 0; i < PLACES; i++)
        if (strlen(places[i]) == length && memcmp(places[i], word, length) == 0)
            return i;
    return -1;
}

/* Reads "views_shared pay", or "-" for nowhere. */
static unsigned read_use(struct sheet *s, const struct grid_row *row)
{
    const char *p = sheet_cell(s, row, "use");
    unsigned use = 0;

    if (strcmp(p, "-") == 0)
        return 0;
    for (p += strspn(p, " "); *p; p += strspn(p, " ")) {
        size_t length = strcspn(p, " ");
        int place = find_place(p, length);

        if (place < 0)
            sheet_fault(s, row, "use", "no place of a report: %.*s", (int)length, p);
        else
            use |= 1u << place;
        p += length;
    }
    return use;
}

/* "-" for none; what is printed has one. */
static const struct source *read_source(struct sheet *s, const struct grid_row *row,
                                        const struct content *c, bool needed)
{
    const char *id = sheet_cell(s, row, "source");
    bool none = strcmp(id, "-") == 0;
    const struct source *source = none ? NULL : source_find(c, id);

    if (source == NULL && (!none || needed))
        sheet_fault(s, row, "source", "not in sources.csv: %s", id);
    return source;
}

static void read_claim(struct sheet *s, const struct grid_row *row, const struct content *c,
                       struct claims *claims)
{
    struct entry e = {.claim.id = sheet_cell(s, row, "id")};

    for (int i = 0; i < claims->n; i++)
        if (strcmp(claims->entry[i].claim.id, e.claim.id) == 0)
            sheet_fault(s, row, "id", "the id appears twice: %s", e.claim.id);
    e.claim.status =
        (enum claim_status)sheet_choice(s, row, "status", statuses, CLAIM_STATUSES);
    e.claim.evidence =
        (enum claim_evidence)sheet_choice(s, row, "evidence", evidences, CLAIM_EVIDENCES);
    e.use = read_use(s, row);
    if (e.use != 0 && !claim_printable(e.claim.status))
        sheet_fault(s, row, "use", "a claim that is %s may stand nowhere",
                    sheet_cell(s, row, "status"));
    if (e.use != 0 && e.claim.evidence == CLAIM_FROM_NONE)
        sheet_fault(s, row, "evidence", "what is printed rests on something");
    e.claim.source = read_source(s, row, c, e.use != 0);
    e.claim.text = sheet_words(s, row, "text");
    sheet_words(s, row, "note"); /* for consultants; no report prints it */
    claims->entry[claims->n++] = e;
}

bool claims_load(struct sheet *s, const char *folder, struct content *c)
{
    struct claims *claims = arena_alloc(s->arena, sizeof *claims);

    *claims = (struct claims){0};
    c->claims = claims;
    if (!sheet_open(s, folder, "claims", "id status use evidence source", "text note"))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        if (claims->n == CLAIM_MAX) {
            sheet_fault(s, &s->table.row[i], NULL, "more than %d claims", CLAIM_MAX);
            break;
        }
        read_claim(s, &s->table.row[i], c, claims);
    }
    return s->ok;
}

const struct claim *claim_at(const struct content *c, const char *place, int i)
{
    int wanted = find_place(place, strlen(place));

    if (wanted < 0 || c->claims == NULL)
        return NULL;
    for (int k = 0; k < c->claims->n; k++) {
        const struct entry *e = &c->claims->entry[k];

        /* The loader refuses the file already; asked again, nothing can slip through. */
        if ((e->use >> wanted & 1) != 0 && claim_printable(e->claim.status) && i-- == 0)
            return &e->claim;
    }
    return NULL;
}
