import { cleanText } from '../../core/text/untrusted-text.ts';

/** A date as the page shows it: without a year it is of the year in which the page was saved. */
export interface PageDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** One line of a saved page that is not blank, by what its form says it is. `line` counts from 1. */
export type PageLine =
  /** A title, an abstract or an organisation. `startsBlock`: a blank line, or nothing, stands above. */
  | { readonly kind: 'prose'; readonly line: number; readonly text: string; readonly startsBlock: boolean }
  /** The head of the page: its invitation, its name, its editor. */
  | { readonly kind: 'head'; readonly line: number }
  | {
      readonly kind: 'authors';
      readonly line: number;
      readonly count: number | null;
      readonly startsBlock: boolean;
    }
  | { readonly kind: 'dot'; readonly line: number; readonly startsBlock: boolean }
  | {
      readonly kind: 'date';
      readonly line: number;
      readonly date: PageDate;
      readonly comments: number | null;
    };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const HEAD =
  /^(?:new|get trending papers in your email inbox!?|subscribe|daily papers|by ?ak and the research community)$/i;
const AUTHORS = /^•(?: ([\d,]+) authors?)?/;
const DATE = new RegExp(`^(${MONTHS.join('|')}) (\\d{1,2})(?:, (\\d{4}))?(?: ([\\d,]+))?$`);

/** Takes a page apart into its lines. Text is cleaned, blank lines are left out. */
export function readPageLines(page: string): PageLine[] {
  const lines: PageLine[] = [];
  let startsBlock = true;
  for (const [index, raw] of page.split(/\r\n|\n|\r/).entries()) {
    const text = cleanText(raw);
    if (text !== '') lines.push(readPageLine(text, index + 1, startsBlock));
    startsBlock = text === '';
  }
  return lines;
}

function readPageLine(text: string, line: number, startsBlock: boolean): PageLine {
  if (text === '·') return { kind: 'dot', line, startsBlock };
  if (HEAD.test(text)) return { kind: 'head', line };
  const authors = AUTHORS.exec(text);
  if (authors) return { kind: 'authors', line, count: readNumber(authors[1]), startsBlock };
  const [, name = '', day, year, comments] = DATE.exec(text) ?? [];
  if (day === undefined) return { kind: 'prose', line, text, startsBlock };
  const date = { year: readNumber(year), month: MONTHS.indexOf(name) + 1, day: Number(day) };
  return { kind: 'date', line, date, comments: readNumber(comments) };
}

function readNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}

/** The newest year that is written out on the page. */
export function newestYear(lines: readonly PageLine[]): number | undefined {
  const years = lines
    .map(line => (line.kind === 'date' ? line.date.year : null))
    .filter(year => year !== null);
  return years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b));
}
