/*
 * project.mjs - builds the sample project in the ways the checks need.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BASE_URL = 'https://reports.example/reviews';

/** A copy of the sample project with other settings in [publish]. */
export function project(folder, settings) {
    cpSync(path.join(ROOT, 'samples/quarterly'), folder, { recursive: true });
    const file = path.join(folder, 'rapport.ini');
    const kept = readFileSync(file, 'utf8').split('\n')
        .filter((line) => !Object.keys(settings).some((key) => new RegExp(`^${key}\\s*=`).test(line)));
    const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
    writeFileSync(file, kept.join('\n').replace('[publish]', ['[publish]', ...lines].join('\n')));
    return folder;
}

/** Builds a project; the output folder. */
export function build(program, folder, out, formats) {
    const to = formats ? ['--to', formats] : [];
    execFileSync(program, ['build', folder, '-o', out, '-q', ...to], { stdio: ['ignore', 'ignore', 'inherit'] });
    return out;
}
