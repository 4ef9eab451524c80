import { fullName } from './name.ts';
import { toReference, unnamedWords, type Entry, type Reference } from './reference.ts';

/** A name list longer than this is cut: the line is for reading, the other formats have them all. */
const MAX_NAMES = 6;

/** Entries as a Markdown list (CommonMark), one paper a line: title with its link, authors, date, summary. */
export function writeMarkdown(entries: readonly Entry[]): string {
  return entries.map(({ paper }) => `- ${lineOf(toReference(paper))}\n`).join('');
}

function lineOf(reference: Reference): string {
  const { title, url, date, summary } = reference;
  const heading = url === undefined ? `**${escape(title)}**` : `[${escape(title)}](${url})`;
  const published = [date?.year, date?.month, date?.day].filter(part => part !== undefined).join('-');
  const facts = [authorsOf(reference), published].filter(fact => fact !== '').join(', ');
  return [heading, facts && `(${facts})`, summary && escape(summary)].filter(Boolean).join(' ');
}

function authorsOf(reference: Reference): string {
  const names = reference.authors.map(fullName);
  if (names.length <= MAX_NAMES && reference.unnamed === 0) return names.map(escape).join(', ');
  const shown = names.slice(0, MAX_NAMES);
  const unnamed = names.length - shown.length + reference.unnamed;
  const rest = unnamedWords({ ...reference, unnamed });
  return [shown.map(escape).join(', '), rest].filter(Boolean).join(' ');
}

/**
 * Plain text as Markdown that reads as it stands, in CommonMark and in the usual additions to it (formulas, tables,
 * footnotes, addresses that become links by themselves): a backslash before punctuation is never shown.
 */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>~^$|&@#!=]/g, '\\$&')
    .replace(/:(?=\/\/|\w+:)/g, '\\:')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`);
}
