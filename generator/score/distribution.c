/*
 * distribution.c - incomplete beta, Student's t and Fisher's F; see distribution.h.
 */
#include "score/distribution.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { FRACTION_STEPS = 10000, NEWTON_STEPS = 200, REMEMBERED = 400 };

/* Keeps a denominator of the continued fraction away from zero. */
static double nonzero(double value)
{
    const double tiny = 1e-300;

    return fabs(value) < tiny ? tiny : value;
}

/* The continued fraction of I_x(a, b); converges fast for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double a, double b, double x)
{
    double c = 1, d = 1 / nonzero(1 - (a + b) * x / (a + 1)), result = d;

    for (int m = 1; m <= FRACTION_STEPS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double change;

        d = 1 / nonzero(1 + even * d);
        c = nonzero(1 + even / c);
        result *= d * c;
        d = 1 / nonzero(1 + odd * d);
        c = nonzero(1 + odd / c);
        change = d * c;
        result *= change;
        if (fabs(change - 1) <= DBL_EPSILON)
            break;
    }
    return result;
}

/* ln of x^a (1 - x)^b / B(a, b). */
static double log_kernel(double a, double b, double x)
{
    return lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x);
}

double beta_regularised(double a, double b, double x)
{
    if (!(a > 0 && b > 0 && x >= 0 && x <= 1) || isinf(a) || isinf(b))
        return NAN;
    if (x <= 0 || x >= 1)
        return x;
    if (x < (a + 1) / (a + b + 2))
        return exp(log_kernel(a, b, x)) * beta_fraction(a, b, x) / a;
    return 1 - exp(log_kernel(b, a, 1 - x)) * beta_fraction(b, a, 1 - x) / b;
}

double beta_quantile(double a, double b, double p)
{
    double low = 0, high = 1, x = a / (a + b);
    bool close = false;

    if (!(a > 0 && b > 0 && p >= 0 && p <= 1) || isinf(a) || isinf(b))
        return NAN;
    if (p <= 0 || p >= 1)
        return p;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        double excess = beta_regularised(a, b, x) - p;
        double density = exp(log_kernel(a, b, x)) / (x * (1 - x));
        double next = x - excess / density;
        bool was_close = close;

        close = fabs(next - x) <= 1e-9 * x && next < 1;
        /* Newton doubles the digits: after a step this small, one more has them all. */
        if (close && was_close)
            return next;
        if (excess > 0)
            high = x;
        else
            low = x;
        if (!close && !(next > low && next < high))
            next = (low + high) / 2;
        x = next;
    }
    return x;
}

double student_two_sided(double t, double df)
{
    if (!(df > 0) || isnan(t))
        return NAN;
    /* The smaller of y and 1 - y keeps its digits. */
    if (t * t < df)
        return 1 - beta_regularised(0.5, df / 2, t * t / (df + t * t));
    return beta_regularised(df / 2, 0.5, df / (df + t * t));
}

double student_quantile(double p, double df)
{
    double y, t;

    if (!(df > 0 && p > 0 && p < 1))
        return NAN;
    y = beta_quantile(0.5, df / 2, fabs(2 * p - 1));
    t = sqrt(df * y / (1 - y));
    return p < 0.5 ? -t : t;
}

double student_critical(double df)
{
    static double known[REMEMBERED];
    const double level = 0.975;
    int whole = df >= 1 && df < REMEMBERED ? (int)df : 0;

    if (whole == 0 || whole < df)
        return student_quantile(level, df);
    if (!(known[whole] > 0))
        known[whole] = student_quantile(level, df);
    return known[whole];
}

double fisher_quantile(double p, double df1, double df2)
{
    double x;

    if (!(df1 > 0 && df2 > 0 && p > 0 && p < 1))
        return NAN;
    x = beta_quantile(df1 / 2, df2 / 2, p);
    return df2 * x / (df1 * (1 - x));
}
