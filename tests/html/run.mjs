/*
 * run.mjs - builds the sample project and judges every page of it, offline.
 *
 *   node tests/html/run.mjs BUILD_FOLDER [PART...]
 *
 * Parts: files validators browser print lighthouse; all of them when none is named.  Each failure
 * names page, rule and element.  Ends with `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from './browser.mjs';
import { checkFiles } from './check.mjs';
import { checkLighthouse } from './lighthouse.mjs';
import { checkPrint } from './print.mjs';
import { BASE_URL, build, project } from './project.mjs';
import { readSite } from './site.mjs';
import { Tally } from './tally.mjs';
import { checkValidators } from './validators.mjs';
import { checkInBrowser } from './visits.mjs';

const PARTS = ['files', 'validators', 'browser', 'print', 'lighthouse'];
const LIGHTHOUSE_PAGES = ['index.html', 'calder-instruments/index.html'];

const [folder, ...named] = process.argv.slice(2);
if (!folder || named.some((part) => !PARTS.includes(part))) {
    console.error(`usage: node tests/html/run.mjs BUILD_FOLDER [${PARTS.join('|')}]...`);
    process.exit(2);
}
const parts = named.length > 0 ? named : PARTS;
const work = mkdtempSync(path.join(tmpdir(), 'rapport-html-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const program = path.resolve(folder, 'rapport');
const quiet = project(path.join(work, 'private'), { visibility: 'private' });
const open = project(path.join(work, 'public'), { visibility: 'public', base_url: BASE_URL });
const privateSite = readSite(build(program, quiet, path.join(work, 'private-out'), 'html,pdf,json,text'));
const publicSite = readSite(build(program, open, path.join(work, 'public-out')));

const tally = new Tally();
const part = (name, run) => parts.includes(name) ? tally.part(name, run) : undefined;

await part('files', () => {
    checkFiles(tally, privateSite, 'private', null);
    checkFiles(tally, publicSite, 'public', BASE_URL);
});
await part('validators', async () => {
    await checkValidators(tally, privateSite, 'private');
    await checkValidators(tally, publicSite, 'public');
});
const browser = await launch();
await part('browser', () => checkInBrowser(tally, browser, privateSite, 'private'));
await part('print', () => checkPrint(tally, browser, privateSite, 'private', work));
await browser.close();
await part('lighthouse', () => checkLighthouse(tally, publicSite, 'public', LIGHTHOUSE_PAGES));
process.exitCode = tally.end();
