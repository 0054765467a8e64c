/*
 * claims.h - the register of claims: what others say about Sales and Marketing, what we
 * found when we looked it up, and where a report may repeat it.
 *
 * templates/content/claims.csv: id, status, use, evidence, source, text.LL, note.LL.  Which
 * statuses may be printed is fixed here and not in the file: a claim of another status that
 * names a place is a CONTENT error.  The register is closed: claim_at is the only way to a
 * claim, so nothing else can print one.
 */
#ifndef RAPPORT_CLAIMS_H
#define RAPPORT_CLAIMS_H

#include "read/sheet.h"

enum claim_status {
    CLAIM_SUPPORTED,     /* the source says it */
    CLAIM_NARROWER,      /* the source says less than is often quoted: our text is that */
    CLAIM_MISATTRIBUTED, /* it says something else: our text is what it says */
    CLAIM_THEORY,        /* derived from a model, not observed */
    CLAIM_UNVERIFIED,    /* not found in the source named, or no source */
    CLAIM_CONTRADICTED,  /* other evidence says the opposite */
    CLAIM_ILLUSTRATIVE,  /* made up to explain */
    CLAIM_ANECDOTAL,     /* one person's experience put as a number */
    CLAIM_STATUSES
};

enum claim_evidence {
    CLAIM_FROM_SURVEY,     /* people were asked about their own companies */
    CLAIM_FROM_COUNT,      /* answers were compared with documents */
    CLAIM_FROM_MODEL,      /* a mathematical model */
    CLAIM_FROM_EXPERIENCE, /* cases and interviews of the authors */
    CLAIM_FROM_CASES,      /* many documented cases compared */
    CLAIM_FROM_REVIEW,     /* a review of earlier studies */
    CLAIM_FROM_VENDOR,     /* a company's figure without a published method */
    CLAIM_FROM_NONE,
    CLAIM_EVIDENCES
};

struct claim {
    const char *id;
    enum claim_status status;
    enum claim_evidence evidence;
    const struct source *source;
    struct words text; /* our careful wording */
};

/* Loads the register; the sources must be there.  False after a message. */
bool claims_load(struct sheet *s, const char *folder, struct content *c);

/* Whether a report may print a claim of this status. */
bool claim_printable(enum claim_status status);

/*
 * The i-th claim, from 0 and in the file's order, that may be printed at the place
 * (views_separate, views_shared, views, pay, strategy, spend, why, discussion); NULL past
 * the last.
 */
const struct claim *claim_at(const struct content *c, const char *place, int i);

#endif
