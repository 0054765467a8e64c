/*
 * budget.mjs - what a page may weigh and what must not be in it.
 */
import { gzipSync } from 'node:zlib';
import { attr, linkedSheets, styleText, text, where } from './site.mjs';

const BUDGET = { raw: 200_000, gzip: 40_000, css: 12_000, elements: 3300 };
/* With all optional blocks a report is half as long again. */
const WHOLE = { raw: 300_000, gzip: 60_000, css: 12_000, elements: 4950 };

const FONT = /url\(["']?data:font\/[^)]*\)/g, FACES = /@font-face\{[^}]*url\([^}]*\}/g;

/** Web fonts inside the page are not counted: they are as large in any page. */
function withoutFonts(source) {
    return source.replace(FONT, 'url()');
}

function over(what, size, limit) {
    return size > limit ? [`${what} ${size}, allowed ${limit}`] : [];
}

/* All rules of a page, its own and those of the style sheets it shares, which name fonts by address. */
function rules(site, page) {
    return withoutFonts(styleText(page)) + linkedSheets(site, page).map((sheet) => sheet.replace(FACES, '')).join('');
}

/** Bytes of page and style sheets, number of elements. */
export function overBudget(site, page) {
    const source = withoutFonts(page.source);
    const budget = source.includes('id="s-strategy"') ? WHOLE : BUDGET;
    return [
        ...over('bytes', Buffer.byteLength(source), budget.raw),
        ...over('bytes in gzip', gzipSync(source, { level: 9 }).length, budget.gzip),
        ...over('bytes of CSS', Buffer.byteLength(rules(site, page)), budget.css),
        ...over('elements', page.elements.length, budget.elements),
    ];
}

/** Scripts, event handlers, style attributes, frames and forms: a page has none. */
export function activeContent(page) {
    const found = [];
    for (const element of page.elements) {
        if (element.tagName === 'script') {
            if (attr(element, 'type') !== 'application/ld+json') found.push(`a script: ${where(element, page)}`);
            else found.push(...brokenData(element, page));
        }
        if (['iframe', 'object', 'embed', 'base', 'form'].includes(element.tagName)) found.push(where(element, page));
        for (const { name, value } of element.attrs) {
            if (/^on/i.test(name)) found.push(`an event handler: ${where(element, page)}`);
            if (name === 'style') found.push(`a style attribute: ${where(element, page)}`);
            if (/^\s*(javascript|vbscript):/i.test(value)) found.push(`a script as address: ${where(element, page)}`);
        }
    }
    return found;
}

/** A block of JSON-LD is JSON that speaks schema.org. */
function brokenData(element, page) {
    try {
        const data = JSON.parse(text(element));
        const context = [data].flat().every((item) => item['@context'] === 'https://schema.org' && item['@type'] || item['@graph']);
        return context ? [] : [`no schema.org type: ${where(element, page)}`];
    } catch (error) {
        return [`JSON-LD: ${error.message}: ${where(element, page)}`];
    }
}
