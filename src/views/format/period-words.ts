import type { Period, Span } from '../../core/time/periods.ts';
import { formatDate } from './partial-date.ts';

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** A period in full: `Friday, 20 November 2026`, `week 47, 16–22 November 2026` or `November 2026`. */
export function periodWords(period: Period): string {
  const { kind, first } = period;
  if (kind === 'monthly') return `${month(first)} ${year(first)}`;
  if (kind === 'daily') return `${weekday(first)}, ${dayWords(first)}`;
  return `week ${weekNumber(period)}, ${rangeWords(period)}`;
}

/** A period in a few words, for a button: `20 Nov 2026`, `Week 47, 2026` or `November 2026`. */
export function shortPeriodWords(period: Period): string {
  const { kind, name } = period;
  if (kind === 'weekly') return `Week ${weekNumber(period)}, ${year(name)}`;
  return kind === 'daily' ? (formatDate(name) ?? name) : periodWords(period);
}

/** A period as a choice while typing: `2026-11-20 · Friday, 20 November`, `2026-W47 · 16–22 November 2026`. */
export function choiceWords(period: Period): string {
  const { kind, name, first } = period;
  const words = {
    daily: () => `${weekday(first)}, ${Number(first.slice(8))} ${month(first)}`,
    weekly: () => rangeWords(period),
    monthly: () => periodWords(period),
  };
  return `${name} · ${words[kind]()}`;
}

/** `2026` or `November 2026`. */
export function spanWords({ name }: Span): string {
  return name.length === 4 ? year(name) : `${month(name)} ${year(name)}`;
}

function rangeWords({ first, last }: Period): string {
  if (year(first) !== year(last)) return `${dayWords(first)} – ${dayWords(last)}`;
  if (month(first) !== month(last)) return `${Number(first.slice(8))} ${month(first)} – ${dayWords(last)}`;
  return `${Number(first.slice(8))}–${dayWords(last)}`;
}

function dayWords(day: string): string {
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
