/*
 * policy.mjs - the content security policy admits the page's own style sheets and nothing else.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { attr, policy, tags, text, where } from './site.mjs';

const require = createRequire(import.meta.url);
const { CspEvaluator } = require('csp_evaluator');
const { CspParser } = require('csp_evaluator/dist/parser.js');

const ALLOWED = {
    'default-src': /^'none'$/,
    'style-src': /^('sha256-[A-Za-z0-9+/]{43}='|'self')( 'sha256-[A-Za-z0-9+/]{43}=')*$/,
    'img-src': /^(data:|'self')( (data:|'self'))*$/,
    'font-src': /^(data:|'self')( (data:|'self'))*$/,
    'base-uri': /^'none'$/,
    'form-action': /^'none'$/,
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
    for (const [name, pattern] of Object.entries(ALLOWED)) {
        if (!given.has(name)) found.push(`${name} is missing`);
        else if (!pattern.test(given.get(name))) found.push(`${name} ${given.get(name)}`);
    }
    for (const name of given.keys()) if (!(name in ALLOWED)) found.push(`${name} has no place in a page`);
    const admitted = (given.get('style-src') ?? '').split(' ');
    for (const sheet of tags(page, 'style')) {
        const hash = `'sha256-${createHash('sha256').update(text(sheet)).digest('base64')}'`;
        if (!admitted.includes(hash)) found.push(`no ${hash} in style-src: ${where(sheet, page)}`);
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
