/*
 * publish.mjs - the files a publisher's server and its readers' programs ask for: sitemap, feed,
 * robots.txt, headers.txt; and that a private tree knows no address of its own.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressOf } from './metadata.mjs';
import { attr, policy, tags, where } from './site.mjs';

const TEXT = /(\.(html|json|xml|csv|svg|css)|robots\.txt|headers\.txt)$/;

function source(site, name) {
    return readFileSync(path.join(site.folder, name), 'utf8');
}

/* The texts or values an XPath finds in a file, one each. */
function xpath(site, name, expression) {
    try {
        return execFileSync('xmllint', ['--nonet', '--xpath', expression, path.join(site.folder, name)], { stdio: 'pipe' })
            .toString().split('\n').filter(Boolean);
    } catch {
        return []; // xmllint's way to say that there is nothing
    }
}

function named(name) {
    return `//*[local-name()="${name}"]`;
}

/* What one list has and the other has not. */
function differences(given, wanted, where) {
    return [...wanted.filter((x) => !given.includes(x)).map((x) => `${x} is missing in ${where}`),
        ...given.filter((x) => !wanted.includes(x)).map((x) => `${x} should not be in ${where}`),
        ...given.filter((x, i) => given.indexOf(x) !== i).map((x) => `${x} twice in ${where}`)];
}

/* Main public pages are what sitemap and feed speak of. */
function openPages(roles, base, reports) {
    return [...roles].filter(([, role]) => role.visibility === 'public' && role.main && (!reports || role.company))
        .map(([name]) => addressOf(base, name));
}

/** The sitemap has each public page once, with a date. */
export function brokenSitemap(site, roles, base) {
    const wanted = base ? openPages(roles, base, false) : [];
    if (!site.files.has('sitemap.xml')) return wanted.length > 0 ? ['no sitemap.xml'] : [];
    const given = xpath(site, 'sitemap.xml', `${named('loc')}/text()`);
    const dates = xpath(site, 'sitemap.xml', `${named('lastmod')}/text()`);
    const good = dates.filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)).length;
    return [...differences(given, wanted, 'sitemap.xml'), ...good === given.length ? [] : [`${good} dates of ${given.length} pages`]];
}

/** The feed of a public project has an entry for each public company, by the address of its first language. */
export function brokenFeed(site, roles, base, visibility) {
    const wanted = new Map();
    for (const [name, role] of roles) {
        const first = role.company?.files.find((file) => file.kind === 'html')?.path === name;
        if (visibility === 'public' && role.visibility === 'public' && first) wanted.set(addressOf(base, name), role.company.date);
    }
    if (!site.files.has('feed.xml')) return wanted.size > 0 ? ['no feed.xml'] : [];
    if (wanted.size === 0) return ['a feed.xml'];
    const ids = xpath(site, 'feed.xml', `${named('entry')}/*[local-name()="id"]/text()`);
    const updated = xpath(site, 'feed.xml', `${named('entry')}/*[local-name()="updated"]/text()`);
    const latest = xpath(site, 'feed.xml', '/*[local-name()="feed"]/*[local-name()="updated"]/text()');
    const hrefs = xpath(site, 'feed.xml', `${named('entry')}/*[local-name()="link"]/@href`).map((a) => a.match(/"(.*)"/)[1]);
    const lost = hrefs.filter((href) => !href.startsWith(addressOf(base, '')) ||
        !site.files.has(href.slice(addressOf(base, '').length).replace(/(^|\/)$/, '$1index.html')));
    return [...differences(ids, [...wanted.keys()], 'feed.xml'), ...lost.map((href) => `${href} is no file of the tree`),
        ...ids.filter((id, i) => updated[i] !== `${wanted.get(id)}T00:00:00Z`).map((id) => `${id}: a wrong date`),
        ...latest[0] === [...updated].sort().at(-1) ? [] : [`the feed is of ${latest[0]}`]];
}

/** robots.txt names the sitemap there is and shuts a private tree alone. */
export function brokenRobots(site, roles, base) {
    const lines = source(site, 'robots.txt').split('\n');
    const sitemap = site.files.has('sitemap.xml') ? `Sitemap: ${addressOf(base, 'sitemap.xml')}` : null;
    const named = lines.filter((line) => line.startsWith('Sitemap:'));
    const open = [...roles.values()].some((role) => role.visibility !== 'private');
    return [...differences(named, sitemap ? [sitemap] : [], 'robots.txt'),
        ...lines.includes(open ? 'Disallow:' : 'Disallow: /') ? [] : [`robots.txt ${open ? 'shuts' : 'does not shut'} the tree`],
        ...lines.includes('User-agent: *') ? [] : ['robots.txt speaks to no robot']];
}

/** The server's policy admits the style sheets of every page, and no more than pages themselves do. */
export function brokenHeaders(site) {
    const [, given] = source(site, 'headers.txt').match(/^ {2}Content-Security-Policy: (.*)$/m) ?? [null, ''];
    const found = /unsafe|\*|https?:/.test(given) ? [`headers.txt: ${given}`] : [];
    const admitted = new Set(given.match(/'sha256-[^']*'/g) ?? []);
    for (const page of site.pages.values()) {
        for (const hash of policy(page)?.match(/'sha256-[^']*'/g) ?? [])
            if (!admitted.has(hash)) found.push(`headers.txt does not admit ${hash} of ${page.name}`);
    }
    return [...found, ...given.includes("frame-ancestors 'none'") ? [] : ['headers.txt lets others frame the pages']];
}

/** A private tree: no file says where it is published, no head has an address of another host. */
export function addressesOfPrivate(site, base) {
    const host = new URL(base).host;
    const found = [...site.files].filter((name) => TEXT.test(name) && source(site, name).includes(host)).map((name) => `${name} names ${host}`);
    for (const page of site.pages.values()) {
        for (const element of [...tags(page, 'link'), ...tags(page, 'meta')]) {
            const address = attr(element, 'href') ?? attr(element, 'content') ?? '';
            if (/^(https?:)?\/\//.test(address)) found.push(`${page.name}: ${where(element, page)}`);
        }
    }
    return found;
}

/** Files the manifest does not list, or with another sum; companies that are `closed` are not in it. */
export function brokenManifest(site, { files, companies }, closed = {}) {
    const listed = [...files, ...companies.flatMap((company) => company.files)];
    const sum = (name) => createHash('sha256').update(readFileSync(path.join(site.folder, name))).digest('hex');
    const found = differences([...site.files].filter((name) => name !== 'manifest.json' && !closed[name.split('/')[0]]), listed.map((file) => file.path), 'the tree');
    return [...found, ...listed.filter((file) => site.files.has(file.path) && sum(file.path) !== file.sha256).map((file) => `${file.path}: another content`)];
}
