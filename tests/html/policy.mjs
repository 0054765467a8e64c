/*
 * policy.mjs - the content security policy admits the page's own style sheets and nothing else.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { attr, policy, tags, text, where } from './site.mjs';

const require = createRequire(import.meta.url);
const { CspEvaluator } = require('csp_evaluator');
const { CspParser } = require('csp_evaluator/dist/parser.js');

/* Pages that hold their style sheet and fonts name them by hash and admit no file; pages that share
 * them admit those of their own host, and nothing inside the page but pictures. */
const ALLOWED = {
    'default-src': [/^'none'$/, /^'none'$/],
    'style-src': [/^'sha256-[A-Za-z0-9+/]{43}='( 'sha256-[A-Za-z0-9+/]{43}=')*$/, /^'self'$/],
    'img-src': [/^data:$/, /^data:$/],
    'font-src': [/^data:$/, /^'self'$/],
    'base-uri': [/^'none'$/, /^'none'$/],
    'form-action': [/^'none'$/, /^'none'$/],
};

function directives(text) {
    return new Map(text.split(';').map((part) => part.trim()).filter(Boolean).map((part) => {
        const [name, ...values] = part.split(/\s+/);
        return [name, values.join(' ')];
    }));
}

/** The policy stands first in the head, is as strict as we promise, and has the right hashes. */
export function brokenPolicy(page) {
    const policyText = policy(page);
    if (policyText === null) return ['no policy'];
    const found = [];
    const given = directives(policyText);
    const shared = tags(page, 'link').some((e) => attr(e, 'rel') === 'stylesheet');
    for (const [name, patterns] of Object.entries(ALLOWED)) {
        if (!given.has(name)) found.push(`${name} is missing`);
        else if (!patterns[Number(shared)].test(given.get(name))) found.push(`${name} ${given.get(name)}`);
    }
    for (const name of given.keys()) if (!(name in ALLOWED)) found.push(`${name} has no place in a page`);
    const admitted = new Set((given.get('style-src') ?? '').split(' '));
    for (const sheet of tags(page, 'style')) {
        const hash = `'sha256-${createHash('sha256').update(text(sheet)).digest('base64')}'`;
        if (!admitted.has(hash)) found.push(`no ${hash} in style-src: ${where(sheet, page)}`);
    }
    const head = tags(page, 'head')[0].childNodes.filter((n) => n.tagName);
    const place = head.findIndex((e) => attr(e, 'http-equiv') === 'Content-Security-Policy');
    if (head.slice(0, place).some((e) => attr(e, 'charset') === null)) found.push('something stands before the policy');
    return found;
}

/** What csp_evaluator finds. */
export function evaluatePolicy(page) {
    const policyText = policy(page);
    if (policyText === null) return ['no policy'];
    return new CspEvaluator(new CspParser(policyText).csp).evaluate()
        .map((f) => `severity ${f.severity}: ${f.directive} ${f.value ?? ''}: ${f.description}`);
}
