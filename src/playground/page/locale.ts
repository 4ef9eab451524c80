/** How times and dates are written everywhere in the page: its words are English. */
export const LOCALE = 'en-GB';
