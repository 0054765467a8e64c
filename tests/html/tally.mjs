/*
 * tally.mjs - counts what passed and prints what did not.
 *
 * One check is one rule on one page.  Its findings are sentences that name the element; none is
 * a pass.  The run ends with `N passed, N failed`.
 */
const SHOWN = 12; // findings of one check that are printed

export class Tally {
    passed = 0;
    failed = 0;

    /** Counts one check: the page (or what else is judged), the rule, and what was found. */
    check(page, rule, findings) {
        if (findings.length === 0) {
            this.passed++;
            return;
        }
        this.failed++;
        console.log(`FAILED: ${page}: ${rule}`);
        for (const finding of findings.slice(0, SHOWN)) console.log(`  ${finding}`);
        if (findings.length > SHOWN) console.log(`  and ${findings.length - SHOWN} more`);
    }

    /** Runs a part and says how long it took; an exception is a failure of the part. */
    async part(name, work) {
        const start = process.hrtime.bigint();
        try {
            await work();
        } catch (error) {
            this.check(name, 'could not be run', [error.stack ?? String(error)]);
        }
        const seconds = Number(process.hrtime.bigint() - start) / 1e9;
        console.log(`-- ${name}: ${seconds.toFixed(1)} s`);
    }

    end() {
        console.log(`${this.passed} passed, ${this.failed} failed`);
        return this.failed === 0 && this.passed > 0 ? 0 : 1;
    }
}
