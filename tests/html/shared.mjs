/*
 * shared.mjs - pages whose style sheets and fonts are files of the tree look like those that hold
 * them, from disk and from a server's sub-path, and ask for nothing else.
 */
import { fileUrl, visitAddress } from './browser.mjs';
import { serve } from './server.mjs';
import { attr, tags } from './site.mjs';
import { eachOf } from './visits.mjs';

const PREFIX = '/some/sub/path/';
const WIDTHS = [1280, 360];

/* Runs inside the page. */
function fontsLoaded() {
    return Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => true);
}

/* Runs inside the page: where everything stands, in which colour and type. */
function appearance() {
    const faces = [...document.fonts].filter((face) => face.family.replace(/"/g, '') === 'Lato');
    return {
        failed: faces.filter((face) => face.status === 'error').map((face) => `${face.family} ${face.weight}`),
        loaded: faces.filter((face) => face.status === 'loaded').length,
        look: [...document.querySelectorAll('body, body *')].map((e) => {
            const { color, backgroundColor, fontSize, fill, display } = getComputedStyle(e), { width, height } = e.getBoundingClientRect();
            return { style: [e.tagName, color, backgroundColor, fontSize, fill, display].join(' '), inline: display === 'inline', width, height };
        }),
    };
}

async function looks(page) {
    const seen = [];
    await page.evaluate(fontsLoaded);
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        seen.push(await page.evaluate(appearance));
    }
    return seen;
}

/* Signs that Lato lacks come from another font where there is a fallback for the time until fonts arrive. */
const near = (a, b) => Math.abs(a - b) <= 4 + 0.02 * b;
const same = (a, b) => a.style === b?.style && near(a.width, b.width) && (a.inline || near(a.height, b.height));
const words = (e) => e ? `${e.style} ${Math.round(e.width)}x${Math.round(e.height)}` : 'nothing';

/* One look held against that of the page that holds its style sheet. */
function different(now, wanted) {
    return now.flatMap(({ failed, loaded, look }, i) => {
        const first = look.findIndex((e, j) => !same(e, wanted[i].look[j]));
        return [...failed.map((face) => `${face} did not load`), ...loaded > 0 ? [] : ['no font was loaded'],
            ...first < 0 ? [] : [`at ${WIDTHS[i]} px: ${words(look[first])}, with its own style sheet ${words(wanted[i].look[first])}`]];
    });
}

/** One page for each set of style sheets at each depth: nothing else can differ. */
export function sharedPages(site) {
    const of = new Map();
    for (const page of site.pages.values()) {
        const sheets = tags(page, 'link').filter((e) => attr(e, 'rel') === 'stylesheet').map((e) => attr(e, 'href'));
        if (sheets.length > 0) of.set(sheets.join(), of.get(sheets.join()) ?? page.name);
    }
    return [...of.values()];
}

/** `own` is the same site with a style sheet in each page. */
export async function checkShared(tally, browser, site, own, label) {
    const server = await serve(site.folder, PREFIX);
    const names = sharedPages(site);
    tally.check(label, 'pages with shared assets', names.length > 0 ? [] : ['none']);
    await eachOf(names, async (name) => {
        const model = await visitAddress(browser, fileUrl(own, name));
        const wanted = await looks(model.page);
        await model.close();
        for (const [how, root] of [['from disk', fileUrl(site, '')], ['from a sub-path', server.url]]) {
            const { page, noise, close } = await visitAddress(browser, new URL(name, root.replace(/\/?$/, '/')).href,
                new URL('assets/', root.replace(/\/?$/, '/')).href);
            tally.check(`${label}/${name} ${how}`, 'appearance with shared assets', different(await looks(page), wanted));
            tally.check(`${label}/${name} ${how}`, 'console and requests', noise);
            await close();
        }
    });
    server.close();
}
