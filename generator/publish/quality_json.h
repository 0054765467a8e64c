/*
 * quality_json.h - the member "quality" of report.json.
 */
#ifndef RAPPORT_QUALITY_JSON_H
#define RAPPORT_QUALITY_JSON_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/*
 * Writes which files the figures come from, which of their rows were used, what was left
 * out and where, how the answers look, settings and version; withheld counts are absent.
 */
void quality_json(struct json *j, struct arena *scratch, const struct diagnosis *d);

/* "surveys/q3.csv:12:7", with as much as is known; NULL without a file. */
const char *place_name(struct arena *scratch, const struct place *at);

#endif
