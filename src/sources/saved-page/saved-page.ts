import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { addDays } from '../../core/time/calendar.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { readEntries, type PageEntry } from './page-entries.ts';
import { newestYear, readPageLines, type PageDate, type PageLine } from './page-lines.ts';

export interface SavedPageOptions {
  /** The year in which the page was saved. */
  readonly capturedYear: number;
  /** The day of the file's last change, `YYYY-MM-DD`; a date without a year is not later, if the year is a guess. */
  readonly capturedOn?: string;
  /** Whether the operator stated the year; else it is a guess, and a year on the page corrects it. */
  readonly isYearCertain?: boolean;
}

type ReadablePageEntry = Exclude<PageEntry, { rejected: string }>;

/**
 * Parses one or more Daily Papers pages of Hugging Face that were saved as plain text. Never throws: a title without an
 * abstract and other stray lines become rejected records.
 */
export function parseSavedPage(text: string, options: SavedPageOptions): SourceRecord[] {
  return splitPages(readPageLines(text)).flatMap(page => readPage(page, options));
}

/** Starts a new page at each head that follows entries. */
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
  { capturedYear, capturedOn, isYearCertain = false }: SavedPageOptions,
): SourceRecord[] {
  // The page omits the current year only, so it was saved after every year on it.
  const newest = newestYear(lines);
  const isGuess = newest === undefined && !isYearCertain;
  const capture: Capture = {
    year: newest === undefined || isYearCertain ? capturedYear : newest + 1,
    latestDay: isGuess && capturedOn !== undefined ? addDays(capturedOn, 1) : undefined,
  };

  const start = lines.findIndex(isOfEntries);
  const head = start < 0 ? lines : lines.slice(0, start);
  const entries = start < 0 ? [] : readEntries(lines.slice(start));

  const listDay = head
    .map(line => (line.kind === 'date' ? fullDate(line.date, capture) : null))
    .find(day => day !== null);
  const dates = entries.flatMap(entry =>
    'notes' in entry && entry.notes.date ? [fullDate(entry.notes.date, capture)] : [],
  );
  const listedOn = listDay !== undefined && isDailyList(listDay, dates) ? [listDay] : [];

  return entries.map(entry =>
    'rejected' in entry ? entry : { line: entry.line, fields: toFields(entry, capture, listedOn) },
  );
}

function toFields(
  { title, abstract, notes }: ReadablePageEntry,
  capture: Capture,
  listedOn: string[],
): PaperFields {
  return {
    ...emptyPaper(title),
    abstract,
    organization: notes.organization,
    authorCount: notes.authorCount,
    publishedAt: notes.date ? fullDate(notes.date, capture) : null,
    comments: notes.comments,
    listedOn,
  };
}

// Papers reach a daily list within weeks of their publication.
const MAX_DAYS_BEFORE_LISTING = 60;

/**
 * Returns true if every dated paper was published shortly before the list day. Pages of search results show a list day
 * too, but their papers were not listed on it. Without any date the answer is no.
 */
function isDailyList(listDay: string, dates: readonly (string | null)[]): boolean {
  const ages = dates
    .filter(date => date !== null)
    .map(date => (Date.parse(listDay) - Date.parse(date)) / 86_400_000);
  return ages.length > 0 && ages.every(age => age >= 0 && age <= MAX_DAYS_BEFORE_LISTING);
}

/** When a page was saved, for its dates without a year. */
interface Capture {
  readonly year: number;
  /** A date after this day was in the year before; one day more than the file's, which may lie in another time zone. */
  readonly latestDay: string | undefined;
}

/** Formats a date as `YYYY-MM-DD`; `null` for a day that the calendar does not have. */
function fullDate(date: PageDate, { year, latestDay }: Capture): string | null {
  const inYear = (of: number) =>
    `${String(of).padStart(4, '0')}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
  const guess = inYear(date.year ?? year);
  const isLater = date.year === null && latestDay !== undefined && guess > latestDay;
  const day = isLater ? inYear(year - 1) : guess;
  return isFullDate(day) ? day : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
