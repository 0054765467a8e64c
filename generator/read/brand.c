/*
 * brand.c - brands/NAME/brand.ini and its logos; see brand.h.
 */
#include "read/brand.h"
#include "base/file.h"
#include "base/png.h"
#include "base/settings.h"
#include "base/text.h"
#include "read/project.h"
#include "read/words.h"

#include <string.h>

enum { SVG_LIMIT = 256 * 1024, PNG_LIMIT = 10 * 1000 * 1000 };

struct loader {
    struct arena *arena;
    struct brand *brand;
    struct settings settings;
    struct diag *diag;
    bool ok;
};

/* A setting's value; NULL when absent or empty. */
static const char *value(struct loader *l, const char *section, const char *key)
{
    const char *found = settings_find(&l->settings, section, key);

    return found && *found ? found : NULL;
}

static const char *colour(struct loader *l, const char *key)
{
    const char *found = value(l, "colours", key);
    char *lower;

    if (found == NULL)
        return NULL;
    if (*found != '#' || strspn(found + 1, "0123456789abcdefABCDEF") != 6 ||
        strlen(found) != 7) {
        l->ok = diag_report(l->diag, DIAG_BRAND_COLOUR,
                            settings_place(&l->settings, "colours", key), NULL,
                            "expected #rrggbb: %s", found);
        return NULL;
    }
    lower = arena_strdup(l->arena, found);
    for (char *p = lower; *p; p++)
        if (*p >= 'A' && *p <= 'F')
            *p = (char)(*p - 'A' + 'a');
    return lower;
}

/* A contact value that can be made a link; `expected` is what the message asks for. */
static const char *contact(struct loader *l, const char *key, bool (*ok)(const char *),
                           const char *expected)
{
    const char *found = value(l, "contact", key);

    if (found && !ok(found))
        l->ok = diag_report(l->diag, DIAG_SETTING_VALUE,
                            settings_place(&l->settings, "contact", key), NULL,
                            "expected %s: %s", expected, found);
    return found;
}

static bool email_ok(const char *s)
{
    const char *at = strchr(s, '@');

    return at && at > s && at[1] != '\0' && strpbrk(s, " \"<>,;:()\\") == NULL;
}

static bool phone_ok(const char *s)
{
    return strpbrk(s, "0123456789") != NULL;
}

/* A host with or without a path, alone or after http:// or https://. */
static bool web_ok(const char *s)
{
    size_t host;

    if (strncmp(s, "http://", 7) == 0 || strncmp(s, "https://", 8) == 0)
        s = strstr(s, "://") + 3;
    host = strcspn(s, ":/?#");
    return host > 0 && strpbrk(s, " \"<>\\") == NULL && strstr(s, "://") == NULL &&
           (s[host] != ':' || (s[host + 1] >= '0' && s[host + 1] <= '9'));
}

static const char *logo_fault(struct loader *l, const char *name, struct logo_file *file)
{
    char *bytes = NULL;

    /* A plain file name: a brand must not reach into other folders. */
    if (strpbrk(name, "/\\") || *name == '.')
        return "must be a file of the brand's own folder";
    switch (file_read(l->arena, file_join(l->arena, l->brand->folder, name), PNG_LIMIT,
                      &bytes, &file->length)) {
    case FILE_OK: break;
    case FILE_ABSENT: return "no such file";
    case FILE_FAILED: return "cannot be read";
    case FILE_TOO_LARGE: return "is larger than 10 MB";
    }
    file->bytes = bytes;
    if (png_recognised(bytes, file->length))
        return NULL;
    if (file->length > SVG_LIMIT)
        return "is larger than 256 kB: simplify the drawing";
    if (strlen(bytes) != file->length || !text_is_utf8(bytes, file->length) ||
        !strstr(bytes, "<svg"))
        return "is neither a PNG file nor an SVG file in UTF-8";
    return NULL;
}

static struct logo_file logo(struct loader *l, const char *key)
{
    const char *name = value(l, "logo", key), *fault;
    struct logo_file file = {0};

    if (name == NULL)
        return file;
    file.path = arena_printf(l->arena, "brands/%s/%s", l->brand->id, name);
    fault = logo_fault(l, name, &file);
    if (fault == NULL)
        return file;
    l->ok = diag_report(l->diag, DIAG_BRAND_LOGO, settings_place(&l->settings, "logo", key),
                        NULL, "%s %s", name, fault);
    return (struct logo_file){0};
}

/* True for a file inside the brand's folder: a brand must not reach into other folders. */
static bool path_stays_inside(const char *path)
{
    if (*path == '/' || strchr(path, '\\'))
        return false;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (*part == '.' || *part == '/' || *part == '\0')
            return false;
    }
    return true;
}

static void fonts(struct loader *l)
{
    static const char *const keys[WEIGHTS] = {
        [WEIGHT_LIGHT] = "light",   [WEIGHT_REGULAR] = "regular",
        [WEIGHT_ITALIC] = "italic", [WEIGHT_SEMIBOLD] = "semibold",
        [WEIGHT_BOLD] = "bold",     [WEIGHT_BLACK] = "black"};

    for (int i = 0; i < WEIGHTS; i++) {
        const char *name = value(l, "fonts", keys[i]);
        struct place at = settings_place(&l->settings, "fonts", keys[i]);
        const char *fault = NULL;

        if (name == NULL)
            continue;
        if (!path_stays_inside(name))
            fault = "must be a file of the brand's own folder";
        else if (!file_exists(file_join(l->arena, l->brand->folder, name)))
            fault = "no such file";
        l->brand->font[i] = (struct brand_font){name, at};
        if (fault)
            l->ok = diag_report(l->diag, DIAG_BRAND_FONT, at, NULL, "%s %s", name, fault);
    }
}

static enum cover_style cover_style(struct loader *l)
{
    static const char *const names[] = {"band", "full", "plain"};

    return (enum cover_style)settings_choose(&l->settings, "cover", "style", names, 3, 0,
                                             &l->ok, l->diag);
}

static enum likert_form likert_form(struct loader *l)
{
    static const char *const names[] = {"diverging", "stacked"};

    return (enum likert_form)settings_choose(&l->settings, "charts", "likert", names, 2, 0,
                                             &l->ok, l->diag);
}

static struct words words(struct loader *l, const struct languages *languages,
                          const char *section, const char *key)
{
    return words_setting(l->arena, &l->settings, section, key, languages);
}

static void read_values(struct loader *l, const struct languages *languages)
{
    struct brand *b = l->brand;
    const char *name = value(l, "brand", "name");

    b->name = name ? name : b->id;
    b->publisher = value(l, "brand", "publisher");
    b->tagline = words(l, languages, "brand", "tagline");
    b->primary = colour(l, "primary");
    b->primary_dark = colour(l, "primary_dark");
    b->accent = colour(l, "accent");
    b->accent_dark = colour(l, "accent_dark");
    b->cover = colour(l, "cover");
    b->cover_ink = colour(l, "cover_ink");
    b->logo_light = logo(l, "light");
    b->logo_dark = logo(l, "dark");
    b->person = value(l, "contact", "person");
    b->email = contact(l, "email", email_ok, "an address such as anna@example.com");
    b->phone = contact(l, "phone", phone_ok, "a number such as +48 22 555 01 20");
    b->web = contact(l, "web", web_ok, "an address such as www.example.com");
    b->address = value(l, "contact", "address");
    b->cover_style = cover_style(l);
    b->likert = likert_form(l);
    b->confidentiality = words(l, languages, "text", "confidentiality");
    b->footer = words(l, languages, "text", "footer");
    fonts(l);
}

bool brand_load(struct arena *a, const char *project_folder, const char *id,
                const struct languages *languages, const struct pdf_settings *pdf,
                struct brand *b, struct diag *d)
{
    struct loader l = {.arena = a, .brand = b, .diag = d, .ok = true};
    const char *folder, *print_ini;

    if (id == NULL)
        id = "default";
    *b = (struct brand){.id = arena_strdup(a, id),
                        .name = "",
                        .project_folder = project_folder,
                        .pdf = *pdf};
    b->ini_path = arena_printf(a, "brands/%s/brand.ini", id);
    if (!project_id_ok(id))
        return diag_report(d, DIAG_BRAND_READ, (struct place){0}, NULL,
                           "the name of a brand has only a-z, 0-9 and -: %s", id);
    folder = file_join(a, project_folder, arena_printf(a, "brands/%s", id));
    if (!file_is_folder(folder)) {
        if (strcmp(id, "default") == 0)
            return true;
        return diag_report(d, DIAG_BRAND_READ,
                           (struct place){arena_printf(a, "brands/%s", id), 0, 0}, NULL,
                           "no such folder");
    }
    b->folder = folder;
    if (!settings_load(a, project_folder, b->ini_path, true, &l.settings, d))
        return false;
    print_ini = arena_printf(a, "brands/%s/templates/print.ini", id);
    if (file_exists(file_join(a, project_folder, print_ini)))
        b->print_ini = print_ini;
    read_values(&l, languages);
    l.ok = pdf_settings_read(&l.settings, &b->pdf, d) && l.ok;
    return settings_all_used(&l.settings, d) && l.ok;
}
