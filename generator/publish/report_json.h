/*
 * report_json.h - report.json, schema 1: every figure of the filtered diagnosis, unrounded.
 *
 * gap is always Sales minus Marketing.  What is withheld or not computable is absent (an
 * empty group has no object) and the withheld parts are listed under "suppressed".  Where
 * functions are withheld, score, questions, dimensions, pains and trend carry "pooled"
 * instead of sales, marketing, balanced and gap.
 */
#ifndef RAPPORT_REPORT_JSON_H
#define RAPPORT_REPORT_JSON_H

#include "base/buf.h"
#include "diagnose/diagnosis.h"

/* The id of a verdict on a gap: "too_few". */
const char *report_verdict(enum verdict verdict);

/* Appends the JSON text; language: the company's main one (for company.language only). */
void report_json(const struct diagnosis *d, int language, struct buf *out);

#endif
