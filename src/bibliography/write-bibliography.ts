import type { BibliographyFormat } from './bibliography-format.ts';
import { assignKeys, keyParts, type KeyParts } from './citation-keys.ts';
import { toReference, type BibliographyEntry } from './reference.ts';

/** A short piece of the work of writing a document. */
export interface WritingStep {
  /** An entry of the document; `undefined` for a step that prepares one. */
  readonly text?: string;
  /** About how many characters were read: a measure of the time it took. */
  readonly size: number;
}

/** Writes a document, with entries in the given order; valid also without entries. */
export function writeBibliography(format: BibliographyFormat, entries: readonly BibliographyEntry[]): string {
  const texts = [...writingSteps(format, entries)].flatMap(({ text }) => text ?? []);
  return joinEntries(format, texts);
}

/** Joins texts of entries to a document. */
export function joinEntries(format: BibliographyFormat, texts: readonly string[]): string {
  if (texts.length === 0) return format.empty ?? `${format.start}${format.end}`;
  return `${format.start}${texts.join(format.separator)}${format.end}`;
}

/** Writes the entries of a document in short steps, so that a caller can pause between them. */
export function* writingSteps(
  format: BibliographyFormat,
  entries: readonly BibliographyEntry[],
): Generator<WritingStep, void, undefined> {
  const keys = format.hasKeys ? yield* keyingSteps(entries) : [];
  for (const [index, entry] of entries.entries()) {
    const text = format.formatEntry({ ...toReference(entry), key: keys[index] ?? '' });
    yield { text, size: sizeOf(entry) };
  }
}

/** Prepares entries for their keys, each of which depends on all other entries; returns the keys. */
function* keyingSteps(entries: readonly BibliographyEntry[]): Generator<WritingStep, string[], undefined> {
  const parts: KeyParts[] = [];
  for (const entry of entries) {
    parts.push(keyParts(entry));
    yield { size: entry.paper.title.length };
  }
  return assignKeys(parts);
}

/** Characters that an author costs, beside a text of this length: a name is parsed. */
const AUTHOR_SIZE = 100;

function sizeOf({ paper: { title, authors, abstract }, note }: BibliographyEntry): number {
  return title.length + AUTHOR_SIZE * authors.length + (abstract?.length ?? 0) + (note?.length ?? 0);
}
