/*
 * dictionary.h - what a template is filled with, as ctemplate reads it (C++).
 *
 * ctemplate's own dictionary gives each of the thousand rows of a report a name to print
 * and tables to look things up in; a row has a handful of values.  This one is lists in an
 * arena, dropped with the root.  What is seen from where is as with ctemplate's: a section
 * sees what stands around it, an included file only its own values and the global ones.
 * For template.cc alone.
 */
#ifndef RAPPORT_COMPOSE_DICTIONARY_H
#define RAPPORT_COMPOSE_DICTIONARY_H

#include "base/arena.h"

#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_string.h>

#include <cstddef>
#include <vector>

namespace compose
{

struct name; /* known by its address: each name is kept once in a process */

class dictionary final : public ctemplate::TemplateDictionaryInterface
{
  public:
    /* A root is dropped by root_drop; all others belong to it. */
    static dictionary *root_new();
    static void root_drop(dictionary *root);

    /* Copies the text; the last one set counts. */
    void set(const char *name, const char *text, size_t length);
    /* Seen everywhere below the root. */
    void set_global(const char *name, const char *text, size_t length);
    dictionary *add_section(const char *name);
    /* Shows the section once, unless it is shown already. */
    void show_section(const char *name);
    dictionary *add_include(const char *name, const char *file);

  protected:
    using string = ctemplate::TemplateString;

    string GetValue(const string &variable) const override;
    bool IsHiddenSection(const string &section) const override;
    bool IsUnhiddenSection(const string &section) const override;
    bool IsHiddenTemplate(const string &include) const override;
    const char *GetIncludeTemplateName(const string &include, int i) const override;
    Iterator *CreateTemplateIterator(const string &include) const override;
    Iterator *CreateSectionIterator(const string &section) const override;
    void DumpToString(std::string *out, int level) const override;

  private:
    struct value {
        const name *key;
        const char *text;
        size_t length;
        const value *next;
    };
    /* The dictionaries of one section or include, in the order in which they were added. */
    struct group {
        const name *key;
        dictionary *first, *last;
        group *next;
    };
    struct globals {
        struct arena arena;
        std::vector<value> values; /* by the number of the name; text NULL: not set */
    };
    class sequence;

    dictionary(globals *shared, const dictionary *parent)
        : globals_(shared), parent_(parent)
    {
    }
    dictionary *add(group **groups, const char *name, const dictionary *parent);
    static const group *find(const group *groups, const name *key);
    /* The first dictionary of the section or include, as seen from here, or NULL. */
    const dictionary *section(const string &name) const;
    const dictionary *include(const string &name) const;

    globals *globals_;
    const dictionary *parent_;      /* whose values are seen too, or NULL */
    const value *values_ = nullptr; /* newest first */
    group *sections_ = nullptr, *includes_ = nullptr;
    const dictionary *next_ = nullptr; /* of its group */
    const char *file_ = nullptr;       /* of an include */
};

} // namespace compose

#endif
