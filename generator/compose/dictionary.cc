/*
 * dictionary.cc - what a template is filled with; see dictionary.h.
 */
#include "compose/dictionary.h"

#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <unordered_map>

namespace compose
{

struct name {
    std::string text;
    size_t number; /* from 0, in the order in which names were met */
};

namespace
{

/* Kept for the life of the process. */
const name *kept_name(const char *text, size_t length)
{
    static std::unordered_map<std::string, name> names;
    auto [found, is_new] = names.try_emplace(std::string(text, length));
    if (is_new)
        found->second = {found->first, names.size() - 1};
    return &found->second;
}

/* The same, most often known by its address: names are literals of the filling code and
 * words of the template sets. */
const name *name_of(const char *text, size_t length)
{
    static const name *met[4096];
    auto address = reinterpret_cast<uintptr_t>(text);
    auto &slot = met[(address ^ address >> 12) % (sizeof met / sizeof *met)];
    if (slot == nullptr || slot->text.size() != length ||
        std::memcmp(slot->text.data(), text, length) != 0)
        slot = kept_name(text, length);
    return slot;
}

const name *name_of(const char *text)
{
    return name_of(text, std::strlen(text));
}

const name *name_of(const ctemplate::TemplateString &text)
{
    return name_of(text.data(), text.size());
}

} // namespace

/* Goes through the dictionaries of a group. */
class dictionary::sequence final : public Iterator
{
  public:
    explicit sequence(const dictionary *first) : next_(first)
    {
    }
    bool HasNext() const override
    {
        return next_ != nullptr;
    }
    const TemplateDictionaryInterface &Next() override
    {
        const dictionary *d = next_;
        next_ = d->next_;
        return *d;
    }

  private:
    const dictionary *next_;
};

dictionary *dictionary::root_new()
{
    return new dictionary(new globals{}, nullptr);
}

void dictionary::root_drop(dictionary *root)
{
    arena_drop(&root->globals_->arena);
    delete root->globals_;
    delete root;
}

void dictionary::set(const char *name, const char *text, size_t length)
{
    struct arena *a = &globals_->arena;
    void *room = arena_raw(a, sizeof(value));
    values_ =
        new (room) value{name_of(name), arena_strndup(a, text, length), length, values_};
}

void dictionary::set_global(const char *name, const char *text, size_t length)
{
    const struct name *key = name_of(name);
    std::vector<value> &all = globals_->values;
    if (all.size() <= key->number)
        all.resize(key->number + 1);
    all[key->number] = {key, arena_strndup(&globals_->arena, text, length), length,
                        nullptr};
}

const dictionary::group *dictionary::find(const group *groups, const name *key)
{
    while (groups != nullptr && groups->key != key)
        groups = groups->next;
    return groups;
}

dictionary *dictionary::add(group **groups, const char *name, const dictionary *parent)
{
    struct arena *a = &globals_->arena;
    const struct name *key = name_of(name);
    auto *d = new (arena_raw(a, sizeof(dictionary))) dictionary(globals_, parent);
    group *g = *groups;
    while (g != nullptr && g->key != key)
        g = g->next;
    if (g == nullptr) {
        *groups = new (arena_raw(a, sizeof(group))) group{key, d, d, *groups};
    } else {
        g->last->next_ = d;
        g->last = d;
    }
    return d;
}

dictionary *dictionary::add_section(const char *name)
{
    return add(&sections_, name, this);
}

void dictionary::show_section(const char *name)
{
    if (find(sections_, name_of(name)) == nullptr)
        add_section(name);
}

dictionary *dictionary::add_include(const char *name, const char *file)
{
    dictionary *d = add(&includes_, name, nullptr);
    d->file_ = arena_strdup(&globals_->arena, file);
    return d;
}

/* --- what ctemplate asks ----------------------------------------------------------- */

dictionary::string dictionary::GetValue(const string &variable) const
{
    const name *key = name_of(variable);
    for (const dictionary *d = this; d != nullptr; d = d->parent_)
        for (const value *v = d->values_; v != nullptr; v = v->next)
            if (v->key == key)
                return string(v->text, v->length);
    const std::vector<value> &all = globals_->values;
    if (key->number < all.size() && all[key->number].text != nullptr)
        return string(all[key->number].text, all[key->number].length);
    return string("", 0);
}

const dictionary *dictionary::section(const string &name) const
{
    const struct name *key = name_of(name);
    for (const dictionary *d = this; d != nullptr; d = d->parent_)
        if (const group *found = find(d->sections_, key))
            return found->first;
    return nullptr;
}

const dictionary *dictionary::include(const string &name) const
{
    const struct name *key = name_of(name);
    for (const dictionary *d = this; d != nullptr; d = d->parent_)
        if (const group *found = find(d->includes_, key))
            return found->first;
    return nullptr;
}

bool dictionary::IsHiddenSection(const string &name) const
{
    return section(name) == nullptr;
}

bool dictionary::IsUnhiddenSection(const string &name) const
{
    return section(name) != nullptr;
}

bool dictionary::IsHiddenTemplate(const string &name) const
{
    return include(name) == nullptr;
}

const char *dictionary::GetIncludeTemplateName(const string &name, int i) const
{
    const dictionary *d = include(name);
    while (d != nullptr && i-- > 0)
        d = d->next_;
    return d != nullptr ? d->file_ : "";
}

dictionary::Iterator *dictionary::CreateTemplateIterator(const string &name) const
{
    return new sequence(include(name));
}

dictionary::Iterator *dictionary::CreateSectionIterator(const string &name) const
{
    return new sequence(section(name));
}

void dictionary::DumpToString(std::string *out, int level) const
{
    /* Asked for by nothing but ctemplate's own debugging. */
    static_cast<void>(out);
    static_cast<void>(level);
}

} // namespace compose
