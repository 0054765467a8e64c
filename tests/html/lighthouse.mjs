/*
 * lighthouse.mjs - Lighthouse gives full marks to pages of a public build.
 *
 * Speed is taken as it is on this machine ("provided"), so the marks do not depend on a model of
 * somebody's network.  Everything it subtracts for is printed with the element.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launch as launchChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import RobotsTxt from 'lighthouse/core/audits/seo/robots-txt.js';
import { CHROMIUM, FLAGS } from './browser.mjs';
import { serve } from './server.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PREFIX = '/some/sub/path/';

/* What an audit complains of, as sentences. */
function details(audit) {
    const items = audit.details?.items ?? [];
    const places = items.map((item) => item.node?.snippet ?? item.url ?? item.description ?? item.source).filter(Boolean);
    return `${audit.id} ${audit.score}: ${audit.title} ${audit.displayValue ?? ''} ${places.slice(0, 3).join(' | ')}`;
}

function shortOf(category, audits) {
    if (category.score === 1) return [];
    const guilty = category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => audits[ref.id])
        .filter((audit) => audit.score !== null && audit.score < 1);
    return [`${Math.round(category.score * 100)} of 100`, ...guilty.map(details)];
}

async function judge(tally, chrome, url, label) {
    const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'silent',
        onlyCategories: CATEGORIES, skipAudits: ['robots-txt'], throttlingMethod: 'provided' });
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError) throw new Error(runtimeError.message);
    for (const category of Object.values(categories))
        tally.check(label, `Lighthouse ${category.id}`, shortOf(category, audits));
}

/* Lighthouse asks for robots.txt from inside the page, which the page's policy forbids; so its audit
 * is given the file. */
function robots(tally, site, label) {
    const content = readFileSync(path.join(site.folder, 'robots.txt'), 'utf8');
    const result = RobotsTxt.audit({ RobotsTxt: { status: 200, content } });
    tally.check(`${label}/robots.txt`, 'Lighthouse robots-txt', result.score === 1 ? [] : [JSON.stringify(result)]);
}

/** Judges pages of a site, served from a sub-path; robots.txt is the site's own. */
export async function checkLighthouse(tally, site, label, names) {
    robots(tally, site, label);
    const server = await serve(site.folder, PREFIX);
    const chrome = await launchChrome({ chromePath: CHROMIUM, chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'silent' });
    try {
        for (const name of names) await judge(tally, chrome, server.url + name.replace(/(^|\/)index\.html$/, '$1'), `${label}/${name}`);
    } finally {
        await chrome.kill();
        server.close();
    }
}
