import { periodOf, type ListKind, type PeriodRequest } from '../../src/core/time/periods.ts';
import { parsePeriod } from '../../src/core/time/typed-period.ts';
import { UserError } from '../../src/core/message/user-error.ts';

/** Reads a typed date as a period, or as a span to choose one from. Throws `UserError` if it is no date, or in the future. */
export function parsePeriodOption(kind: ListKind, text: string, today: string): PeriodRequest {
  const wanted = parsePeriod(kind, text, today);
  if (!wanted) throw new UserError(HINTS[kind](today));
  const { first } = wanted.kind === 'period' ? wanted.period : wanted.span;
  assertHasBegun(first, today);
  return wanted;
}

/** Throws `UserError` if a list begins after today. */
export function assertHasBegun(first: string, today: string): void {
  if (first > today)
    throw new UserError(`That is in the future: today is ${today} (UTC). Type a date up to today.`);
}

const HINTS: Readonly<Record<ListKind, (today: string) => string>> = {
  daily: today =>
    `Type a day such as ${today}, yesterday, last friday or 27 Nov. A month such as ${today.slice(0, 7)} or a year such as ${today.slice(0, 4)} gives its newest list.`,
  weekly: today =>
    `Type a week such as ${periodOf('weekly', today)?.name}, last week, or a day of it such as ${today}. A month such as ${today.slice(0, 7)} or a year such as ${today.slice(0, 4)} gives its newest week.`,
  monthly: today =>
    `Type a month such as ${today.slice(0, 7)}, last month or May, or a day of it such as ${today}. A year such as ${today.slice(0, 4)} gives its newest month.`,
};
