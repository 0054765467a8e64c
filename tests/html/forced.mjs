/*
 * forced.mjs - colours a reader's system forces on the page: every mark, line, word and link can
 * still be told from the ground.
 *
 * The track a bar runs in is no mark.  Backgrounds are gone then, so a logo made for the brand's colour has to bring its own ground.
 */

/* Runs inside the page. */
function unseen() {
    const numbers = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const light = (colour) => numbers(colour).slice(0, 3).map((c) => c / 255)
        .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (e) => {
        for (; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if ((numbers(colour)[3] ?? 1) === 1) return colour;
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    const seen = (colour, e, ratio) => {
        if (colour === 'none' || (numbers(colour)[3] ?? 1) < 1) return false;
        const [low, high] = [light(colour), light(ground(e))].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05) >= ratio;
    };
    const name = (e) => e.outerHTML.slice(0, 120);
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ checkVisibilityCSS: true }));
    const drawn = (e) => {
        const { fill, stroke, strokeWidth } = getComputedStyle(e);
        const line = parseFloat(strokeWidth) > 0 && seen(stroke, e, 3);
        return line || (!/^(line|polyline)$/.test(e.tagName) && seen(fill, e, 3));
    };
    const lost = (what, list, good) => list.filter((e) => !good(e)).map((e) => `${what} cannot be seen: ${name(e)}`);
    const logo = shown('.logo svg');
    const marks = shown('svg :is(line, path, polyline, polygon, circle, ellipse, rect):not(.f-surface)').filter((e) => !e.closest('.logo'));
    return [
        ...lost('a mark', marks, drawn),
        ...lost('a word of a drawing', shown('svg text'), (e) => seen(getComputedStyle(e).fill, e, 4.5)),
        ...lost('a link', shown('a[href]'), (e) => seen(getComputedStyle(e).color, e, 4.5)),
        ...lost('a logo', logo, (e) => {
            const shapes = [...e.querySelectorAll('path, rect, polygon, circle, text')];
            return shapes.filter(drawn).length * 2 > shapes.length;
        }),
    ];
}

/* Runs inside the page: the outline of the element that has the focus. */
function outline() {
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== ground && !/, 0\)$/.test(outlineColor);
    return seen ? [] : [`the focus cannot be seen: ${outlineWidth} ${outlineStyle} ${outlineColor} on ${ground}`];
}

/** What is lost when colours are forced, on a light and on a dark ground; leaves the page as it was. */
export async function forcedColours(page) {
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme });
        if (!await page.evaluate(() => matchMedia('(forced-colors: active)').matches)) found.push('colours are not forced');
        await page.locator('a.skip').focus();
        const lost = [...await page.evaluate(unseen), ...await page.evaluate(outline)];
        found.push(...lost.map((finding) => `${colorScheme}: ${finding}`));
    }
    await page.evaluate(() => document.activeElement.blur());
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    return found;
}
