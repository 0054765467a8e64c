/*
 * filter.mjs - radio buttons that filter a table do so without scripts.
 */

/* Runs inside the page: how many rows of companies are shown. */
function shown() {
    return [...document.querySelectorAll('tbody tr')].filter((e) => e.checkVisibility()).length;
}

/**
 * Chooses each value of each group in turn, in a page with scripts off.  Some value must hide
 * something, none may hide all, and the first choice shows everything again.
 */
export async function filters(page) {
    const found = [];
    const names = await page.evaluate(() =>
        [...new Set([...document.querySelectorAll('input[type=radio]')].map((e) => e.name))]);
    for (const name of names) {
        const buttons = page.locator(`input[type=radio][name="${name}"]`);
        const all = await page.evaluate(shown);
        const counts = [];
        for (let i = 0; i < await buttons.count(); i++) {
            await buttons.nth(i).check({ force: true });
            counts.push(await page.evaluate(shown));
        }
        if (counts[0] !== all) found.push(`${name}: the first choice shows ${counts[0]} of ${all} rows`);
        if (Math.min(...counts) === all) found.push(`${name}: no choice hides a row`);
        if (counts.includes(0)) found.push(`${name}: a choice hides all rows: ${counts}`);
        await buttons.first().check({ force: true });
    }
    return found;
}
