/*
 * keyboard.mjs - the Tab key: the skip link first, then everything in the order of the page, and
 * where the focus is can be seen.
 */

/* Runs inside the page: the focused element as a sentence, with its number among all elements. */
function focused() {
    const e = document.activeElement;
    if (e === null || e === document.body) return null;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return {
        place: [...document.querySelectorAll('*')].indexOf(e),
        name: e.outerHTML.slice(0, 120),
        skip: e.classList.contains('skip') && e.getAttribute('href')?.startsWith('#'),
        kind: e.matches('a[href], summary, input, [tabindex="0"]'),
        shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight,
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
}

/* Runs inside the page: how many elements the Tab key has to reach; radio buttons of one name are
 * one stop, links inside closed details none. */
function stops() {
    const groups = new Set();
    return [...document.querySelectorAll('a[href], summary, input, [tabindex="0"]')].filter((e) => {
        if (!e.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true })) return false;
        if (e.type !== 'radio') return true;
        const first = !groups.has(e.name);
        groups.add(e.name);
        return first;
    }).length;
}

/** Walks through a page by Tab and judges each stop. */
export async function tabOrder(page) {
    const found = [];
    const wanted = await page.evaluate(stops);
    let before = -1;
    let count = 0;
    for (; count <= wanted; count++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate(focused);
        if (now === null) break;
        if (count === 0 && !now.skip) found.push(`not the skip link first: ${now.name}`);
        if (now.place <= before) found.push(`out of order: ${now.name}`);
        if (!now.kind) found.push(`should not take the focus: ${now.name}`);
        if (!now.shown) found.push(`cannot be seen when focused: ${now.name}`);
        if (!now.outline) found.push(`no outline of 2 px when focused: ${now.name}`);
        before = now.place;
    }
    if (count !== wanted) found.push(`${count} stops of the Tab key, ${wanted} expected`);
    return found;
}
