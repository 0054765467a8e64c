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

/** vnu's errors and warnings by page; one start of Java for all. */
export async function vnu(site) {
    const pages = [...site.pages.keys()];
    const files = pages.map((name) => path.join(site.folder, name));
    const output = await new Promise((resolve, reject) => {
        execFile('java', ['-Xss4m', '-jar', VNU, '--format', 'json', '--stdout', '--exit-zero-always',
            '--filterpattern', `${POLICY}|${CAPTIONS}`, ...files], { maxBuffer: 1 << 28 },
        (error, stdout, stderr) => error ? reject(new Error(`${error.message} ${stderr}`)) : resolve(stdout));
    });
    const found = new Map(pages.map((name) => [name, []]));
    for (const message of JSON.parse(output).messages) {
        const name = path.relative(site.folder, fileURLToPath(message.url)).split(path.sep).join('/');
        found.get(name).push(`${message.subType ?? message.type}: line ${message.lastLine}: ` +
            `${message.message}: ${message.extract ?? ''}`);
    }
    return found;
}

/** What html-validate finds in one page. */
export async function htmlValidate(page) {
    const validator = new HtmlValidate(config);
    const report = await validator.validateString(page.source, page.name);
    return report.results.flatMap((r) => r.messages)
        .map((m) => `${m.ruleId}: line ${m.line}: ${m.message}: ${m.selector ?? ''}`);
}

/** Both validators on all pages of a site. */
export async function checkValidators(tally, site, label) {
    for (const [name, found] of await vnu(site)) tally.check(`${label}/${name}`, 'vnu', found);
    for (const page of site.pages.values()) tally.check(`${label}/${page.name}`, 'html-validate', await htmlValidate(page));
}
