/*
 * distribution.h - the distributions behind intervals and p values.
 *
 * All rest on the regularised incomplete beta function I_x(a, b), evaluated by its
 * continued fraction (modified Lentz; Press et al., Numerical Recipes, 6.4; DLMF 8.17.22)
 * and inverted by Newton's method kept inside a bisection bracket.  Relative errors stay
 * below 1e-12 for the sizes a survey can have.  Arguments outside the domain give NAN.
 */
#ifndef RAPPORT_DISTRIBUTION_H
#define RAPPORT_DISTRIBUTION_H

/* I_x(a, b) for a, b > 0 and x in 0..1. */
double beta_regularised(double a, double b, double x);

/* The x with I_x(a, b) = p, p in 0..1. */
double beta_quantile(double a, double b, double p);

/* Student's t, two-sided: P(|T| >= |t|) = I_y(df/2, 1/2) with y = df / (df + t^2). */
double student_two_sided(double t, double df);

/* Student's t: the value below which T lies with probability p. */
double student_quantile(double p, double df);

/* student_quantile(0.975, df), which every 95 % interval needs: whole degrees of freedom up
 * to some hundred are worked out once and remembered. */
double student_critical(double df);

/* Fisher's F: the value below which F(df1, df2) lies with probability p. */
double fisher_quantile(double p, double df1, double df2);

#endif
