import { readPeriod, periodOf, type ListKind, type WantedPeriod } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';

/** What a typed date asks for; throws `UserError` for what is no date, or still to come. */
export function wantedPeriod(kind: ListKind, text: string, today: string): WantedPeriod {
  const wanted = readPeriod(kind, text, today);
  if (!wanted) throw new UserError(HINTS[kind](today));
  const { first } = wanted.kind === 'period' ? wanted.period : wanted.span;
  mustHaveBegun(first, today);
  return wanted;
}

/** Throws `UserError` for a list that begins after today. */
export function mustHaveBegun(first: string, today: string): void {
  if (first > today)
    throw new UserError(`That is still to come: today is ${today} (UTC). Ask for a date up to now.`);
}

const HINTS: Readonly<Record<ListKind, (today: string) => string>> = {
  daily: today =>
    `Type a day such as ${today}, or today or yesterday. A month such as ${today.slice(0, 7)} or a year such as ${today.slice(0, 4)} gives its newest list.`,
  weekly: today =>
    `Type a week such as ${periodOf('weekly', today)?.name}, or a day of it such as ${today}. A month such as ${today.slice(0, 7)} or a year such as ${today.slice(0, 4)} gives its newest week.`,
  monthly: today =>
    `Type a month such as ${today.slice(0, 7)}, or a day of it such as ${today}. A year such as ${today.slice(0, 4)} gives its newest month.`,
};
