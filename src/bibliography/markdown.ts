import { fullName } from '../core/paper/person-name.ts';
import { toReference, describeUnnamedAuthors, type BibliographyEntry, type Reference } from './reference.ts';

/** Longer lists of names are cut: Markdown is for reading; the other formats have all names. */
const MAX_NAMES = 6;

/** Writes entries as a Markdown list (CommonMark), one paper per line: title with its link, authors, date, summary. */
export function writeMarkdown(entries: readonly BibliographyEntry[]): string {
  return entries.map(({ paper }) => `- ${formatEntry(toReference(paper))}\n`).join('');
}

function formatEntry(reference: Reference): string {
  const { title, url, date, summary } = reference;
  const heading = url === undefined ? `**${escape(title)}**` : `[${escape(title)}](${url})`;
  const published = [date?.year, date?.month, date?.day].filter(part => part !== undefined).join('-');
  const details = [formatAuthors(reference), published].filter(detail => detail !== '').join(', ');
  return [heading, details && `(${details})`, summary && escape(summary)].filter(Boolean).join(' ');
}

function formatAuthors(reference: Reference): string {
  const names = reference.authors.map(fullName);
  if (names.length <= MAX_NAMES && reference.unnamedAuthors === 0) return names.map(escape).join(', ');
  const shown = names.slice(0, MAX_NAMES);
  const unnamed = names.length - shown.length + reference.unnamedAuthors;
  const rest = describeUnnamedAuthors({ ...reference, unnamedAuthors: unnamed });
  return [shown.map(escape).join(', '), rest].filter(Boolean).join(' ');
}

/**
 * Escapes plain text for CommonMark and its usual extensions (formulas, tables, footnotes, automatic links): a backslash
 * before punctuation is never shown.
 */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>~^$|&@#!=]/g, '\\$&')
    .replace(/:(?=\/\/|\w+:)/g, '\\:')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`);
}
