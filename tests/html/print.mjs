/*
 * print.mjs - the page printed by Chromium says what our PDF says, in the same order.
 *
 * Both are held against the text dump of the document: the printed page has exactly its words,
 * but for parts of the PDF alone and the contents, which paper has no use for; our PDF has them
 * too, but for parts of the page alone, with the words of drawings where they are drawn.
 */
import path from 'node:path';
import { addSheet, visit } from './browser.mjs';
import { eachOf } from './visits.mjs';
import { compareWords, dumpWords, pdfWords } from './words.mjs';

const CONTENTS = /^nav/, DRAWING = /^svg( |\.|$)/, UNSEEN = /^(title|desc)( |$)/;

/* What printing adds to the document: list markers, addresses behind links, heads of tables again
 * on each page. */
const BARE = `* { list-style: none !important } a::after { content: none !important }
thead { display: table-row-group !important }`;

const MARGIN = 6; // words shown around a difference

function sentences(list, words, what) {
    return list.map(({ at, words: some }) =>
        `${what}: ${some.join(' ').slice(0, 200)} (after "${words.slice(Math.max(0, at - MARGIN), at).join(' ')}")`);
}

/* The page on paper; pages of A4 at least 2, all of it tagged. */
async function printPage(browser, site, name, file) {
    const { page, close } = await visit(browser, site, name, { colorScheme: 'dark' });
    await addSheet(page, BARE);
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true, outline: true });
    await close();
}

async function judge(tally, browser, site, name, label, work) {
    const folder = path.posix.dirname(name);
    const dump = path.join(site.folder, folder, 'report.txt');
    const file = path.join(work, `${folder.replaceAll('/', '-')}.pdf`);
    await printPage(browser, site, name, file);

    const wanted = dumpWords(dump, /data-for="pdf"/, CONTENTS, UNSEEN);
    const printed = compareWords(wanted, await pdfWords(file));
    tally.check(label, 'words of the page on paper',
        [...sentences(printed.missing, wanted, 'missing'), ...sentences(printed.extra, wanted, 'not in the document')]);

    const shared = dumpWords(dump, /data-for=/, CONTENTS, DRAWING);
    const ours = compareWords(shared, await pdfWords(path.join(site.folder, folder, 'report.pdf')));
    tally.check(label, 'the same words in our PDF', sentences(ours.missing, shared, 'missing'));
}

/** Pages beside which a text dump stands, or those named. */
export function checkPrint(tally, browser, site, label, work, names = site.pages.keys()) {
    const reports = [...names].filter((name) => site.files.has(`${path.posix.dirname(name)}/report.txt`));
    return eachOf(reports, (name) => judge(tally, browser, site, name, `${label}/${name}`, work));
}
