import { MONTH_ABBREVIATIONS } from '../../core/time/months.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { INVALID_BYTES } from '../file/text-lines.ts';

/** A date as the page shows it; without a year, it lies in the year in which the page was saved. */
export interface PageDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** A line of a saved page that is not blank, classified by its form. `line` counts from 1. */
export type PageLine =
  /** A title, an abstract or an organization. `startsBlock`: it is the first line, or the line above is blank. */
  | {
      readonly kind: 'prose';
      readonly line: number;
      readonly text: string;
      readonly startsBlock: boolean;
      /** Whether some of its bytes were not text; they are missing in `text`. */
      readonly isDamaged: boolean;
    }
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

const HEAD =
  /^(?:new|get trending papers in your email inbox!?|subscribe|daily papers|by ?ak and the research community)$/i;
const AUTHORS = /^•(?: ([\d,]+) authors?)?/;
const DATE = new RegExp(`^(${MONTH_ABBREVIATIONS.join('|')}) (\\d{1,2})(?:, (\\d{4}))?(?: ([\\d,]+))?$`);

/** Splits a page into its lines. Text is cleaned, blank lines are left out. */
export function readPageLines(page: string): PageLine[] {
  const lines: PageLine[] = [];
  let startsBlock = true;
  for (const [index, raw] of page.split(/\r\n|\n|\r/).entries()) {
    const text = cleanText(raw);
    if (text !== '') {
      const pageLine = readPageLine(text, index + 1, startsBlock);
      const isDamaged = pageLine.kind === 'prose' && raw.includes(INVALID_BYTES);
      lines.push(isDamaged ? { ...pageLine, isDamaged } : pageLine);
    }
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
  if (day === undefined) return { kind: 'prose', line, text, startsBlock, isDamaged: false };
  const date = { year: readNumber(year), month: MONTH_ABBREVIATIONS.indexOf(name) + 1, day: Number(day) };
  return { kind: 'date', line, date, comments: readNumber(comments) };
}

function readNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}

/** Returns the newest year on the page. */
export function newestYear(lines: readonly PageLine[]): number | undefined {
  const years = lines
    .map(line => (line.kind === 'date' ? line.date.year : null))
    .filter(year => year !== null);
  return years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b));
}
