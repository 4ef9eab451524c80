/** Locale of all times and dates in the page, whose texts are English. */
export const LOCALE = 'en-GB';
