import type { Period, Span } from '../../core/time/periods.ts';
import { formatDate } from './format-date.ts';

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** Formats a period in full: `Friday, 20 November 2026`, `week 47, 16–22 November 2026` or `November 2026`. */
export function formatPeriod(period: Period): string {
  const { kind, first } = period;
  if (kind === 'monthly') return `${month(first)} ${year(first)}`;
  if (kind === 'daily') return `${weekday(first)}, ${formatDay(first)}`;
  return `week ${weekNumber(period)}, ${formatRange(period)}`;
}

/** Formats a period for a button or a heading: `20 Nov 2026`, `Week 47, 2026` or `November 2026`. */
export function formatShortPeriod(period: Period): string {
  const { kind, name } = period;
  if (kind === 'weekly') return `Week ${weekNumber(period)}, ${year(name)}`;
  return kind === 'daily' ? (formatDate(name) ?? name) : formatPeriod(period);
}

/** Formats the dates of a period in a language (BCP 47): `20. November 2026`, `16.–22. November 2026`, `November 2026`. */
export function formatPeriodIn(language: string, { kind, first, last }: Period): string {
  const dates = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    ...(kind === 'monthly' ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return kind === 'weekly'
    ? dates.formatRange(Date.parse(first), Date.parse(last))
    : dates.format(Date.parse(first));
}

/** Formats a period as an autocomplete choice: `2026-11-20 · Friday, 20 November`, `2026-W47 · 16–22 November 2026`. */
export function formatPeriodChoice(period: Period): string {
  const { kind, name, first } = period;
  const formats = {
    daily: () => `${weekday(first)}, ${Number(first.slice(8))} ${month(first)}`,
    weekly: () => formatRange(period),
    monthly: () => formatPeriod(period),
  };
  return `${name} · ${formats[kind]()}`;
}

/** Formats a year or month: `2026`, `November 2026`. */
export function formatSpan({ name }: Span): string {
  return name.length === 4 ? year(name) : `${month(name)} ${year(name)}`;
}

function formatRange({ first, last }: Period): string {
  if (year(first) !== year(last)) return `${formatDay(first)} – ${formatDay(last)}`;
  if (month(first) !== month(last)) return `${Number(first.slice(8))} ${month(first)} – ${formatDay(last)}`;
  return `${Number(first.slice(8))}–${formatDay(last)}`;
}

function formatDay(day: string): string {
  return `${Number(day.slice(8))} ${month(day)} ${year(day)}`;
}

function weekNumber({ name }: Period): number {
  return Number(name.slice(6));
}

function weekday(day: string): string {
  return weekdayFormat.format(Date.parse(day));
}

function month(date: string): string {
  return monthFormat.format(Date.parse(date));
}

function year(date: string): string {
  return String(Number(date.slice(0, 4)));
}
