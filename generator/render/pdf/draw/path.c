/*
 * path.c - SVG path data, points and basic shapes; see path.h.
 */
#include "render/pdf/draw/path.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* Distance of the control points of a quarter circle, in radii. */
static const double quarter = 0.5522847498;
static const double pi = 3.14159265358979323846;

/* The pen while a path is read, in the drawing's own coordinates. */
struct cursor {
    const struct pencil *pencil;
    double x, y, start_x, start_y;
    double control_x, control_y; /* the last control point, for S and T */
    char last;                   /* the last command, in capitals */
    bool drawn;
};

static void include(struct bounds *b, double x, double y)
{
    if (!b->any)
        *b = (struct bounds){x, y, x, y, true};
    b->left = fmin(b->left, x);
    b->right = fmax(b->right, x);
    b->top = fmin(b->top, y);
    b->bottom = fmax(b->bottom, y);
}

static double bezier(const double v[4], double t)
{
    double u = 1 - t;

    return u * u * u * v[0] + 3 * u * u * t * v[1] + 3 * u * t * t * v[2] +
           t * t * t * v[3];
}

/* Includes the points where a curve turns back in x or in y: the roots of its derivative.
 */
static void include_turns(struct bounds *b, const double x[4], const double y[4])
{
    const double *const axis[] = {x, y};

    for (int i = 0; i < 2; i++) {
        const double *v = axis[i];
        double p = v[3] - 3 * v[2] + 3 * v[1] - v[0];
        double q = 2 * (v[2] - 2 * v[1] + v[0]), r = v[1] - v[0];
        double root = q * q - 4 * p * r, t[2] = {-1, -1};

        if (fabs(p) < 1e-12)
            t[0] = fabs(q) > 1e-12 ? -r / q : -1;
        else if (root >= 0) {
            t[0] = (-q + sqrt(root)) / (2 * p);
            t[1] = (-q - sqrt(root)) / (2 * p);
        }
        for (int k = 0; k < 2; k++)
            if (t[k] > 0 && t[k] < 1)
                include(b, bezier(x, t[k]), bezier(y, t[k]));
    }
}

static void move(struct cursor *p, double x, double y)
{
    const struct pencil *pencil = p->pencil;

    p->x = p->start_x = x;
    p->y = p->start_y = y;
    matrix_apply(pencil->matrix, &x, &y);
    if (pencil->canvas != NULL)
        canvas_move(pencil->canvas, x, y);
    else
        include(pencil->bounds, x, y);
}

static void line(struct cursor *p, double x, double y)
{
    const struct pencil *pencil = p->pencil;

    p->x = x;
    p->y = y;
    p->drawn = true;
    matrix_apply(pencil->matrix, &x, &y);
    if (pencil->canvas != NULL)
        canvas_to(pencil->canvas, x, y);
    else
        include(pencil->bounds, x, y);
}

static void curve(struct cursor *p, double x1, double y1, double x2, double y2, double x,
                  double y)
{
    const struct pencil *pencil = p->pencil;
    double x0 = p->x, y0 = p->y;

    p->x = x;
    p->y = y;
    p->drawn = true;
    matrix_apply(pencil->matrix, &x1, &y1);
    matrix_apply(pencil->matrix, &x2, &y2);
    matrix_apply(pencil->matrix, &x, &y);
    if (pencil->canvas != NULL) {
        canvas_curve(pencil->canvas, x1, y1, x2, y2, x, y);
        return;
    }
    matrix_apply(pencil->matrix, &x0, &y0);
    include_turns(pencil->bounds, (const double[]){x0, x1, x2, x},
                  (const double[]){y0, y1, y2, y});
    include(pencil->bounds, x, y);
}

static void close(struct cursor *p)
{
    if (p->pencil->canvas != NULL)
        canvas_close(p->pencil->canvas);
    p->x = p->start_x;
    p->y = p->start_y;
}

static void quadratic(struct cursor *p, double cx, double cy, double x, double y)
{
    p->control_x = cx;
    p->control_y = cy;
    curve(p, p->x + (cx - p->x) * 2 / 3, p->y + (cy - p->y) * 2 / 3, x + (cx - x) * 2 / 3,
          y + (cy - y) * 2 / 3, x, y);
}

/* A part of an ellipse of at most a quarter turn, from angle t to t + step. */
static void arc_piece(struct cursor *p, const struct matrix *unit, double t, double step,
                      double end_x, double end_y)
{
    double k = 4.0 / 3 * tan(step / 4);
    double x1 = cos(t) - k * sin(t), y1 = sin(t) + k * cos(t);
    double x2 = cos(t + step) + k * sin(t + step), y2 = sin(t + step) - k * cos(t + step);

    matrix_apply(unit, &x1, &y1);
    matrix_apply(unit, &x2, &y2);
    curve(p, x1, y1, x2, y2, end_x, end_y);
}

/* The conversion to centre parameters of SVG 1.1, appendix F.6. */
static void arc(struct cursor *p, double rx, double ry, double rotation, bool large,
                bool sweep, double x, double y)
{
    double cosine = cos(rotation * pi / 180), sine = sin(rotation * pi / 180);
    double dx = (p->x - x) / 2, dy = (p->y - y) / 2;
    double x1 = cosine * dx + sine * dy, y1 = -sine * dx + cosine * dy;
    double grow, root, cx, cy, from, turn;
    int pieces;

    rx = fabs(rx);
    ry = fabs(ry);
    if (rx < 1e-9 || ry < 1e-9 || (dx == 0 && dy == 0)) {
        line(p, x, y);
        return;
    }
    grow = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (grow > 1) { /* radii too small to reach */
        rx *= sqrt(grow);
        ry *= sqrt(grow);
        grow = 1;
    }
    root = sqrt(fmax(0, 1 / grow - 1)) * (large == sweep ? -1 : 1);
    cx = root * rx * y1 / ry;
    cy = -root * ry * x1 / rx;
    from = atan2((y1 - cy) / ry, (x1 - cx) / rx);
    turn = atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - from;
    if (sweep && turn < 0)
        turn += 2 * pi;
    if (!sweep && turn > 0)
        turn -= 2 * pi;
    const struct matrix unit = {cosine * rx,
                                sine * rx,
                                -sine * ry,
                                cosine * ry,
                                cosine * cx - sine * cy + (p->x + x) / 2,
                                sine * cx + cosine * cy + (p->y + y) / 2};

    pieces = (int)fmin(4, ceil(fabs(turn) / (pi / 2) - 1e-9));
    pieces = pieces < 1 ? 1 : pieces;
    for (int i = 1; i <= pieces; i++) {
        double step = turn / pieces, end_x = cos(from + step * i),
               end_y = sin(from + step * i);

        matrix_apply(&unit, &end_x, &end_y);
        if (i == pieces) { /* exactly where the data says */
            end_x = x;
            end_y = y;
        }
        arc_piece(p, &unit, from + step * (i - 1), step, end_x, end_y);
    }
}

/* The flags of an arc may stand together: "a1 1 0 0110 10". */
static bool scan_flag(const char **s, double *value)
{
    const char *p = skip_separator(*s);

    if (*p != '0' && *p != '1')
        return false;
    *value = *p - '0';
    *s = p + 1;
    return true;
}

static bool scan_arguments(const char **s, char command, double *v, int n)
{
    for (int i = 0; i < n; i++)
        if (!(command == 'A' && (i == 3 || i == 4) ? scan_flag(s, &v[i])
                                                   : scan_number(s, &v[i])))
            return false;
    return true;
}

/* Makes relative arguments absolute. */
static void make_absolute(const struct cursor *p, char command, double *v, int n)
{
    if (command == 'H')
        v[0] += p->x;
    else if (command == 'V')
        v[0] += p->y;
    else
        for (int i = command == 'A' ? 5 : 0; i < n; i++)
            v[i] += (i & 1) == (command == 'A') ? p->x : p->y;
}

/* The reflected control point when the last command was one of these. */
static void reflect(const struct cursor *p, const char *commands, double *x, double *y)
{
    bool smooth = p->last && strchr(commands, p->last);

    *x = smooth ? 2 * p->x - p->control_x : p->x;
    *y = smooth ? 2 * p->y - p->control_y : p->y;
}

static void cubic(struct cursor *p, const double *v)
{
    curve(p, v[0], v[1], v[2], v[3], v[4], v[5]);
    p->control_x = v[2];
    p->control_y = v[3];
}

static void execute(struct cursor *p, char command, const double *v)
{
    double first[2];

    switch (command) {
    case 'M': move(p, v[0], v[1]); break;
    case 'L': line(p, v[0], v[1]); break;
    case 'H': line(p, v[0], p->y); break;
    case 'V': line(p, p->x, v[0]); break;
    case 'C': cubic(p, v); break;
    case 'S':
        reflect(p, "CS", &first[0], &first[1]);
        cubic(p, (const double[]){first[0], first[1], v[0], v[1], v[2], v[3]});
        break;
    case 'Q': quadratic(p, v[0], v[1], v[2], v[3]); break;
    case 'T':
        reflect(p, "QT", &first[0], &first[1]);
        quadratic(p, first[0], first[1], v[0], v[1]);
        break;
    case 'A': arc(p, v[0], v[1], v[2], v[3] != 0, v[4] != 0, v[5], v[6]); break;
    default: close(p); break;
    }
    p->last = command;
}

bool path_draw(const struct pencil *pencil, const char *s)
{
    static const char commands[] = "MLHVCSQTAZ";
    static const int arguments[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    struct cursor p = {.pencil = pencil};
    char given = 0;
    double v[7] = {0};

    for (;;) {
        const char *found;
        char command;

        s = skip_separator(s);
        if (*s == '\0')
            break;
        if (isalpha((unsigned char)*s))
            given = *s++;
        else if (given == 'M' || given == 'm') /* more points after a move are lines */
            given = given == 'M' ? 'L' : 'l';
        command = (char)toupper((unsigned char)given);
        found = given ? strchr(commands, command) : NULL;
        if (found == NULL || (p.last == 0 && command != 'M') ||
            (command == 'Z' && given == 0))
            break;
        if (!scan_arguments(&s, command, v, arguments[found - commands]))
            break;
        if (islower((unsigned char)given))
            make_absolute(&p, command, v, arguments[found - commands]);
        execute(&p, command, v);
        if (command == 'Z')
            given = 0; /* takes no numbers */
    }
    return p.last != 0;
}

bool path_points(const struct pencil *pencil, const char *points, bool closed)
{
    struct cursor p = {.pencil = pencil};
    double v[2];
    int n = 0;

    for (; scan_number(&points, &v[0]) && scan_number(&points, &v[1]); n++)
        if (n)
            line(&p, v[0], v[1]);
        else
            move(&p, v[0], v[1]);
    if (n && closed)
        close(&p);
    return n > 0;
}

void path_line(const struct pencil *pencil, double x1, double y1, double x2, double y2)
{
    struct cursor p = {.pencil = pencil};

    move(&p, x1, y1);
    line(&p, x2, y2);
}

void path_ellipse(const struct pencil *pencil, double cx, double cy, double rx, double ry)
{
    path_rect(pencil, cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry);
}

void path_rect(const struct pencil *pencil, double x, double y, double w, double h,
               double rx, double ry)
{
    struct cursor p = {.pencil = pencil};
    double right = x + w, bottom = y + h;
    double kx, ky; /* of a control point from the corner */

    rx = fmin(rx, w / 2);
    ry = fmin(ry, h / 2);
    kx = rx * (1 - quarter);
    ky = ry * (1 - quarter);
    move(&p, x + rx, y);
    if (w > 2 * rx)
        line(&p, right - rx, y);
    if (rx > 0)
        curve(&p, right - kx, y, right, y + ky, right, y + ry);
    if (h > 2 * ry)
        line(&p, right, bottom - ry);
    if (rx > 0)
        curve(&p, right, bottom - ky, right - kx, bottom, right - rx, bottom);
    if (w > 2 * rx)
        line(&p, x + rx, bottom);
    if (rx > 0)
        curve(&p, x + kx, bottom, x, bottom - ky, x, bottom - ry);
    if (h > 2 * ry && rx > 0)
        line(&p, x, y + ry);
    if (rx > 0)
        curve(&p, x, y + ky, x + kx, y, x + rx, y);
    close(&p);
}
