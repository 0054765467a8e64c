/*
 * template.cc - a thin C face of ctemplate.
 *
 * Files are read and checked here and handed to ctemplate as strings, so that
 * it never looks at the disk: what was checked is what is expanded.
 */
#include "compose/template.h"

#include "compose/dictionary.h"
#include "compose/scan.h"

extern "C" {
#include "base/file.h"
#include "base/text.h"
}

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_emitter.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <vector>

using compose::dictionary;

enum { TEMPLATE_LIMIT = 1024 * 1024 };

struct template_set {
    ctemplate::TemplateCache cache;
    std::set<std::string> files;
    std::vector<std::string> names;                           /* sorted, each once */
    std::map<std::string, std::vector<std::string>> includes; /* by file */
};

namespace
{

struct loading {
    template_set *set;
    bool (*known)(const char *, void *);
    void *context;
    struct arena *arena;
    struct diag *diag;
    bool ok = true;
};

/* Indentation is for the eye of who edits; every report would carry and parse it again. */
std::string without_indentation(const char *text, size_t length)
{
    std::string out;
    bool start = true;
    for (size_t i = 0; i < length; i++) {
        bool blank = text[i] == ' ' || text[i] == '\t';
        if (!start || !blank)
            out.push_back(text[i]);
        start = text[i] == '\n' || (start && blank);
    }
    return out;
}

void load_file(loading &l, const char *folder, const char *name)
{
    const char *path = file_join(l.arena, folder, name);
    char *text;
    size_t length;
    struct place at = {path, 0, 0};
    if (file_read(l.arena, path, TEMPLATE_LIMIT, &text, &length) != FILE_OK) {
        l.ok = diag_report(l.diag, DIAG_TEMPLATE_READ, at, nullptr, nullptr);
        return;
    }
    if (length >= 3 && std::memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3, length -= 3; /* some editors put a byte-order mark */
    struct scan_names names = {};
    bool ok =
        scan_template(l.arena, text, length, path, l.known, l.context, &names, l.diag);
    std::string lean = without_indentation(text, length);
    if (ok && !l.set->cache.StringToTemplateCache(name, lean.data(), lean.size(),
                                                  ctemplate::STRIP_BLANK_LINES))
        ok = diag_report(l.diag, DIAG_TEMPLATE_SYNTAX, at, nullptr,
                         "a value stands where it cannot be escaped");
    l.ok = l.ok && ok;
    l.set->files.insert(name);
    l.set->names.insert(l.set->names.end(), names.name, names.name + names.n);
    l.set->includes[name].assign(names.include, names.include + names.nincludes);
}

/* A file of a brand that replaces nothing would do nothing: its name is a mistake. */
void check_replaces(loading &l, const char *folder, const char *own)
{
    char **names;
    size_t count = file_list(l.arena, folder, "", &names);
    for (size_t i = 0; i < count; i++) {
        const char *name = names[i];
        size_t length = std::strlen(name);
        bool html = length > 5 && std::strcmp(name + length - 5, ".html") == 0;
        struct place at = {file_join(l.arena, folder, name), 0, 0};
        if (std::strcmp(name, "print.ini") == 0)
            continue; /* the style of the PDF, which is laid over rapport's own */
        if (!html)
            l.ok = diag_report(l.diag, DIAG_TEMPLATE_READ, at, nullptr,
                               "a brand has .html files and print.ini here");
        else if (!file_exists(file_join(l.arena, own, name)))
            l.ok = diag_report(l.diag, DIAG_TEMPLATE_READ, at, nullptr,
                               "there is no template of this name to replace");
    }
}

void sort_names(std::vector<std::string> &names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

dictionary *inside(struct template_dict *d)
{
    return reinterpret_cast<dictionary *>(d);
}

struct template_dict *face(dictionary *d)
{
    return reinterpret_cast<struct template_dict *>(d);
}

/* True when the value can be taken as it is: nearly always. */
bool is_plain(const char *s, size_t length)
{
    unsigned char strange = 0, high = 0;
    for (size_t i = 0; i < length; i++) {
        auto byte = static_cast<unsigned char>(s[i]);
        /* EF begins U+FFFE, U+FFFF */
        strange |= byte < ' ' || byte == 0x7F || byte == 0xEF;
        high |= byte;
    }
    return strange == 0 && (high < 0x80 || text_is_utf8(s, length));
}

/* Characters that XML cannot hold would make the whole report unreadable. */
bool allowed(unsigned c)
{
    return c >= ' ' && c != 0x7F && c != 0xFFFE && c != 0xFFFF;
}

std::string clean(const char *s)
{
    std::string out;
    while (*s != '\0') {
        unsigned c = text_next(s, &s);
        if (c == '\t' || c == '\n' || c == '\r')
            c = ' ';
        char bytes[4];
        out.append(bytes, static_cast<size_t>(text_encode(allowed(c) ? c : 0xFFFD, bytes)));
    }
    return out;
}

class buf_emitter : public ctemplate::ExpandEmitter
{
  public:
    explicit buf_emitter(struct buf *out) : out_(out)
    {
    }
    void Emit(char c) override
    {
        buf_putc(out_, c);
    }
    void Emit(const std::string &s) override
    {
        buf_put(out_, s.data(), s.size());
    }
    void Emit(const char *s) override
    {
        buf_puts(out_, s);
    }
    void Emit(const char *s, size_t length) override
    {
        buf_put(out_, s, length);
    }

  private:
    struct buf *out_;
};

} // namespace

extern "C" struct template_set *
template_load(const char *const *folders, int n,
              bool (*known)(const char *name, void *context), void *context, struct diag *d)
{
    struct arena arena = {};
    auto *set = new template_set;
    loading l = {set, known, context, &arena, d};
    for (int i = 0; i < n; i++) {
        char **names;
        if (i + 1 < n)
            check_replaces(l, folders[i], folders[n - 1]);
        size_t count = file_list(&arena, folders[i], ".html", &names);
        for (size_t k = 0; k < count; k++)
            if (set->files.count(names[k]) == 0)
                load_file(l, folders[i], names[k]);
    }
    if (set->files.empty()) {
        struct place at = {n > 0 ? folders[n - 1] : "", 0, 0};
        l.ok = diag_report(d, DIAG_TEMPLATE_READ, at, nullptr, "no template files");
    }
    arena_drop(&arena);
    if (!l.ok) {
        delete set;
        return nullptr;
    }
    sort_names(set->names);
    set->cache.Freeze();
    return set;
}

extern "C" void template_drop(struct template_set *t)
{
    delete t;
}

extern "C" size_t template_names(const struct template_set *t)
{
    return t->names.size();
}

extern "C" const char *template_name(const struct template_set *t, size_t i)
{
    return t->names[i].c_str();
}

extern "C" size_t template_includes(const struct template_set *t, const char *file)
{
    auto found = t->includes.find(file);
    return found == t->includes.end() ? 0 : found->second.size();
}

extern "C" const char *template_include(const struct template_set *t, const char *file,
                                        size_t i)
{
    return t->includes.at(file)[i].c_str();
}

extern "C" struct template_dict *template_dict_new(void)
{
    return face(dictionary::root_new());
}

extern "C" void template_dict_drop(struct template_dict *d)
{
    dictionary::root_drop(inside(d));
}

extern "C" void template_set_text(struct template_dict *d, const char *name,
                                  const char *value)
{
    size_t length = std::strlen(value);
    if (is_plain(value, length)) {
        inside(d)->set(name, value, length);
    } else {
        std::string cleaned = clean(value);
        inside(d)->set(name, cleaned.data(), cleaned.size());
    }
}

extern "C" void template_set_global(struct template_dict *d, const char *name,
                                    const char *value)
{
    size_t length = std::strlen(value);
    if (is_plain(value, length)) {
        inside(d)->set_global(name, value, length);
    } else {
        std::string cleaned = clean(value);
        inside(d)->set_global(name, cleaned.data(), cleaned.size());
    }
}

extern "C" struct template_dict *template_add_section(struct template_dict *d,
                                                      const char *name)
{
    return face(inside(d)->add_section(name));
}

extern "C" void template_show_section(struct template_dict *d, const char *name)
{
    inside(d)->show_section(name);
}

extern "C" struct template_dict *template_add_include(struct template_dict *d,
                                                      const char *name, const char *file)
{
    return face(inside(d)->add_include(name, file));
}

extern "C" bool template_expand(const struct template_set *t, const char *file,
                                const struct template_dict *d, struct buf *out)
{
    buf_emitter emitter(out);
    /* A frozen cache is not changed by expansion. */
    auto &cache = const_cast<ctemplate::TemplateCache &>(t->cache);
    return cache.ExpandNoLoad(file, ctemplate::STRIP_BLANK_LINES,
                              reinterpret_cast<const dictionary *>(d), nullptr, &emitter);
}
