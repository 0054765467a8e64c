/*
 * links.mjs - every address of a page leads somewhere, from wherever the tree is put.
 *
 * Relative addresses must end at a file of the tree and stay inside it, so that any sub-path,
 * host or disk does; fragments must end at an id.  Full addresses are allowed for links of
 * people (contacts, sources) and, with a base URL, in metadata, where they too must end at a
 * file of the tree.
 */
import { attr, meta, tags, where } from './site.mjs';

const ADDRESSES = [
    ['a', 'href'], ['link', 'href'], ['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['object', 'data'],
    ['image', 'href'], ['image', 'xlink:href'], ['use', 'href'], ['use', 'xlink:href'], ['source', 'src'], ['form', 'action'],
];
const LOADED = new Set(['img', 'script', 'iframe', 'object', 'image', 'use', 'source']);
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-details', 'headers', 'for'];
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const NOWHERE = 'http://tree.invalid/some/where/';

/** The file of the tree an address of a page ends at, null when it leaves the tree. */
function target(page, address) {
    const url = new URL(address, NOWHERE + encodeURI(page.name));
    if (!url.href.startsWith(NOWHERE)) return null;
    const file = decodeURIComponent(url.pathname.slice(new URL(NOWHERE).pathname.length));
    return { file: file === '' || file.endsWith('/') ? `${file}index.html` : file, id: decodeURIComponent(url.hash.slice(1)) };
}

function ends(site, page, address) {
    const to = target(page, address);
    if (to === null) return 'leaves the tree';
    if (!site.files.has(to.file)) return `no file ${to.file}`;
    if (to.id && !(site.pages.get(to.file)?.ids.has(to.id))) return `no id ${to.id} in ${to.file}`;
    return null;
}

/** Where a full address below the base URL ends in the tree, or why it does not. */
function published(site, base, address) {
    const root = base.endsWith('/') ? base : `${base}/`;
    if (address !== base && !address.startsWith(root)) return 'not below the base URL';
    return ends(site, { name: 'index.html' }, address.slice(root.length) || 'index.html');
}

/* The page for wrong addresses is shown at any of them, so its links begin at the host's root. */
function fromRoot(site, base, address) {
    const root = new URL(base ?? NOWHERE).pathname.replace(/\/?$/, '/');
    if (base && !address.startsWith(root)) return `not below ${root}`;
    return ends(site, { name: 'index.html' }, address.slice(base ? root.length : 1) || 'index.html');
}

function judge(site, page, base, element, address) {
    const tag = element.tagName;
    if (page.name === '404.html' && /^\/(?!\/)/.test(address)) return fromRoot(site, base, address);
    if (address.startsWith('data:')) return LOADED.has(tag) || attr(element, 'rel') === 'icon' ? null : 'a data: link';
    if (!SCHEME.test(address) && !address.startsWith('//')) return ends(site, page, address);
    if (base && (address === base || address.startsWith(`${base.replace(/\/$/, '')}/`))) return published(site, base, address);
    if (tag === 'a') return /^(https?:\/\/[^/]|mailto:.|tel:\+?[0-9])/.test(address) ? null : 'an address that is not allowed';
    if (tag === 'link' && attr(element, 'rel') === 'license') return null;
    return 'another host';
}

/** Every href and src of a page. */
export function brokenLinks(site, page, base) {
    const found = [];
    for (const [tag, name] of ADDRESSES) {
        for (const element of tags(page, tag)) {
            const address = attr(element, name);
            const why = address === null ? null : judge(site, page, base, element, address);
            if (why) found.push(`${why}: ${where(element, page)}`);
        }
    }
    return found;
}

/** Ids that occur twice, references to ids that do not exist. */
export function brokenIds(page) {
    const found = [];
    const seen = new Set();
    for (const element of page.elements) {
        const id = attr(element, 'id');
        if (id !== null && (seen.has(id) || !/^[^\s]+$/.test(id))) found.push(`id not unique or empty: ${where(element, page)}`);
        seen.add(id);
        for (const name of REFERENCES) {
            for (const wanted of (attr(element, name) ?? '').split(/\s+/).filter(Boolean)) {
                if (!page.ids.has(wanted)) found.push(`${name} names no id ${wanted}: ${where(element, page)}`);
            }
        }
    }
    return found;
}

/** The alternate languages of a page: language and file. */
function alternates(site, page, base) {
    return tags(page, 'link').filter((e) => attr(e, 'rel') === 'alternate' && attr(e, 'hreflang') !== null).map((e) => {
        const href = attr(e, 'href');
        const file = href.startsWith(base ?? '\0') ? href.slice(base.replace(/\/$/, '').length + 1) : href;
        return { language: attr(e, 'hreflang'), file: target(base ? { name: 'index.html' } : page, file)?.file, element: e };
    });
}

/** hreflang: written at all only with a base URL, lists itself, answered by the others, in the language it says. */
export function brokenLanguages(site, page, base) {
    const found = [];
    const list = alternates(site, page, base);
    const own = attr(tags(page, 'html')[0], 'lang');
    for (const { language, file, element } of list) {
        const other = site.pages.get(file);
        if (!other) {
            found.push(`hreflang leads to no page: ${where(element, page)}`);
            continue;
        }
        if (language === 'x-default') continue;
        const said = attr(tags(other, 'html')[0], 'lang');
        if (said !== language) found.push(`${file} is in ${said}: ${where(element, page)}`);
        if (!alternates(site, other, base).some((back) => back.file === page.name && back.language === own))
            found.push(`${file} does not list ${page.name}: ${where(element, page)}`);
    }
    if (list.length > 0 && !list.some((a) => a.file === page.name)) found.push('hreflang does not list the page itself');
    return found;
}

/** Language switches: a link that says its language leads to a page in it. */
export function brokenSwitches(site, page) {
    const found = [];
    for (const link of tags(page, 'a').filter((e) => attr(e, 'hreflang') !== null)) {
        const other = site.pages.get(target(page, attr(link, 'href'))?.file);
        const said = other ? attr(tags(other, 'html')[0], 'lang') : null;
        if (other && said !== attr(link, 'hreflang')) found.push(`leads to a page in ${said}: ${where(link, page)}`);
    }
    return found;
}

/** The canonical address is the page's own. */
export function brokenCanonical(site, page, base) {
    const link = tags(page, 'link').find((e) => attr(e, 'rel') === 'canonical');
    if (!link) return [];
    if (!base) return [`a canonical address without base URL: ${where(link, page)}`];
    const path = attr(link, 'href').slice(base.replace(/\/$/, '').length + 1);
    const to = target({ name: 'index.html' }, path || 'index.html');
    if (to?.file !== page.name) return [`the canonical address is that of ${to?.file}: ${where(link, page)}`];
    const url = meta(page, 'og:url');
    return url === null || url === attr(link, 'href') ? [] : [`og:url is ${url}`];
}
