import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { readEntries, type PageEntry } from './page-entries.ts';
import { newestYear, readPageLines, type PageDate, type PageLine } from './page-lines.ts';

export interface SavedPageOptions {
  /** The year in which the page was saved, as far as is known. */
  readonly capturedYear: number;
  /** Somebody stated the year; else it is a guess, and a year written on the page corrects it. */
  readonly isYearCertain?: boolean;
}

type PageEntryRead = Exclude<PageEntry, { rejected: string }>;

/**
 * Papers of a Daily Papers page of Hugging Face that was saved as plain text, or of several such pages in one file.
 * Never throws for what the text says: a title without abstract and other strays become rejected records.
 */
export function parseSavedPage(text: string, options: SavedPageOptions): SourceRecord[] {
  return splitPages(readPageLines(text)).flatMap(page => readPage(page, options));
}

/** Cuts where a head follows entries: there the next page was appended. */
function splitPages(lines: readonly PageLine[]): PageLine[][] {
  const pages: PageLine[][] = [];
  let page: PageLine[] = [];
  for (const line of lines) {
    if (line.kind === 'head' && page.some(isOfEntries)) {
      pages.push(page);
      page = [];
    }
    page.push(line);
  }
  return [...pages, page];
}

function isOfEntries(line: PageLine): boolean {
  return line.kind === 'prose' || line.kind === 'authors';
}

function readPage(
  lines: readonly PageLine[],
  { capturedYear, isYearCertain = false }: SavedPageOptions,
): SourceRecord[] {
  // The page leaves the year out for the current year only, so it was saved after any year it writes out.
  const newest = newestYear(lines);
  const year = newest === undefined || isYearCertain ? capturedYear : newest + 1;

  const start = lines.findIndex(isOfEntries);
  const head = start < 0 ? lines : lines.slice(0, start);
  const entries = start < 0 ? [] : readEntries(lines.slice(start));

  const listDay = head
    .map(line => (line.kind === 'date' ? fullDate(line.date, year) : null))
    .find(day => day !== null);
  const dates = entries.flatMap(entry =>
    'notes' in entry && entry.notes.date ? [fullDate(entry.notes.date, year)] : [],
  );
  const listedOn = listDay !== undefined && isDailyList(listDay, dates) ? [listDay] : [];

  return entries.map(entry =>
    'rejected' in entry ? entry : { line: entry.line, fields: toFields(entry, year, listedOn) },
  );
}

function toFields({ title, abstract, notes }: PageEntryRead, year: number, listedOn: string[]): PaperFields {
  return {
    ...emptyPaper(title),
    abstract,
    organization: notes.organization,
    authorCount: notes.authorCount,
    publishedAt: notes.date ? fullDate(notes.date, year) : null,
    comments: notes.comments,
    listedOn,
  };
}

// Papers reach a daily list within weeks of their publication.
const LISTED_WITHIN_DAYS = 60;

/**
 * Pages of search results carry a list day as well, and their papers were not listed on it: only when every dated
 * paper came out shortly before the day is it the day's list. Without any date nobody can tell.
 */
function isDailyList(listDay: string, dates: readonly (string | null)[]): boolean {
  const ages = dates
    .filter(date => date !== null)
    .map(date => (Date.parse(listDay) - Date.parse(date)) / 86_400_000);
  return ages.length > 0 && ages.every(age => age >= 0 && age <= LISTED_WITHIN_DAYS);
}

/** `YYYY-MM-DD`, or `null` for a day that the calendar does not have. */
function fullDate(date: PageDate, currentYear: number): string | null {
  const parts = [
    String(date.year ?? currentYear).padStart(4, '0'),
    twoDigits(date.month),
    twoDigits(date.day),
  ];
  const day = parts.join('-');
  return isFullDate(day) ? day : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
