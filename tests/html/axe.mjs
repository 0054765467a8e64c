/*
 * axe.mjs - axe-core in the page.
 *
 * axe says "incomplete" where it cannot decide.  Each of these is decided here by other means, or
 * is a finding; only the contrast of text in drawings is left to the unit test that computes it
 * for all pairs of colours.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const COLOURS = ['color-contrast', 'link-in-text-block']; // the rules that look at colours
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const WIDTHS = [1280, 1024, 360, 320];
export const SCHEMES = ['light', 'dark'];

/* Everything below runs inside the page. */
const JUDGES = `(() => {
const GRADIENT = /background gradient/, SINGLE = /only non-text characters|too short to determine/;
const message = (node) => (node.failureSummary ?? '').split('\\n').slice(1).map((line) => line.trim()).join('; ');
const sentence = (rule, node) => rule.id + ': ' + node.html.slice(0, 160) + ': ' + message(node);
const element = (node) => document.querySelector(node.target.at(-1));
const stopsOf = (image) => image.match(/rgba?\\([^()]*\\)/g) ?? [];
const list = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({ rule, node })));

/* Contrast as WCAG defines it, of sRGB; what is below an element: a colour or those of a gradient. */
const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
const luminance = (colour) => channels(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
};
const grounds = (e) => {
    for (; e; e = e.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(e);
        if (backgroundImage.includes('gradient(')) return stopsOf(backgroundImage);
        if ((channels(backgroundColor)[3] ?? 1) === 1) return [backgroundColor];
    }
    return ['rgb(255, 255, 255)'];
};

/* A symbol is a graphic, 3:1 by WCAG 1.4.11; a letter or digit alone is text, 4.5:1. */
const single = ({ node }) => {
    const e = element(node);
    const ratio = Math.min(...grounds(e).map((ground) => contrast(getComputedStyle(e).color, ground)));
    return ratio >= (/[\\p{L}\\p{N}]/u.test(e.textContent) ? 4.5 : 3) ? [] : ['contrast ' + ratio.toFixed(1) + ':1: ' + node.html.slice(0, 160)];
};

/* axe does not know row groups: their header stands over the rows that follow, so the next one
 * has to have cells. */
const groups = ({ rule, node }) => {
    const heads = node.none.concat(node.all, node.any).flatMap((check) => check.relatedNodes).map(element);
    const good = (th) => th.scope === 'rowgroup' && th.parentElement.nextElementSibling?.querySelector('td');
    return heads.length > 0 && heads.every(good) ? [] : ['not decided: ' + sentence(rule, node)];
};

/* On a gradient the contrast of text lighter, or darker, than both its colours is worst at one of
 * them, so each in turn becomes the ground. */
const onGradients = async (nodes) => {
    const found = [];
    if (nodes.length === 0) return found;
    const targets = nodes.map(({ node }) => node.target.at(-1));
    const graded = [...document.querySelectorAll('body, body *')]
        .map((e) => ({ e, stops: getComputedStyle(e).backgroundImage }))
        .filter(({ stops }) => stops.includes('gradient('))
        .map(({ e, stops }) => ({ e, stops: stopsOf(stops) }));
    const steps = Math.max(...graded.map(({ stops }) => stops.length));
    for (let i = 0; i < steps; i++) {
        for (const { e, stops } of graded) e.style.background = stops[Math.min(i, stops.length - 1)];
        const again = await axe.run({ include: targets }, { runOnly: { type: 'rule', values: ['color-contrast'] }, preload: false });
        found.push(...list(again.violations), ...list(again.incomplete).filter(({ node }) => !element(node).closest('svg')));
    }
    for (const { e } of graded) e.removeAttribute('style');
    return found.map(({ rule, node }) => 'on a gradient: ' + sentence(rule, node));
};

/* Where everything stands and whether it is shown. */
globalThis.layoutOfPage = () => [...document.querySelectorAll('body, body *')].map((e) => {
    const { display, visibility } = getComputedStyle(e), { x, y, width, height } = e.getBoundingClientRect();
    return [display, visibility, x, y, width, height].join();
}).join('|');

globalThis.judgePage = async (runOnly) => {
    const results = await axe.run(document, { runOnly, preload: false, resultTypes: ['violations', 'incomplete'] });
    const found = list(results.violations).map(({ rule, node }) => sentence(rule, node));
    const graded = [];
    for (const unsure of list(results.incomplete)) {
        const { rule, node } = unsure;
        if (rule.id === 'color-contrast' && element(node).closest('svg')) continue;
        if (rule.id === 'color-contrast' && GRADIENT.test(message(node))) graded.push(unsure);
        else if (rule.id === 'color-contrast' && SINGLE.test(message(node))) found.push(...single(unsure));
        else if (rule.id === 'th-has-data-cells') found.push(...groups(unsure));
        else found.push('not decided: ' + sentence(rule, node));
    }
    return found.concat(await onGradients(graded));
};
})()`;

/** Puts axe and its judges into an open page; once is enough for all widths. */
export async function loadAxe(page) {
    await page.evaluate(SOURCE);
    await page.evaluate(JUDGES);
}

/**
 * What is wrong with the page as it is shown now.  With `before`, the layout of the page in another
 * theme, only colours are judged when nothing stands elsewhere; returns {found, layout}.
 */
export async function axe(page, before = null) {
    const layout = await page.evaluate(() => globalThis.layoutOfPage());
    const only = layout === before ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS };
    return { found: await page.evaluate((runOnly) => globalThis.judgePage(runOnly), only), layout };
}
