const DAY_MS = 24 * 3_600_000;

/** Returns the days, `YYYY-MM-DD`, from one to another; both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** Returns the day a number of days after another, before it if negative. */
export function dayAfter(day: string, count: number): string {
  return isoDay(Date.parse(day) + count * DAY_MS);
}

/** Returns the number of days since 1 January 1970. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** Returns the first and last day of a day, an ISO week (`2026-W48`) or a month; undefined if there is none such. */
export function periodOf(name: string): { readonly first: string; readonly last: string } | undefined {
  if (/^\d{4}-\d\d-\d\d$/u.test(name)) return isDay(name) ? { first: name, last: name } : undefined;
  if (/^\d{4}-\d\d$/u.test(name)) return monthOf(name);
  const [, year, week] = /^(\d{4})-W(\d\d)$/u.exec(name) ?? [];
  return year === undefined ? undefined : weekOf(Number(year), Number(week));
}

function monthOf(name: string): { readonly first: string; readonly last: string } | undefined {
  const first = `${name}-01`;
  if (!isDay(first)) return undefined;
  // The longest months have 31 days.
  const next = `${dayAfter(first, 31).slice(0, 'YYYY-MM'.length)}-01`;
  return { first, last: dayAfter(next, -1) };
}

/** Week 1 has the year's first Thursday (ISO 8601), and so 4 January. */
function weekOf(year: number, week: number): { readonly first: string; readonly last: string } | undefined {
  const january4 = Date.UTC(year, 0, 4);
  const daysSinceMonday = (new Date(january4).getUTCDay() + 6) % 7;
  const monday = january4 + ((week - 1) * 7 - daysSinceMonday) * DAY_MS;
  const hasWeek = week >= 1 && new Date(monday + 3 * DAY_MS).getUTCFullYear() === year;
  return hasWeek ? { first: isoDay(monday), last: isoDay(monday + 6 * DAY_MS) } : undefined;
}

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && isoDay(instant) === text;
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
