/*
 * htmlvalidate.config.mjs - all rules of html-validate, but those with a reason below.
 */
export default {
    root: true,
    extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
    rules: {
        // A title names the company, the review and the quarter; how long names are is not ours
        // to say, and cutting one would take the part that tells pages apart.
        'long-title': 'off',
    },
};
