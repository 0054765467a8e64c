/*
 * broken.mjs - judges the judges: pages broken on purpose, one defect each, that exactly the check
 * meant for it has to refuse.
 *
 * A sound page is taken, something in its source is replaced, and the checks see it in place of the
 * page; what they find besides the wanted rule is a failure too.
 */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { axe, loadAxe } from './axe.mjs';
import { visit } from './browser.mjs';
import { checkFiles } from './check.mjs';
import { forcedColours } from './forced.mjs';
import { tabOrder } from './keyboard.mjs';
import { checkPrint } from './print.mjs';
import { BASE_URL } from './project.mjs';
import { overflow, overflowSpaced } from './reflow.mjs';
import { readPage, readSite } from './site.mjs';
import { htmlValidate } from './validators.mjs';
import { eachOf } from './visits.mjs';

/* Gathers the rules that refuse, in place of a tally. */
class Refusals {
    rules = new Map();

    check(page, rule, findings) {
        if (findings.length > 0) this.rules.set(rule, [...this.rules.get(rule) ?? [], ...findings]);
    }
}

const PAGE = 'novalens/board/index.html', REPORT = 'novalens/index.html';

/* Defects that the files alone show: [what, page or file, from, to, rules that must refuse]. */
const IN_FILES = [
    ['an id twice', REPORT, '<main id="main"', '<main id="cover"', ['ids', 'links']],
    ['a link to nowhere', REPORT, 'href="report.json"', 'href="reports.json"', ['links']],
    ['a link out of the tree', REPORT, 'href="report.json"', 'href="../../report.json"', ['links']],
    ['a picture of another host', REPORT, '</main>', '<img src="https://evil.example/a.png" alt=""></main>', ['links']],
    ['a script', REPORT, '</main>', '<script>alert(1)</script></main>', ['scripts']],
    ['a script as address', REPORT, 'href="report.json"', 'href="javascript:alert(1)"', ['links', 'scripts']],
    ['a style attribute', REPORT, '<main id="main"', '<main style="color:red" id="main"', ['scripts']],
    ['an event handler', REPORT, '<main id="main"', '<main onclick="alert(1)" id="main"', ['scripts']],
    ['a style sheet with another hash', REPORT, '<style>', '<style>/**/', ['content security policy']],
    ['a policy that lets scripts in', REPORT, "default-src 'none';", "default-src 'none'; script-src 'unsafe-inline' *;",
        ['content security policy', 'csp_evaluator']],
    ['a page over its weight', REPORT, '</main>', `<!--${'x'.repeat(150_000)}--></main>`, ['budget']],
    ['a language that does not answer', 'novalens/en/index.html', /<link rel="alternate" hreflang="pl"[^>]*>\n/, '', ['hreflang']],
    ['the canonical address of another page', REPORT, /(rel="canonical" href="[^"]*)novalens\//, '$1wodomat/', ['canonical']],
    ['a public page that is not to be found', REPORT, '<meta name="referrer"', '<meta name="robots" content="noindex"><meta name="referrer"', ['visibility']],
    ['another title for networks', REPORT, /(property="og:title" content=")/, '$1X', ['Open Graph']],
    ['a small picture for networks', 'novalens/preview.png', null, null, ['Open Graph', 'manifest']],
    ['linked data of another day', REPORT, /"datePublished":"2026/, '"datePublished":"2025', ['JSON-LD']],
    ['linked data without PDF', REPORT, /,"encoding":\{[^}]*\}/, '', ['JSON-LD']],
    ['a page missing in the sitemap', 'sitemap.xml', /<url>\s*<loc>[^<]*novalens\/<\/loc>[^]*?<\/url>/, '', ['sitemap', 'manifest']],
    ['a sitemap that is no XML', 'sitemap.xml', '</urlset>', '', ['xmllint', 'sitemap', 'manifest']],
    ['a feed with another date', 'feed.xml', /(<entry[^]*?<updated>)2026/, '$12025', ['feed', 'manifest']],
    ['robots.txt that shuts all', 'robots.txt', 'Disallow:', 'Disallow: /', ['robots.txt', 'manifest']],
    ['headers without a hash', 'headers.txt', /'sha256-[^']*' /, '', ['headers.txt', 'manifest']],
];

/* Defects that a browser or a validator shows; the page's policy is made to admit what is added. */
const CSS = (rule) => [/<\/style>/, `${rule}</style>`];
const IN_BROWSER = [
    ['a heading skipped', '</main>', '<h2>A</h2><h5>B</h5></main>', 'axe', /heading-order/],
    ['a drawing without a name', '</main>', '<svg role="img" viewBox="0 0 9 9" width="9" height="9"></svg></main>', 'axe', /svg-img-alt/],
    ['pale text', '</main>', '<p class="pale">pale</p></main>', 'axe', /color-contrast/, '.pale{color:#bbb;background:#fff}'],
    ['a page wider than 320 px', '</main>', '<p class="wide">wide</p></main>', 'overflow', /wider than the window/, '.wide{width:400px}'],
    ['text cut when spaced', '</main>', '<p class="cut">Some words that fill a line</p></main>', 'spaced', /text is cut/,
        '.cut{height:1.6em;width:14em;overflow:hidden;white-space:nowrap;max-width:none}'],
    ['no outline of the focus', ...CSS('a:focus-visible{outline:none!important}'), 'keyboard', /no outline/],
    ['the skip link later', /(<a class="skip"[^>]*>[^<]*<\/a>)([^]*?)(<\/header>)/, '$2$1$3', 'keyboard', /not the skip link/],
    ['a request', '</main>', '<link rel="stylesheet" href="https://evil.example/a.css"></main>', 'noise', /evil\.example/],
    ['a mark unseen in forced colours', '</main>', '<svg viewBox="0 0 9 9" width="9" height="9" aria-hidden="true"><line class="lost" x2="9" y2="9"/></svg></main>',
        'forced', /a mark cannot be seen/, '@media (forced-colors:active){.lost{stroke:Canvas!important}}'],
    ['an unquoted attribute', '<main id="main"', '<main id=main', 'html-validate', /attr-quotes/],
];

/* The source with one thing replaced; a defect that is not made would prove nothing. */
function replaced(source, from, to, what) {
    const result = source.replace(from, to);
    if (result === source) throw new Error(`${what}: nothing to break`);
    return result;
}

function verdict(tally, what, wanted, refused) {
    const missing = wanted.filter((rule) => !refused.has(rule)).map((rule) => `${rule} does not refuse it`);
    const besides = [...refused].filter(([rule]) => !wanted.includes(rule)).map(([rule, found]) => `${rule} refuses it too: ${found[0]}`);
    tally.check(`broken on purpose: ${what}`, 'is refused', [...missing, ...besides]);
}

/* Files: a public tree in which one file is broken, then mended again. */
function breakFiles(tally, folder, closed) {
    const site = readSite(folder);
    for (const [what, name, from, to, wanted] of IN_FILES) {
        const file = path.join(folder, name);
        const sound = readFileSync(file);
        if (from === null) {
            const small = Buffer.from(sound);
            small.writeUInt32BE(600, 16);
            writeFileSync(file, small);
        } else writeFileSync(file, replaced(sound.toString(), from, to, what));
        const refusals = new Refusals();
        const only = name.endsWith('.png') ? REPORT : name;
        const pages = new Map(site.pages);
        if (only.endsWith('.html')) pages.set(only, readPage(folder, only));
        checkFiles(refusals, { ...site, pages }, 'broken', { base: BASE_URL, visibility: 'public', closed, only });
        if (name.endsWith('.html')) refusals.rules.delete('manifest'); // its sum, as of any page that is touched
        verdict(tally, what, wanted, refusals.rules);
        writeFileSync(file, sound);
    }
}

/* A page with rules added to its style sheet, whose policy admits them. */
function admit(source, folder, name, rules) {
    const page = source.replace('</style>', `${rules}</style>`);
    writeFileSync(path.join(folder, name), page);
    const sheet = page.match(/<style>([^]*?)<\/style>/)[1];
    const hash = `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
    writeFileSync(path.join(folder, name), page.replace("style-src ", `style-src ${hash} `));
}

/* What each judge finds in a page, at 320 px. */
async function judgeAll(browser, site, name) {
    const { page, noise, close } = await visit(browser, site, name);
    const found = { keyboard: await tabOrder(page), forced: await forcedColours(page) };
    await page.setViewportSize({ width: 320, height: 900 });
    Object.assign(found, { overflow: await overflow(page), spaced: await overflowSpaced(page) });
    await page.evaluate(() => window.scrollTo(0, 0));
    await loadAxe(page);
    found.axe = (await axe(page)).found;
    found.noise = noise;
    await close();
    found['html-validate'] = await htmlValidate(site.pages.get(name));
    return new Map(Object.entries(found).filter(([, list]) => list.length > 0));
}

async function breakPages(tally, browser, folder) {
    const sound = readFileSync(path.join(folder, PAGE), 'utf8');
    const jobs = IN_BROWSER.map(([what, from, to, rule, sentence, rules = ''], i) => ({ what, from, to, rule, sentence, rules, name: `novalens/board/broken-${i}.html` }));
    for (const { what, from, to, rules, name } of jobs) admit(replaced(sound, from, to, what), folder, name, rules);
    const site = readSite(folder);
    const before = await judgeAll(browser, site, PAGE);
    await eachOf(jobs, async ({ what, rule, sentence, name }) => {
        const found = new Map([...await judgeAll(browser, site, name)].map(([other, list]) =>
            [other, list.filter((line) => !before.get(other)?.includes(line))]).filter(([, list]) => list.length > 0));
        // wide is wide when spaced, too, and an outline that is not there is not there in forced colours
        const also = { overflow: 'spaced', keyboard: 'forced' }[rule];
        verdict(tally, what, [rule], new Map([...found].filter(([other]) => other !== also)));
        tally.check(`broken on purpose: ${what}`, 'is named', (found.get(rule) ?? []).some((line) => sentence.test(line)) ? [] : [`not by ${sentence}`]);
    });
}

/* Two paragraphs that change places, and a word that is not there: on paper, the order of words is another. */
async function breakPrint(tally, browser, folder, work) {
    const file = path.join(folder, PAGE);
    const sound = readFileSync(file, 'utf8');
    const defects = [['a word too many on paper', replaced(sound, /(<main[^]*?)<\/h2>/, '$1 superfluous</h2>', 'print')],
        ['chapters in another order on paper', replaced(sound, /(<section[^>]*class="page[^]*?<\/section>)([^]*?)(<footer>)/, '$2$1$3', 'print')]];
    for (const [what, source] of defects) {
        writeFileSync(file, source);
        const refusals = new Refusals();
        await checkPrint(refusals, browser, readSite(folder), 'broken', work, [PAGE]);
        verdict(tally, what, ['words of the page on paper'], refusals.rules);
    }
    writeFileSync(file, sound);
}

/** `open` is a public site, `own` one in all editions with text dumps; both are copied below `work`. */
export async function checkBroken(tally, browser, open, own, work, closed) {
    const files = path.join(work, 'broken-files'), pages = path.join(work, 'broken-pages');
    cpSync(open.folder, files, { recursive: true });
    cpSync(own.folder, pages, { recursive: true });
    breakFiles(tally, files, closed);
    await breakPages(tally, browser, pages);
    await breakPrint(tally, browser, pages, work);
}
