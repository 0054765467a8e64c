/*
 * words.mjs - the words of a report in reading order: of its text dump, of a PDF.
 *
 * A word is letters and digits in lower case; hyphens join what they part, since lines break there.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const HYPHENS = /[-‐‑\u00AD]/g;

/* Slashes part words too: an address goes on in the next line behind one. */
function split(text) {
    return text.toLowerCase().replace(HYPHENS, '').split(/[\s/\u00A0\u202F\u2007\u2009]+/)
        .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean);
}

/** The words of a text dump (`--to text`) without elements whose line a pattern matches. */
export function dumpWords(file, ...hidden) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const body = lines.slice(lines.findIndex((line) => line.startsWith('visibility: ')) + 1);
    const words = [];
    let skipped = Infinity;
    for (const line of body) {
        const depth = line.search(/\S/);
        const content = line.slice(depth);
        if (depth < 0 || depth > skipped) continue;
        skipped = Infinity;
        if (content.startsWith('"')) words.push(...split(content.slice(1, -1)));
        else if (hidden.some((pattern) => pattern.test(content))) skipped = depth;
    }
    return words;
}

/* Sums of 64 digits go on in the next line wherever it ends. */
function joinDigests(words) {
    const whole = [];
    for (const word of words) {
        const before = whole.at(-1) ?? '';
        const goesOn = /^[0-9a-f]{40,63}$/.test(before) && /^[0-9a-f]+$/.test(word) && before.length + word.length <= 64;
        if (goesOn) whole[whole.length - 1] = before + word;
        else whole.push(word);
    }
    return whole;
}

/* Lines of words that stand on nearly every page, numbers apart, are not of the text. */
function withoutRunning(pages) {
    const shape = (line) => line.replace(/[0-9]+/g, '0');
    const times = new Map();
    for (const page of pages) for (const s of new Set(page.map(shape))) times.set(s, (times.get(s) ?? 0) + 1);
    const runs = (line) => /^\d+ \/ \d+$/.test(line) || (pages.length >= 6 && /\p{L}/u.test(line) && times.get(shape(line)) >= pages.length - 3);
    return pages.flatMap((page) => page.filter((line) => !runs(line)));
}

/** The words of a PDF in the order they are drawn, without running lines. */
export async function pdfWords(file) {
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 26 });
    const pages = stdout.split('\f').map((page) => page.split('\n')).filter((page) => page.length > 1);
    return joinDigests(split(withoutRunning(pages).join('\n').replace(/(?<=[\p{L}\p{N}])[-‐–\u00AD]\n/gu, '')));
}

/** What differs between two lists of words: {missing, extra} with a few words around each. */
export function compareWords(wanted, found) {
    const folder = mkdtempSync(path.join(tmpdir(), 'words-'));
    const files = [wanted, found].map((words, i) => {
        const file = path.join(folder, `${i}`);
        writeFileSync(file, `${words.join('\n')}\n`);
        return file;
    });
    let diff = '';
    try {
        execFileSync('diff', files, { maxBuffer: 1 << 26 });
    } catch (error) {
        if (error.status !== 1) throw error;
        diff = error.stdout.toString();
    }
    rmSync(folder, { recursive: true });
    const lines = (hunk, sign) => hunk.split('\n').filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
    // Two numbers in neighbouring segments of a bar may be read as one, a kerned word as two.
    const sameLetters = (hunk) => lines(hunk, '<').join('') === lines(hunk, '>').join('');
    const hunks = diff.split(/^(?=[0-9]+(?:,[0-9]+)?[acd])/m).filter((hunk) => hunk && !sameLetters(hunk));
    const pick = (sign) => hunks.map((hunk) => ({ at: Number(hunk.match(/^[0-9]+/)[0]), words: lines(hunk, sign) }))
        .filter((h) => h.words.length > 0);
    return { missing: pick('<'), extra: pick('>') };
}
