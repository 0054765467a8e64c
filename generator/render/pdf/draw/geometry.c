/*
 * geometry.c - matrices, transforms and numbers of drawings; see path.h.
 */
#include "render/pdf/draw/path.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

struct matrix matrix_multiply(struct matrix o, struct matrix i)
{
    return (struct matrix){o.a * i.a + o.c * i.b,       o.b * i.a + o.d * i.b,
                           o.a * i.c + o.c * i.d,       o.b * i.c + o.d * i.d,
                           o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f};
}

void matrix_apply(const struct matrix *m, double *x, double *y)
{
    double old = *x;

    *x = m->a * old + m->c * *y + m->e;
    *y = m->b * old + m->d * *y + m->f;
}

double matrix_scale(const struct matrix *m)
{
    return sqrt(fabs(m->a * m->d - m->b * m->c));
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *skip_separator(const char *s)
{
    while (is_space(*s))
        s++;
    if (*s == ',')
        s++;
    while (is_space(*s))
        s++;
    return s;
}

/* Digits with an optional point; false when there is none. */
static bool scan_digits(const char **s, double *value)
{
    const char *p = *s;
    double scale = 1;
    bool any = false;

    *value = 0;
    for (; isdigit((unsigned char)*p); p++, any = true)
        *value = *value * 10 + (*p - '0');
    if (*p == '.')
        for (p++; isdigit((unsigned char)*p); p++, any = true)
            *value += (*p - '0') * (scale /= 10);
    *s = p;
    return any;
}

static void scan_exponent(const char **s, double *value)
{
    const char *p = *s + 1;
    bool negative = *p == '-';
    int exponent = 0;

    if (**s != 'e' && **s != 'E')
        return;
    if (*p == '-' || *p == '+')
        p++;
    if (!isdigit((unsigned char)*p))
        return;
    for (; isdigit((unsigned char)*p); p++)
        if (exponent < 100)
            exponent = exponent * 10 + (*p - '0');
    *value *= pow(10, negative ? -exponent : exponent);
    *s = p;
}

bool scan_number(const char **s, double *value)
{
    const char *p = skip_separator(*s);
    bool negative = *p == '-';

    if (*p == '-' || *p == '+')
        p++;
    if (!scan_digits(&p, value))
        return false;
    scan_exponent(&p, value);
    if (negative)
        *value = -*value;
    *s = p;
    return true;
}

static int scan_numbers(const char **s, double *values, int most)
{
    int n = 0;

    while (n < most && scan_number(s, &values[n]))
        n++;
    return n;
}

static bool transform_function(const char *name, size_t length, const double *v, int n,
                               struct matrix *m)
{
    if (length == 9 && strncmp(name, "translate", 9) == 0 && n >= 1)
        *m = (struct matrix){1, 0, 0, 1, v[0], n > 1 ? v[1] : 0};
    else if (length == 5 && strncmp(name, "scale", 5) == 0 && n >= 1)
        *m = (struct matrix){v[0], 0, 0, n > 1 ? v[1] : v[0], 0, 0};
    else if (length == 6 && strncmp(name, "matrix", 6) == 0 && n == 6)
        *m = (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
    else if (length == 6 && strncmp(name, "rotate", 6) == 0 && n >= 1) {
        double cosine = cos(v[0] * pi / 180), sine = sin(v[0] * pi / 180);
        double x = n == 3 ? v[1] : 0, y = n == 3 ? v[2] : 0;

        *m = (struct matrix){cosine,
                             sine,
                             -sine,
                             cosine,
                             x - cosine * x + sine * y,
                             y - sine * x - cosine * y};
    } else
        return false;
    return true;
}

struct matrix matrix_parse(const char *s)
{
    const struct matrix identity = {1, 0, 0, 1, 0, 0};
    struct matrix all = identity, one;

    if (s == NULL)
        return identity;
    while (*(s = skip_separator(s))) {
        const char *name = s;
        size_t length = strcspn(s, " (");
        double values[6];
        int n;

        s += length;
        while (is_space(*s))
            s++;
        if (*s++ != '(')
            return identity;
        n = scan_numbers(&s, values, 6);
        s = skip_separator(s);
        if (*s++ != ')' || !transform_function(name, length, values, n, &one))
            return identity;
        all = matrix_multiply(all, one);
    }
    return all;
}
