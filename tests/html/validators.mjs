/*
 * validators.mjs - vnu (conformance to the HTML standard) and html-validate (style) on all pages.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import config from './htmlvalidate.config.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const VNU = path.join(HERE, 'node_modules/vnu-jar/build/dist/vnu.jar');

// vnu does not match hashes and calls every <style> a violation of the policy; policy.mjs
// computes the hash instead.
const POLICY = '.*Content Security Policy.*';

// A warning about redundant captions, which ours are not: the figure's caption states what was
// found, the table's names scale and units, and is the name by which tables are listed aloud.
const CAPTIONS = '.*“caption” element should be omitted in favor of the “figcaption”.*';

/** vnu's errors and warnings by page of each site; one start of Java for all. */
export async function vnu(sites) {
    const pages = new Map(sites.flatMap((site) => [...site.pages.keys()].map((name) => [path.join(site.folder, name), []])));
    const output = await new Promise((resolve, reject) => {
        execFile('java', ['-Xss4m', '-jar', VNU, '--format', 'json', '--stdout', '--exit-zero-always',
            '--filterpattern', `${POLICY}|${CAPTIONS}`, ...pages.keys()], { maxBuffer: 1 << 28 },
        (error, stdout, stderr) => error ? reject(new Error(`${error.message} ${stderr}`)) : resolve(stdout));
    });
    for (const message of JSON.parse(output).messages) {
        pages.get(fileURLToPath(message.url)).push(`${message.subType ?? message.type}: line ${message.lastLine}: ` +
            `${message.message}: ${message.extract ?? ''}`);
    }
    return pages;
}

const VALIDATOR = new HtmlValidate(config);

/** What html-validate finds in one page. */
export async function htmlValidate(page) {
    const report = await VALIDATOR.validateString(page.source, page.name);
    return report.results.flatMap((r) => r.messages)
        .map((m) => `${m.ruleId}: line ${m.line}: ${m.message}: ${m.selector ?? ''}`);
}

/* What is in a page for html-validate to judge that no page before had: the body, and which elements
 * with which attributes the head has. */
function novelty(page) {
    const at = page.source.indexOf('<body');
    const head = page.source.slice(0, at).replace(/<(style|script)([^>]*)>[^]*?<\/\1>/g, '<$1$2>').replace(/"[^"]*"/g, '').match(/<[^>]*>/g);
    return [head.join(''), page.source.slice(at)];
}

/** Both validators on all pages of some sites, by label. */
export async function checkValidators(tally, sites) {
    const conformance = vnu(Object.values(sites));
    const judged = new Set();
    for (const [label, site] of Object.entries(sites)) {
        for (const page of site.pages.values()) {
            const parts = novelty(page);
            if (parts.every((part) => judged.has(part))) continue;
            tally.check(`${label}/${page.name}`, 'html-validate', await htmlValidate(page));
            parts.forEach((part) => judged.add(part));
        }
    }
    const found = await conformance;
    for (const [label, site] of Object.entries(sites))
        for (const name of site.pages.keys()) tally.check(`${label}/${name}`, 'vnu', found.get(path.join(site.folder, name)));
}
