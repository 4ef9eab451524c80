import { splitWords } from './command-line.ts';
import { findByLabel } from './find-by-label.ts';
import { textAndNumber } from './verb-arguments.ts';

/** What can be chosen by its label or value, or by its number among others. */
export interface Entry {
  readonly label: string;
  readonly value: string;
}

/** Returns true if a text is one number or several, which count entries and are no labels. */
export function areNumbers(wanted: string): boolean {
  return /^\d{1,9}(?:\s+\d{1,9})*$/u.test(wanted);
}

/**
 * Returns the entry with a label, a value or a mention's id, `One`, the n-th with that label, `One 2`, or by number, `2`; or several,
 * `"One" "Two"` or `1 2`. Undefined if one of them does not exist.
 */
export function chooseEntries<T extends Entry>(
  entries: readonly T[],
  wanted: string,
): readonly T[] | undefined {
  const single = chooseEntry(entries, wanted);
  if (single !== undefined) return [single];
  const words = splitWords(wanted, []).map(({ text }) => text);
  const chosen = words.flatMap(word => chooseEntry(entries, word) ?? []);
  return words.length > 0 && chosen.length === words.length ? chosen : undefined;
}

/** Returns the entries with their numbers for a message about a mistake. */
export function entryText(entries: readonly Entry[]): string {
  const listed = entries.map((entry, index) => `${index + 1} ${entry.label}`).join(', ');
  return listed === '' ? 'none' : listed;
}

function chooseEntry<T extends Entry>(entries: readonly T[], wanted: string): T | undefined {
  const value = /^<[@#][!&]?(\d+)>$/u.exec(wanted)?.[1] ?? wanted;
  const exact = entries.find(entry => entry.label === wanted || entry.value === value);
  if (exact !== undefined) return exact;
  if (areNumbers(wanted)) return entries[Number(wanted) - 1];
  const { text, nth } = textAndNumber(wanted);
  return findByLabel(entries, wanted)[0] ?? findByLabel(entries, text)[nth - 1];
}
