/*
 * visits.mjs - what is judged in the browser: each page is opened once from disk and looked at in
 * both themes and at four widths, then once more with scripts off.
 */
import { axe, loadAxe, SCHEMES, WIDTHS } from './axe.mjs';
import { visit } from './browser.mjs';
import { filters } from './filter.mjs';
import { tabOrder } from './keyboard.mjs';
import { overflow, overflowSpaced } from './reflow.mjs';

const AT_ONCE = 2; // pages open at the same time

async function look(tally, label, page) {
    await page.evaluate(() => window.scrollTo(0, 0)); // axe takes what is sticky to stand where it would unscrolled
    await loadAxe(page);
    for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        tally.check(`${label} at ${width} px`, 'overflow', await overflow(page));
        tally.check(`${label} at ${width} px`, 'overflow with WCAG 1.4.12 spacing', await overflowSpaced(page));
        for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            tally.check(`${label} at ${width} px, ${colorScheme}`, 'axe', await axe(page));
        }
    }
}

async function judge(tally, browser, site, name, label) {
    const first = await visit(browser, site, name);
    tally.check(label, 'tab order', await tabOrder(first.page));
    await look(tally, label, first.page);
    tally.check(label, 'console and requests', first.noise);
    await first.close();

    const plain = await visit(browser, site, name, { javaScriptEnabled: false });
    tally.check(label, 'filter with scripts off', await filters(plain.page));
    tally.check(label, 'console and requests with scripts off', plain.noise);
    await plain.close();
}

/** All pages of a site, a few at a time. */
export async function checkInBrowser(tally, browser, site, label) {
    const names = [...site.pages.keys()];
    const next = async () => {
        for (let name = names.shift(); name; name = names.shift())
            await judge(tally, browser, site, name, `${label}/${name}`);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
}
