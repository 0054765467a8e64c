/*
 * check.mjs - what can be judged from the files alone: links, ids, languages, policy, budgets.
 *
 *   node tests/html/check.mjs OUTPUT_FOLDER [BASE_URL]
 *
 * judges any output folder of rapport.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { activeContent, overBudget, styleOverBudget } from './budget.mjs';
import { brokenCanonical, brokenIds, brokenLanguages, brokenLinks, brokenSwitches } from './links.mjs';
import { brokenPolicy, evaluatePolicy } from './policy.mjs';
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

/** All checks of files; `label` tells builds apart in what is printed. */
export function checkFiles(tally, site, label, base) {
    for (const page of site.pages.values()) {
        const name = `${label}/${page.name}`;
        tally.check(name, 'links', brokenLinks(site, page, base));
        tally.check(name, 'ids', brokenIds(page));
        tally.check(name, 'hreflang', brokenLanguages(site, page, base));
        tally.check(name, 'language switch', brokenSwitches(site, page));
        tally.check(name, 'canonical', brokenCanonical(site, page, base));
        tally.check(name, 'content security policy', brokenPolicy(page));
        tally.check(name, 'csp_evaluator', evaluatePolicy(page));
        tally.check(name, 'scripts', activeContent(page));
        tally.check(name, 'budget', overBudget(page));
    }
    for (const name of site.files) {
        if (name.endsWith('.css')) {
            const source = readFileSync(path.join(site.folder, name), 'utf8');
            tally.check(`${label}/${name}`, 'budget', styleOverBudget(source));
        }
        if (/\.(xml|svg)$/.test(name)) tally.check(`${label}/${name}`, 'xmllint', brokenXml(site, name));
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [folder, base] = process.argv.slice(2);
    if (!folder || !existsSync(folder)) {
        console.error('usage: node tests/html/check.mjs OUTPUT_FOLDER [BASE_URL]');
        process.exit(2);
    }
    const tally = new Tally();
    checkFiles(tally, readSite(folder), path.basename(folder), base);
    process.exitCode = tally.end();
}
