/*
 * message.cc - ICU MessageFormat with named arguments behind a C face.
 */
#include "base/message.h"

#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/parseerr.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

/* Some text of a pattern and the argument behind it; -1: none, the end. */
struct piece {
    std::string text;
    int argument;
};

struct message {
    std::unique_ptr<icu::MessageFormat> format;
    std::vector<std::string> names;
    std::vector<icu::UnicodeString> keys; /* the same names, as ICU wants them */
    std::string plain;                    /* the text itself when it has no arguments */
    bool is_plain = false;
    std::vector<piece> pieces; /* when texts alone are put in, as they are; else empty */
};

namespace
{

std::string utf8(const icu::UnicodeString &s)
{
    std::string out;
    s.toUTF8String(out);
    return out;
}

/* Every name, those inside plural and select too; false for {0}: the texts name their
 * arguments. */
bool collect_names(message &m, const icu::MessagePattern &pattern)
{
    for (int32_t i = 0; i < pattern.countParts(); i++) {
        const icu::MessagePattern::Part &part = pattern.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER)
            return false;
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME)
            continue;
        icu::UnicodeString key = pattern.getSubstring(part);
        if (std::find(m.keys.begin(), m.keys.end(), key) != m.keys.end())
            continue;
        m.keys.push_back(key);
        m.names.push_back(utf8(key));
    }
    return true;
}

/* The formatted text of a pattern without arguments never changes: made once. */
void settle_plain(message &m)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    m.format->format(nullptr, nullptr, 0, out, status);
    m.is_plain = U_SUCCESS(status) && m.keys.empty();
    if (m.is_plain)
        m.plain = utf8(out);
}

/* True when arguments stand in the pattern by their name alone: {name}. */
bool only_names(const icu::MessagePattern &pattern)
{
    for (int32_t i = 0; i < pattern.countParts(); i++) {
        const icu::MessagePattern::Part &part = pattern.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START &&
            part.getArgType() != UMSGPAT_ARG_TYPE_NONE)
            return false;
    }
    return true;
}

/* Cuts such a pattern at its arguments: ICU formats it once, with a private character for
 * each. */
void settle_pieces(message &m, const icu::MessagePattern &pattern)
{
    const UChar32 first = 0xE000;
    const icu::UnicodeString &source = pattern.getPatternString();
    auto count = static_cast<int32_t>(m.keys.size());
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out, text;
    std::vector<icu::Formattable> values;
    if (m.is_plain || count > 64 || !only_names(pattern))
        return;
    for (int32_t i = 0; i < count; i++) {
        values.emplace_back(icu::UnicodeString(first + i));
        if (source.indexOf(first + i) >= 0)
            return;
    }
    m.format->format(m.keys.data(), values.data(), count, out, status);
    if (U_FAILURE(status))
        return;
    for (int32_t i = 0; i < out.length(); i++) {
        int argument = out[i] - first;
        if (argument < 0 || argument >= count) {
            text.append(out[i]);
            continue;
        }
        m.pieces.push_back({utf8(text), argument});
        text.remove();
    }
    m.pieces.push_back({utf8(text), -1});
}

const message_arg *find(const message_arg *args, int n, const std::string &name)
{
    for (int i = 0; i < n; i++)
        if (name == args[i].name)
            return &args[i];
    return nullptr;
}

/* The pieces with the texts of the arguments between them; NULL when one is no text. */
char *join_pieces(struct arena *a, const message &m, const message_arg *args, int n)
{
    std::string out;
    for (const piece &p : m.pieces) {
        out += p.text;
        if (p.argument < 0)
            break;
        const message_arg *arg = find(args, n, m.names[static_cast<size_t>(p.argument)]);
        if (arg == nullptr || arg->text == nullptr)
            return nullptr;
        out += arg->text;
    }
    return arena_strdup(a, out.c_str());
}

} // namespace

extern "C" struct message *message_new(const char *language, const char *pattern,
                                       int *offset)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError error = {};
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(pattern);
    icu::MessagePattern parsed(text, &error, status);
    auto m = std::make_unique<message>();
    if (U_SUCCESS(status) && !collect_names(*m, parsed))
        status = U_ILLEGAL_ARGUMENT_ERROR;
    if (U_SUCCESS(status))
        m->format = std::make_unique<icu::MessageFormat>(text, icu::Locale(language), error,
                                                         status);
    if (U_FAILURE(status)) {
        if (offset != nullptr)
            *offset = error.offset > 0 ? error.offset : 0;
        return nullptr;
    }
    settle_plain(*m);
    settle_pieces(*m, parsed);
    return m.release();
}

extern "C" void message_drop(struct message *m)
{
    delete m;
}

extern "C" int message_arguments(const struct message *m)
{
    return static_cast<int>(m->names.size());
}

extern "C" const char *message_argument(const struct message *m, int i)
{
    return m->names[static_cast<size_t>(i)].c_str();
}

extern "C" char *message_format(struct arena *a, const struct message *m,
                                const struct message_arg *args, int n, bool *missing)
{
    if (m->is_plain)
        return arena_strdup(a, m->plain.c_str());
    if (!m->pieces.empty())
        if (char *text = join_pieces(a, *m, args, n))
            return text;
    std::vector<icu::Formattable> values;
    for (const std::string &name : m->names) {
        const message_arg *arg = find(args, n, name);
        if (arg == nullptr && missing != nullptr)
            *missing = true;
        if (arg == nullptr)
            values.emplace_back(icu::UnicodeString::fromUTF8("{" + name + "}"));
        else if (arg->text != nullptr)
            values.emplace_back(icu::UnicodeString::fromUTF8(arg->text));
        else
            values.emplace_back(arg->number);
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    m->format->format(m->keys.data(), values.data(), static_cast<int32_t>(values.size()),
                      out, status);
    /* A text where the pattern counts (plural) cannot be formatted: the name shows where.
     */
    if (U_FAILURE(status))
        out = icu::UnicodeString::fromUTF8("{" + m->names.front() + "}");
    return arena_strdup(a, utf8(out).c_str());
}
