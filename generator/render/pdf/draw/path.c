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
    struct canvas *canvas;
    const struct matrix *matrix;
    double x, y, start_x, start_y;
    double control_x, control_y; /* the last control point, for S and T */
    char last;                   /* the last command, in capitals */
    bool drawn;
};

static void move(struct cursor *p, double x, double y)
{
    double px = x, py = y;

    matrix_apply(p->matrix, &px, &py);
    canvas_move(p->canvas, px, py);
    p->x = p->start_x = x;
    p->y = p->start_y = y;
}

static void line(struct cursor *p, double x, double y)
{
    double px = x, py = y;

    matrix_apply(p->matrix, &px, &py);
    canvas_to(p->canvas, px, py);
    p->x = x;
    p->y = y;
    p->drawn = true;
}

static void curve(struct cursor *p, double x1, double y1, double x2, double y2, double x,
                  double y)
{
    p->x = x;
    p->y = y;
    matrix_apply(p->matrix, &x1, &y1);
    matrix_apply(p->matrix, &x2, &y2);
    matrix_apply(p->matrix, &x, &y);
    canvas_curve(p->canvas, x1, y1, x2, y2, x, y);
    p->drawn = true;
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
    default:
        canvas_close(p->canvas);
        p->x = p->start_x;
        p->y = p->start_y;
        break;
    }
    p->last = command;
}

bool path_draw(struct canvas *c, const struct matrix *m, const char *s)
{
    static const char commands[] = "MLHVCSQTAZ";
    static const int arguments[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    struct cursor p = {.canvas = c, .matrix = m};
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

bool path_points(struct canvas *c, const struct matrix *m, const char *points, bool closed)
{
    struct cursor p = {.canvas = c, .matrix = m};
    double v[2];
    int n = 0;

    for (; scan_number(&points, &v[0]) && scan_number(&points, &v[1]); n++)
        if (n)
            line(&p, v[0], v[1]);
        else
            move(&p, v[0], v[1]);
    if (n && closed)
        canvas_close(c);
    return n > 0;
}

void path_ellipse(struct canvas *c, const struct matrix *m, double cx, double cy, double rx,
                  double ry)
{
    path_rect(c, m, cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry);
}

void path_rect(struct canvas *c, const struct matrix *m, double x, double y, double w,
               double h, double rx, double ry)
{
    struct cursor p = {.canvas = c, .matrix = m};
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
    canvas_close(c);
}
