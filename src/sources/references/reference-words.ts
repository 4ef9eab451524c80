import { isOfKnownArchive } from '../../core/paper/arxiv-id.ts';
import { parseReference, type PaperReference } from '../../core/paper/paper-reference.ts';

/** Ends a word of a list. A link may have commas of its own: there only one before another id or link ends it. */
const SEPARATOR = /\s+|[,;](?=\s|$|https?:|www\.|arxiv[:.]|doi:|10\.\d{4}|\d{4}\.\d{4})/i;

const LINK_HEAD = /^[<("'[]*(?:https?:|www\.)/i;

/** What has the form of an arXiv id, also with a month that does not exist: it is a slip, not a word of a title. */
const ID_SHAPE = /^\d{4}\.\d{4,5}(?:v\d+)?$/;

/** What belongs to the id or link beside it, or separates two: `arXiv:`, `[cs.LG]`, `and`, `|`. */
const FILLER = /^(?:(?:arxiv|doi|corr)[:.]?|\[[\w.-]+\]|and|[^\p{L}\p{N}]*)$/iu;

/**
 * Reads a line of ids and links between blanks or commas: one that begins with one and has fewer other words than these.
 * Returns its references, each once, and the words that are none; `undefined` for a title or another text.
 */
export function readReferenceWords(
  line: string,
): { readonly references: readonly PaperReference[]; readonly unread: readonly string[] } | undefined {
  const words = line
    .split(SEPARATOR)
    .flatMap(word => (LINK_HEAD.test(word) ? [word] : word.split(/[,;]/)))
    .filter(word => !FILLER.test(word));
  const references = new Map<string, PaperReference>();
  const unread: string[] = [];
  let other = 0;
  for (const [index, word] of words.entries()) {
    const reference = parseReference(word);
    if (!reference && !ID_SHAPE.test(word)) {
      if (index === 0) return undefined;
      other += 1;
    }
    if (reference && isLookedUp(reference)) references.set(JSON.stringify(reference), reference);
    else unread.push(word);
  }
  const isList = words.length >= 2 && other < words.length - other;
  return isList ? { references: [...references.values()], unread } : undefined;
}

/** Returns false for an id whose archive arXiv never had: arXiv refuses a request for all papers because of it. */
export function isLookedUp(reference: PaperReference): boolean {
  return reference.kind !== 'arxiv' || isOfKnownArchive({ id: reference.arxivId });
}
