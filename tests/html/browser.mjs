/*
 * browser.mjs - one Chromium for all checks, and visits that hear what it complains of.
 *
 * The browser has no network: every host name resolves to nothing, only file: and 127.0.0.1
 * can be reached.  Scripts of the checks run by the debugging protocol, so the page's own
 * policy stays on.
 */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const CHROMIUM = process.env.CHROME_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

export function launch() {
    return chromium.launch({ executablePath: CHROMIUM, args: FLAGS, headless: true });
}

/** A page's address on disk. */
export function fileUrl(site, name) {
    return pathToFileURL(path.join(site.folder, name)).href;
}

/**
 * Opens a page.  The visit's `noise` gathers console messages, errors and requests for anything but
 * the page itself and what stands below `assets`.
 */
export async function visitAddress(browser, own, assets = null, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const noise = [];
    page.on('console', (message) => noise.push(`console: ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => noise.push(`not loaded: ${request.url().slice(0, 160)}`));
    page.on('request', (request) => {
        const url = request.url();
        if (url !== own && !url.startsWith('data:') && !(assets && url.startsWith(assets))) noise.push(`request: ${url}`);
    });
    await page.goto(own, { waitUntil: 'load' });
    return { page, noise, close: () => context.close() };
}

/** Opens a page of a site from disk. */
export function visit(browser, site, name, options = {}) {
    return visitAddress(browser, fileUrl(site, name), fileUrl(site, 'assets/'), options);
}

/** Adds a style sheet of the inspector, which the page's policy does not bind; returns what removes it. */
export async function addSheet(page, text) {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    const { styleSheetId } = await session.send('CSS.createStyleSheet', { frameId: frameTree.frame.id });
    await session.send('CSS.setStyleSheetText', { styleSheetId, text });
    return async () => {
        await session.send('CSS.setStyleSheetText', { styleSheetId, text: '' });
        await session.detach();
    };
}
