import { cleanText } from '../core/text/untrusted-text.ts';

/** What an export says about authors without a name, in the place of notes. */
const UNNAMED_AUTHORS = /^(?:1 author|\d+ authors|and others|and \d+ other authors)$/;

/**
 * Returns the part of an imported note that its user wrote: without what an export adds after it, which is the paper's summary,
 * and how many authors have no name. Empty if nothing is left.
 */
export function ownNote(note: string, summary: string | null): string {
  const summaryLine = cleanText(summary ?? '');
  const isAdded = (part: string) => part === summaryLine || UNNAMED_AUTHORS.test(part);
  const paragraphs = note.split('\n\n');
  const lastOwn = paragraphs.findLastIndex(
    paragraph => paragraph !== summaryLine && !paragraph.split(' · ').every(isAdded),
  );
  return paragraphs.slice(0, lastOwn + 1).join('\n\n');
}
