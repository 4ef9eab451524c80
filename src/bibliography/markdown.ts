import { fullName } from '../core/paper/person-name.ts';
import type { BibliographyFormat } from './bibliography-format.ts';
import { describeUnnamedAuthors, type Reference } from './reference.ts';

/** Longer lists of names are cut: Markdown is for reading; the other formats have all names. */
const MAX_NAMES = 6;

/**
 * A Markdown list (CommonMark), one paper per line: title with its link, authors, date, summary. Below it are its status and
 * tags, and the user's note as a quotation.
 */
export const markdown: BibliographyFormat = {
  name: 'markdown',
  label: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  hasKeys: false,
  start: '',
  separator: '',
  end: '',
  formatEntry: reference => `- ${formatPaper(reference)}\n${formatItem(reference)}`,
};

function formatPaper(reference: Reference): string {
  const { date, summary } = reference;
  const published = [date?.year, date?.month, date?.day].filter(part => part !== undefined).join('-');
  const details = [formatAuthors(reference), published].filter(detail => detail !== '').join(', ');
  return [titleLink(reference), details && `(${details})`, summary && escape(summary)]
    .filter(Boolean)
    .join(' ');
}

/** Formats the title with its link; in bold if there is none. */
export function titleLink({ title, url }: Pick<Reference, 'title' | 'url'>): string {
  return url === undefined ? `**${escape(title)}**` : `[${escape(title)}](${url})`;
}

/** Formats what the user attached to a paper; its paragraphs belong to the paper's item of the list. */
function formatItem({ status, tags, note }: Reference): string {
  const labels = [
    ...(status === undefined || status === 'to_read' ? [] : [`*${status}*`]),
    ...tags.map(tag => escape(`#${tag}`)),
  ].join(' ');
  const quote = note
    ?.split('\n\n')
    .map(paragraph => `  > ${paragraph.split('\n').map(escapeLine).join('\\\n  > ')}`)
    .join('\n  >\n');
  return [labels && `  ${labels}`, quote].map(part => (part ? `\n${part}\n` : '')).join('');
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

/** Escapes a line, also what would begin a list. */
function escapeLine(line: string): string {
  return escape(line)
    .replace(/^[-+]/, '\\$&')
    .replace(/^\d+(?=[.)])/, '$&\\');
}
