/*
 * template.h - a thin C face of ctemplate.
 *
 * The only user of ctemplate, with dictionary.h.  A set holds the templates of one brand:
 * the brand's folder first, then rapport's own.  Every file must begin with {{%AUTOESCAPE
 * context="HTML"}}, else it is refused; unclosed sections, unknown variables and markup
 * outside the vocabulary are reported with file, line and column when the set is loaded, so
 * expansion cannot fail on a user's edit later.
 */
#ifndef RAPPORT_TEMPLATE_H
#define RAPPORT_TEMPLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct template_set;
struct template_dict;

/*
 * Loads every *.html of the folders (earlier ones win by file name).  known(name, context)
 * says whether a variable, section or include name may be used.  Returns NULL after
 * reporting.
 */
struct template_set *template_load(const char *const *folders, int n,
                                   bool (*known)(const char *name, void *context),
                                   void *context, struct diag *d);
void template_drop(struct template_set *t);

/* The variables, sections and includes the files of a set use: their number, and name i in
 * sorted order. */
size_t template_names(const struct template_set *t);
const char *template_name(const struct template_set *t, size_t i);

/* The partials a file of the set includes: their number, and name i in the file's order. */
size_t template_includes(const struct template_set *t, const char *file);
const char *template_include(const struct template_set *t, const char *file, size_t i);

/* Dictionaries: the root is dropped by the caller, children belong to their parents. */
struct template_dict *template_dict_new(void);
void template_dict_drop(struct template_dict *d);
/* Values are escaped by where they stand; characters XML cannot hold become U+FFFD. */
void template_set_text(struct template_dict *d, const char *name, const char *value);
/* Seen by included templates and sections too. */
void template_set_global(struct template_dict *d, const char *name, const char *value);
/* Adds one iteration of a section. */
struct template_dict *template_add_section(struct template_dict *d, const char *name);
/* Shows a section once, with the parent's values. */
void template_show_section(struct template_dict *d, const char *name);
/* Includes a file of the set at {{>NAME}}. */
struct template_dict *template_add_include(struct template_dict *d, const char *name,
                                           const char *file);

/* Appends the expanded text; false when an included file does not exist. */
bool template_expand(const struct template_set *t, const char *file,
                     const struct template_dict *d, struct buf *out);

#ifdef __cplusplus
}
#endif

#endif
