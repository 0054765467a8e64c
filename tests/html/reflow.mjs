/*
 * reflow.mjs - nothing sticks out and no number is broken at any width, nothing sticks out with
 * the spacing readers may set themselves.
 */

import { addSheet } from './browser.mjs';

/* WCAG 1.4.12: line height 1.5, after paragraphs 2, letters .12, words .16 of the type size. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/* Runs inside the page: what reaches beyond the window, but for what stands in a box of its own
 * that scrolls and can be reached by keyboard. */
function inPage() {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return [];
    const limit = document.documentElement.clientWidth + 0.5;
    const scrolls = (element) => element.closest('[tabindex="0"]') !== null;
    const out = [...document.body.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right + window.scrollX > limit && !scrolls(e)).slice(0, 5)
        .map((e) => `${e.outerHTML.slice(0, 120)} ends at ${Math.round(e.getBoundingClientRect().right)}`);
    return [`${wide} px wider than the window`, ...out];
}

/* Text whose box is cut: overflow hidden or clipped, with content larger than the box. */
function cutInPage() {
    const cut = (e) => {
        const style = getComputedStyle(e);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden';
        return hides && e.clientWidth > 1 && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
    };
    return [...document.body.querySelectorAll('*')].filter((e) => !e.closest('svg') && cut(e)).slice(0, 5)
        .map((e) => `text is cut: ${e.outerHTML.slice(0, 120)}`);
}

/* Numbers in tables that begin on one line and end on the next; ranges part at their dots. */
function brokenInPage() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (!text.parentElement.closest('th, td:not(.digest)') || text.parentElement.closest('svg')) continue;
        for (const number of text.data.matchAll(/\d[\d.,]*[;%]?/g)) {
            const range = document.createRange();
            range.setStart(text, number.index);
            range.setEnd(text, number.index + number[0].length);
            const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
            if (lines.size > 1) found.push(`a number is broken: ${number[0]} in ${text.data.slice(0, 80)}`);
        }
    }
    return found.slice(0, 5);
}

/** Overflow at the window's present width. */
export async function overflow(page) {
    return [...await page.evaluate(inPage), ...await page.evaluate(cutInPage)];
}

/** Overflow and broken numbers at the window's present width, with all details open. */
export async function overflowOpen(page) {
    const open = (yes) => page.evaluate((o) => document.querySelectorAll('details').forEach((e) => { e.open = o; }), yes);
    await open(true);
    const found = [...await overflow(page), ...await page.evaluate(brokenInPage)];
    await open(false);
    return found;
}

/** Overflow with WCAG 1.4.12 spacing. */
export async function overflowSpaced(page) {
    const remove = await addSheet(page, SPACING);
    const applied = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('p')).letterSpacing) > 0);
    const found = applied ? await overflow(page) : ['the spacing was not applied'];
    await remove();
    return found;
}
