/*
 * geometry.c - matrices, transforms and numbers of drawings; see geometry.h.
 */
#include "compose/geometry.h"

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
    return isfinite(*value);
}

static int scan_numbers(const char **s, double *values, int most)
{
    int n = 0;

    while (n < most && scan_number(s, &values[n]))
        n++;
    return n;
}

static bool is_function(const char *name, size_t length, const char *expected)
{
    return strlen(expected) == length && strncmp(name, expected, length) == 0;
}

static struct matrix rotation(double degrees, double x, double y)
{
    double cosine = cos(degrees * pi / 180), sine = sin(degrees * pi / 180);

    return (struct matrix){
        cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y};
}

static bool transform_function(const char *name, size_t length, const double *v, int n,
                               struct matrix *m)
{
    if (is_function(name, length, "translate") && (n == 1 || n == 2))
        *m = (struct matrix){1, 0, 0, 1, v[0], n > 1 ? v[1] : 0};
    else if (is_function(name, length, "scale") && (n == 1 || n == 2))
        *m = (struct matrix){v[0], 0, 0, n > 1 ? v[1] : v[0], 0, 0};
    else if (is_function(name, length, "matrix") && n == 6)
        *m = (struct matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
    else if (is_function(name, length, "rotate") && (n == 1 || n == 3))
        *m = rotation(v[0], n == 3 ? v[1] : 0, n == 3 ? v[2] : 0);
    else if (is_function(name, length, "skewX") && n == 1)
        *m = (struct matrix){1, 0, tan(v[0] * pi / 180), 1, 0, 0};
    else if (is_function(name, length, "skewY") && n == 1)
        *m = (struct matrix){1, tan(v[0] * pi / 180), 0, 1, 0, 0};
    else
        return false;
    return true;
}

bool matrix_parse(const char *s, struct matrix *m)
{
    static const struct matrix identity = {1, 0, 0, 1, 0, 0};
    struct matrix all = identity, one;

    *m = identity;
    while (*(s = skip_separator(s))) {
        const char *name = s;
        size_t length = strcspn(s, " \t\r\n(");
        double values[6];
        int n;

        s += length;
        while (is_space(*s))
            s++;
        if (*s++ != '(')
            return false;
        n = scan_numbers(&s, values, 6);
        s = skip_separator(s);
        if (*s++ != ')' || !transform_function(name, length, values, n, &one))
            return false;
        all = matrix_multiply(all, one);
    }
    *m = all;
    return true;
}
