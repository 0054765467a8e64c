/*
 * visits.mjs - what is judged in the browser: each page is opened once from disk and looked at at
 * four widths in both themes and in forced colours, at five with all details open; those that filter,
 * once more with scripts off.
 */
import { axe, loadAxe, SCHEMES, WIDTHS } from './axe.mjs';
import { visit } from './browser.mjs';
import { filters } from './filter.mjs';
import { forcedColours } from './forced.mjs';
import { tabOrder } from './keyboard.mjs';
import { overflow, overflowOpen, overflowSpaced } from './reflow.mjs';
import { attr, tags } from './site.mjs';

const AT_ONCE = 2; // pages open at the same time
const OPEN_WIDTHS = [1200, 834, 768, 600, 320]; // phones, tablets and where the layout changes

async function look(tally, label, page) {
    await page.evaluate(() => window.scrollTo(0, 0)); // axe takes what is sticky to stand where it would unscrolled
    await loadAxe(page);
    for (const width of WIDTHS) {
        let before = null;
        await page.setViewportSize({ width, height: 900 });
        tally.check(`${label} at ${width} px`, 'overflow', await overflow(page));
        tally.check(`${label} at ${width} px`, 'overflow with WCAG 1.4.12 spacing', await overflowSpaced(page));
        for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            const { found, layout } = await axe(page, before);
            tally.check(`${label} at ${width} px, ${colorScheme}`, 'axe', found);
            before = layout;
        }
    }
    for (const width of OPEN_WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        tally.check(`${label} at ${width} px`, 'overflow with details open', await overflowOpen(page));
    }
}

async function judge(tally, browser, site, name, label) {
    const first = await visit(browser, site, name);
    tally.check(label, 'tab order', await tabOrder(first.page));
    tally.check(label, 'forced colours', await forcedColours(first.page));
    await look(tally, label, first.page);
    tally.check(label, 'console and requests', first.noise);
    await first.close();

    if (!tags(site.pages.get(name), 'input').some((e) => attr(e, 'type') === 'radio')) return;
    const plain = await visit(browser, site, name, { javaScriptEnabled: false });
    tally.check(label, 'filter with scripts off', await filters(plain.page));
    tally.check(label, 'console and requests with scripts off', plain.noise);
    await plain.close();
}

/** Does some work for each of a list, a few at a time. */
export async function eachOf(list, work) {
    const left = [...list];
    const next = async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** All pages of a site, or those named, a few at a time. */
export function checkInBrowser(tally, browser, site, label, names = site.pages.keys()) {
    return eachOf(names, (name) => judge(tally, browser, site, name, `${label}/${name}`));
}
