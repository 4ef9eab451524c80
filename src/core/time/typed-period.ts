import { addDays } from './calendar.ts';
import { isPartialDate } from './partial-date.ts';
import {
  firstDay,
  lastDay,
  periodByName,
  periodOf,
  type ListKind,
  type Period,
  type PeriodRequest,
} from './periods.ts';
import { dateOfWords, latestMonth, typedWords } from './typed-date.ts';

/**
 * Parses a typed date or its name in words. A date more precise than the kind selects the period that contains it, a
 * coarser one the newest period within it. `27 Nov`, `last friday`, `last week`, `week 46` and `May` mean the latest such
 * date that has begun; see `parseDate`. Returns `undefined` if the text is not a date.
 */
export function parsePeriod(kind: ListKind, text: string, today: string): PeriodRequest | undefined {
  const words = typedWords(text);
  const typed = dateOrWeekOfWords(kind, words, today) ?? words.toUpperCase();
  const period = periodByName(kind, typed) ?? periodOf(kind, typed);
  if (period) return { kind: 'period', period };
  if (!isPartialDate(typed) || typed.length === 10) return undefined;
  return { kind: 'newest', span: { first: firstDay(typed), last: lastDay(typed), name: typed } };
}

/** Returns the date, or the name of the week, that words mean; `undefined` for other texts. */
function dateOrWeekOfWords(kind: ListKind, words: string, today: string): string | undefined {
  const date = dateOfWords(words, today);
  if (date !== undefined) return date;
  if (kind === 'weekly') return weekOfWords(words, today);
  // A number alone is a month in a list of months, as it is a week in a list of weeks.
  const number = kind === 'monthly' ? /^\d{1,2}$/.exec(words)?.[0] : undefined;
  return number === undefined ? undefined : latestMonth(Number(number), today);
}

function weekOfWords(words: string, today: string): string | undefined {
  if (words === 'this week') return today;
  if (words === 'last week') return addDays(today, -7);
  const [, week] = /^(?:week ?|w)?(\d{1,2})$/.exec(words) ?? [];
  return week === undefined ? undefined : latestWeek(week.padStart(2, '0'), today)?.name;
}

function latestWeek(week: string, today: string): Period | undefined {
  const thisYear = Number(today.slice(0, 4));
  // Week 1 may begin in the year before its own; not every year has a week 53.
  const years = [1, 0, -1, -2, -3, -4, -5, -6, -7].map(offset => String(thisYear + offset).padStart(4, '0'));
  return years
    .map(year => periodByName('weekly', `${year}-W${week}`))
    .find(period => period !== undefined && period.first <= today);
}
