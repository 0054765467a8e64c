/*
 * check.mjs - what can be judged from the files alone: links, ids, languages, policy, budgets, and
 * what they tell the web.
 *
 *   node tests/html/check.mjs OUTPUT_FOLDER [BASE_URL [VISIBILITY]]
 *
 * judges any output folder of rapport; one with a base URL is taken for public, one without for private.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { activeContent, overBudget } from './budget.mjs';
import { brokenCanonical, brokenIds, brokenLanguages, brokenLinks, brokenSwitches } from './links.mjs';
import { brokenGraph, brokenLinkedData, brokenVisibility, manifest, missingLanguages, roles } from './metadata.mjs';
import { brokenPolicy, evaluatePolicy } from './policy.mjs';
import { addressesOfPrivate, brokenFeed, brokenHeaders, brokenManifest, brokenRobots, brokenSitemap } from './publish.mjs';
import { readSite } from './site.mjs';
import { Tally } from './tally.mjs';

/* XML that a parser refuses. */
function brokenXml(site, name) {
    try {
        execFileSync('xmllint', ['--noout', '--nonet', path.join(site.folder, name)], { stdio: 'pipe' });
        return [];
    } catch (error) {
        return [String(error.stderr ?? error.message)];
    }
}

/* One page, without what it tells the web. */
function checkPage(tally, site, page, name, base) {
    tally.check(name, 'links', brokenLinks(site, page, base));
    tally.check(name, 'ids', brokenIds(page));
    tally.check(name, 'language switch', brokenSwitches(site, page));
    tally.check(name, 'content security policy', brokenPolicy(page));
    tally.check(name, 'csp_evaluator', evaluatePolicy(page));
    tally.check(name, 'scripts', activeContent(page));
    tally.check(name, 'budget', overBudget(site, page));
}

function checkMetadata(tally, site, page, name, role, base) {
    tally.check(name, 'hreflang', [...brokenLanguages(site, page, base), ...missingLanguages(page, role)]);
    tally.check(name, 'canonical', brokenCanonical(site, page, base));
    tally.check(name, 'visibility', brokenVisibility(page, role));
    tally.check(name, 'Open Graph', brokenGraph(site, page, role, base));
    tally.check(name, 'JSON-LD', brokenLinkedData(site, page, role, base));
}

/** All checks of files; `label` tells builds apart in what is printed, `only` is the one page or file to be judged for itself. */
export function checkFiles(tally, site, label, { base = null, visibility, closed, only = null }) {
    const roleOf = roles(site, visibility, closed);
    for (const page of site.pages.values()) {
        if (only && page.name !== only) continue;
        checkPage(tally, site, page, `${label}/${page.name}`, base);
        checkMetadata(tally, site, page, `${label}/${page.name}`, roleOf.get(page.name), base);
    }
    for (const name of site.files)
        if (/\.(xml|svg)$/.test(name) && (!only || name === only)) tally.check(`${label}/${name}`, 'xmllint', brokenXml(site, name));
    tally.check(label, 'manifest', brokenManifest(site, manifest(site), closed));
    tally.check(label, 'sitemap', brokenSitemap(site, roleOf, base));
    tally.check(label, 'feed', brokenFeed(site, roleOf, base, visibility));
    tally.check(label, 'robots.txt', brokenRobots(site, roleOf, base));
    tally.check(label, 'headers.txt', brokenHeaders(site));
    if (base && visibility === 'private') tally.check(label, 'addresses', addressesOfPrivate(site, base));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [folder, base, visibility = base ? 'public' : 'private'] = process.argv.slice(2);
    if (!folder || !existsSync(folder)) {
        console.error('usage: node tests/html/check.mjs OUTPUT_FOLDER [BASE_URL [VISIBILITY]]');
        process.exit(2);
    }
    const tally = new Tally();
    checkFiles(tally, readSite(folder), path.basename(folder), { base, visibility });
    process.exitCode = tally.end();
}
