/*
 * metadata.mjs - what a page tells the web: robots, canonical address, languages, Open Graph, JSON-LD.
 *
 * A private page tells nothing, an unlisted one its address, a public one all.  Besides each
 * report and list there are pages search engines should pass over: other orders of a list, further
 * editions, the page for wrong addresses.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { attr, meta, tags, text } from './site.mjs';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The manifest of an output folder. */
export function manifest(site) {
    return JSON.parse(readFileSync(path.join(site.folder, 'manifest.json'), 'utf8'));
}

/** The address that a page has below the base URL. */
export function addressOf(base, name) {
    return `${base.replace(/\/$/, '')}/${name.replace(/(^|\/)index\.html$/, '$1')}`;
}

/**
 * What each page is: {visibility, main, company}.  A main page is one that stands for itself: the
 * first edition of a report in each language, the first page of a list in its first order.  The
 * manifest of a public tree is silent about companies that are `closed`, {id: visibility}.
 */
export function roles(site, visibility, closed = {}) {
    const roles = new Map();
    for (const name of site.pages.keys()) {
        const own = closed[name.split('/')[0]];
        roles.set(name, { visibility: own ?? visibility, main: (own ? /^[^/]+\/index\.html$/ : /^(groups\/[^/]+\/)?index\.html$/).test(name), company: null });
    }
    for (const company of manifest(site).companies) {
        const pages = company.files.filter((file) => file.kind === 'html');
        for (const page of pages)
            roles.set(page.path, { visibility: company.visibility, main: page.edition === pages[0].edition, company, language: page.language });
    }
    return roles;
}

function links(page, rel) {
    return tags(page, 'link').filter((e) => attr(e, 'rel') === rel);
}

function graphs(page) {
    return tags(page, 'meta').filter((e) => attr(e, 'property')?.startsWith('og:'));
}

/** The block of linked data of a page, or null. */
export function linkedData(page) {
    const block = tags(page, 'script').find((e) => attr(e, 'type') === 'application/ld+json');
    return block ? JSON.parse(text(block)) : null;
}

/** Which metadata a page has, held against what its role allows and asks for. */
export function brokenVisibility(page, { visibility, main }) {
    const found = [];
    const open = visibility === 'public' && main;
    const want = (what, given, wanted) => {
        if (given !== wanted) found.push(`${what}: ${given ? 'has it' : 'has none'}, ${visibility}, ${main ? 'main' : 'further'} page`);
    };
    want('noindex', meta(page, 'robots') === 'noindex', !open);
    if (main || visibility === 'private') want('canonical address', links(page, 'canonical').length === 1, visibility !== 'private');
    want('Open Graph', graphs(page).length > 0, open);
    want('JSON-LD', linkedData(page) !== null, open);
    if (!open) want('hreflang', links(page, 'alternate').some((e) => attr(e, 'hreflang') !== null), false);
    return found;
}

/** Languages of a public report: its head names every one the company has, and x-default. */
export function missingLanguages(page, { visibility, main, company }) {
    if (!company || !main || visibility !== 'public') return [];
    const all = new Set(company.files.filter((file) => file.kind === 'html').map((file) => file.language));
    const given = new Set(links(page, 'alternate').map((e) => attr(e, 'hreflang')).filter((code) => code !== null));
    if (all.size < 2) return given.size === 0 ? [] : [`hreflang of one language: ${[...given]}`];
    return [...all, 'x-default'].filter((code) => !given.has(code)).map((code) => `no hreflang ${code}`);
}

/* An Open Graph picture is a PNG of the tree of 1200 by 630 pixels, as the page says. */
function brokenPicture(site, page, base) {
    const address = meta(page, 'og:image');
    if (address === null) return [];
    const name = address.slice(addressOf(base, '').length);
    if (!address.startsWith(addressOf(base, '')) || !site.files.has(name)) return [`og:image is no file of the tree: ${address}`];
    const bytes = readFileSync(path.join(site.folder, name));
    const size = bytes.toString('latin1', 1, 4) === 'PNG' ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` : 'no PNG';
    const said = `${meta(page, 'og:image:width')}x${meta(page, 'og:image:height')}`;
    return [...size === '1200x630' ? [] : [`og:image is ${size}`], ...said === size ? [] : [`og:image is said to be ${said}`],
        ...meta(page, 'og:image:alt') ? [] : ['og:image has no alternative text']];
}

/** Open Graph: title, description, type, address as elsewhere in the head; reports have a picture. */
export function brokenGraph(site, page, role, base) {
    if (graphs(page).length === 0) return [];
    const wanted = { 'og:title': text(tags(page, 'title')[0]), 'og:description': meta(page, 'description'),
        'og:type': role.company ? 'article' : 'website', 'og:url': addressOf(base, page.name) };
    const found = Object.entries(wanted).filter(([name, value]) => meta(page, name) !== value)
        .map(([name, value]) => `${name} is ${meta(page, name)}, not ${value}`);
    if (role.company && meta(page, 'og:image') === null) found.push('no og:image');
    return [...found, ...brokenPicture(site, page, base)];
}

/* The fields of a report that have one right value; a function judges the others. */
function reportFields(site, page, role, base) {
    const organization = (o) => o?.['@type'] === 'Organization' && o.name?.length > 0;
    const pdf = path.posix.join(path.posix.dirname(page.name), 'report.pdf');
    return {
        '@type': 'Report', about: (o) => organization(o) && o.name === role.company.name,
        datePublished: role.company.date, dateModified: (date) => DATE.test(date) && date >= role.company.date,
        author: organization, isBasedOn: (address) => /^https?:\/\//.test(address), image: meta(page, 'og:image'),
        encoding: (o) => !site.files.has(pdf) || (o?.['@type'] === 'MediaObject' && o.encodingFormat === 'application/pdf' &&
            o.contentUrl === addressOf(base, pdf)),
    };
}

/** JSON-LD: what schema.org asks of a Report, or of a list of them, each field as the page has it. */
export function brokenLinkedData(site, page, role, base) {
    const data = linkedData(page);
    if (data === null) return [];
    const own = addressOf(base, page.name);
    const fields = {
        '@context': 'https://schema.org', '@type': 'CollectionPage', '@id': own, url: own, name: text(tags(page, 'title')[0]),
        headline: text(tags(page, 'title')[0]), description: meta(page, 'description'), inLanguage: attr(tags(page, 'html')[0], 'lang'),
        datePublished: (date) => DATE.test(date), dateModified: (date) => DATE.test(date),
        publisher: (o) => o?.['@type'] === 'Organization' && o.name === meta(page, 'author'),
        ...role.company ? reportFields(site, page, role, base) : {},
    };
    const good = (value, wanted) => typeof wanted === 'function' ? wanted(value) : value === wanted;
    return Object.entries(fields).filter(([name, wanted]) => !good(data[name], wanted))
        .map(([name, wanted]) => `${name} is ${JSON.stringify(data[name])}${typeof wanted === 'function' ? '' : `, not ${wanted}`}`);
}
