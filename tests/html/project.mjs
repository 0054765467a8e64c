/*
 * project.mjs - builds the sample project in the ways the checks need.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BASE_URL = 'https://reports.example/reviews';

/* Sets keys of a section of rapport.ini in place of what it has. */
function set(file, section, settings) {
    const kept = readFileSync(file, 'utf8').split('\n')
        .filter((line) => !Object.keys(settings).some((key) => new RegExp(`^${key}\\s*=`).test(line)));
    const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
    writeFileSync(file, kept.join('\n').replace(`[${section}]`, [`[${section}]`, ...lines].join('\n')));
}

/* Adds a column to companies.csv; companies that are not named leave it empty. */
function addColumn(file, name, values) {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const cell = (line, i) => i === 0 ? name : values[line.slice(0, line.indexOf(','))] ?? '';
    writeFileSync(file, lines.map((line, i) => `${line},${cell(line, i)}\n`).join(''));
}

/* What has a file's name is one word of some 70 letters, in row headers too. */
const ENDLESS = 'Prezentacja_produktowa_dla_branzy_spozywczej_wersja_po_uwagach_zarzadu.pptx';

function addEndless(blocks) {
    appendFileSync(path.join(blocks, 'materials.csv'), `${ENDLESS},2026-05-20,yes,2\n`);
    appendFileSync(path.join(blocks, 'catalogue.csv'), `${ENDLESS},sales,30,${ENDLESS},${ENDLESS},no\n`);
}

/**
 * A copy of the sample project with other settings: `publish` those of [publish], `editions` of
 * all companies, `visibility` of some companies by id.
 */
export function project(folder, { publish = {}, editions = 'full', visibility = {} }) {
    cpSync(path.join(ROOT, 'samples/quarterly'), folder, { recursive: true });
    set(path.join(folder, 'rapport.ini'), 'publish', publish);
    set(path.join(folder, 'rapport.ini'), 'project', { editions });
    addColumn(path.join(folder, 'companies.csv'), 'visibility', visibility);
    addEndless(path.join(folder, 'blocks/novalens'));
    return folder;
}

/** Builds a project; the output folder. */
export function build(program, folder, out, formats) {
    const to = formats ? ['--to', formats] : [];
    execFileSync(program, ['build', folder, '-o', out, '-q', ...to], { stdio: ['ignore', 'ignore', 'inherit'] });
    return out;
}
