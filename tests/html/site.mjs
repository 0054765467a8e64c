/*
 * site.mjs - an output folder as its parsed pages.
 *
 * Everything is read from disk; nothing is run.  Elements are those of parse5, with the few
 * questions the checks ask as functions below.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';

/** All files below a folder, relative to it, in name order. */
export function filesBelow(folder) {
    return readdirSync(folder, { recursive: true })
        .map((name) => name.split(path.sep).join('/'))
        .filter((name) => statSync(path.join(folder, name)).isFile())
        .sort();
}

/** @returns {{folder, files: Set<string>, pages: Map<string, Page>}} by relative path. */
export function readSite(folder) {
    const files = filesBelow(folder);
    const pages = new Map();
    for (const name of files.filter((file) => file.endsWith('.html'))) pages.set(name, readPage(folder, name));
    return { folder: path.resolve(folder), files: new Set(files), pages };
}

/** One page of a folder. */
export function readPage(folder, name) {
    const bytes = readFileSync(path.join(folder, name));
    const source = bytes.toString('utf8');
    const elements = [...walk(parse(source, { sourceCodeLocationInfo: true }))];
    return { name, bytes, source, elements, ids: new Set(elements.map((e) => attr(e, 'id')).filter((id) => id !== null)) };
}

function* walk(node) {
    for (const child of node.childNodes ?? []) {
        if (child.tagName) yield child;
        yield* walk(child);
    }
}

/** An attribute's value, or null. */
export function attr(element, name) {
    const found = element.attrs.find((a) => (a.prefix ? `${a.prefix}:${a.name}` : a.name) === name);
    return found ? found.value : null;
}

/** The elements with a tag name. */
export function tags(page, ...names) {
    return page.elements.filter((e) => names.includes(e.tagName));
}

/** The text inside an element. */
export function text(element) {
    return (element.childNodes ?? []).map((n) => n.nodeName === '#text' ? n.value : text(n)).join('');
}

/** How a finding names an element: line and start tag. */
export function where(element, page) {
    const at = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
    if (!at) return `<${element.tagName}>`;
    return `line ${at.startLine}: ${page.source.slice(at.startOffset, at.endOffset).slice(0, 160)}`;
}

/** The metadata of a name or http-equiv, or null. */
export function meta(page, name) {
    const found = tags(page, 'meta').find((e) => attr(e, 'name') === name || attr(e, 'property') === name ||
        attr(e, 'http-equiv')?.toLowerCase() === name);
    return found ? attr(found, 'content') : null;
}

/** The content policy of a page, or null. */
export function policy(page) {
    return meta(page, 'content-security-policy');
}

/** The style sheets inside a page, one after the other. */
export function styleText(page) {
    return tags(page, 'style').map(text).join('');
}

/** The style sheets a page shares, by the text of their files; those that are not there are left out. */
export function linkedSheets(site, page) {
    return tags(page, 'link').filter((e) => attr(e, 'rel') === 'stylesheet')
        .map((e) => path.posix.join(path.posix.dirname(page.name), attr(e, 'href')))
        .filter((name) => site.files.has(name)).map((name) => readFileSync(path.join(site.folder, name), 'utf8'));
}
