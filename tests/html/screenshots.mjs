/*
 * screenshots.mjs - the pictures of README.md: the head of two pages, light and dark, and one page
 * of a PDF.
 *
 *   node tests/html/screenshots.mjs BUILD_FOLDER PICTURES_FOLDER
 *
 * The same build, browser and fonts give the same pictures.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, visit } from './browser.mjs';
import { build, ROOT } from './project.mjs';
import { readSite } from './site.mjs';

const PAGES = [
    { page: 'calder-instruments/index.html', section: '#s-summary', name: 'page' },
    { page: 'sever-logistika/index.html', section: '#s-heatmap', name: 'statements' },
];
const WINDOW = { width: 1080, height: 1080 };
const PDF = { file: 'wodomat/report.pdf', page: 3, name: 'print' };
const COLOURS = 48; // flat colours and the greys of type need no more

/* Fewer colours, no metadata: a third of the bytes, hardly to be told apart. */
function shrink(from, to, width) {
    execFileSync('convert', [from, '-filter', 'Lanczos', '-resize', `${width}x`, '-dither', 'None', '-colors', COLOURS, '-strip',
        '-define', 'png:compression-level=9', '-define', 'png:exclude-chunk=date,time', `PNG8:${to}`]);
}

async function shootPages(browser, site, work, pictures) {
    for (const { page, section, name } of PAGES) {
        for (const colorScheme of ['light', 'dark']) {
            const shown = await visit(browser, site, page, { viewport: WINDOW, colorScheme });
            await shown.page.evaluate((id) => {
                const chapter = document.querySelector(id).closest('section');
                window.scrollTo({ top: chapter.getBoundingClientRect().top + window.scrollY, behavior: 'instant' });
            }, section);
            const raw = path.join(work, `${name}.png`);
            await shown.page.screenshot({ path: raw });
            shrink(raw, path.join(pictures, `${name}-${colorScheme}.png`), 540);
            await shown.close();
        }
    }
}

function shootPdf(site, work, pictures) {
    const { file, page, name } = PDF;
    execFileSync('pdftoppm', ['-r', '150', '-png', '-f', page, '-l', page, '-singlefile',
        path.join(site.folder, file), path.join(work, name)]);
    shrink(path.join(work, `${name}.png`), path.join(pictures, `${name}.png`), 540);
}

const [folder, pictures] = process.argv.slice(2);
if (!pictures) {
    console.error('usage: node tests/html/screenshots.mjs BUILD_FOLDER PICTURES_FOLDER');
    process.exit(2);
}
const work = mkdtempSync(path.join(tmpdir(), 'rapport-shots-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const out = build(path.resolve(folder, 'rapport'), path.join(ROOT, 'samples/quarterly'), path.join(work, 'out'), 'html,pdf');
const site = readSite(out);
const browser = await launch();
await shootPages(browser, site, work, pictures);
await browser.close();
shootPdf(site, work, pictures);
