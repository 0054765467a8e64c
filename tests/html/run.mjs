/*
 * run.mjs - builds the sample project and judges every page of it, offline.
 *
 *   node tests/html/run.mjs BUILD_FOLDER [PART...]
 *
 * Parts: files validators browser shared print broken lighthouse; all of them when none is named.  Each failure
 * names page, rule and element.  Ends with `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBroken } from './broken.mjs';
import { launch } from './browser.mjs';
import { checkFiles } from './check.mjs';
import { checkLighthouse } from './lighthouse.mjs';
import { checkPrint } from './print.mjs';
import { BASE_URL, build, project } from './project.mjs';
import { checkShared } from './shared.mjs';
import { readSite } from './site.mjs';
import { Tally } from './tally.mjs';
import { checkValidators } from './validators.mjs';
import { checkInBrowser } from './visits.mjs';

const PARTS = ['files', 'validators', 'browser', 'shared', 'print', 'broken', 'lighthouse'];
const LIGHTHOUSE_PAGES = ['index.html', 'calder-instruments/index.html'];

const [folder, ...named] = process.argv.slice(2);
if (!folder || named.some((part) => !PARTS.includes(part))) {
    console.error(`usage: node tests/html/run.mjs BUILD_FOLDER [${PARTS.join('|')}]...`);
    process.exit(2);
}
const parts = named.length > 0 ? named : PARTS;
const work = mkdtempSync(path.join(tmpdir(), 'rapport-html-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/* The three ways to publish: each page private, with its own style sheet, in all editions; unlisted with
 * shared assets; public, but for two companies. */
const EDITIONS = 'full board readout';
const program = path.resolve(folder, 'rapport');
const make = (name, settings, formats) =>
    readSite(build(program, project(path.join(work, name), settings), path.join(work, `${name}-out`), formats));
const base = BASE_URL;
const closed = { wodomat: 'private', 'debowy-dom': 'unlisted' };
const sites = {
    private: make('private', { publish: { visibility: 'private', base_url: base }, editions: EDITIONS }, 'html,pdf,json,text'),
    unlisted: make('unlisted', { publish: { visibility: 'unlisted', base_url: base, assets: 'shared' }, editions: EDITIONS }, 'html,pdf,json,text'),
    public: make('public', { publish: { visibility: 'public', base_url: base }, editions: 'full board',
        visibility: closed }),
};

const tally = new Tally();
const part = (name, run) => parts.includes(name) ? tally.part(name, run) : undefined;

await part('files', () => {
    for (const [visibility, site] of Object.entries(sites)) checkFiles(tally, site, visibility, { base, visibility, closed: visibility === 'public' ? closed : {} });
});
await part('validators', () => checkValidators(tally, sites));
const browser = await launch();
await part('browser', () => checkInBrowser(tally, browser, sites.private, 'private'));
await part('shared', () => checkShared(tally, browser, sites.unlisted, sites.private, 'unlisted'));
await part('print', () => checkPrint(tally, browser, sites.private, 'private', work));
await part('broken', () => checkBroken(tally, browser, sites.public, sites.private, work, closed));
await browser.close();
await part('lighthouse', () => checkLighthouse(tally, sites.public, 'public', LIGHTHOUSE_PAGES));
process.exitCode = tally.end();
