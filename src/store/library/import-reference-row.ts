import {
  MAX_REFERENCE_NAME_LENGTH,
  type ImportCounts,
  type ImportOutcome,
  type MissingReference,
  type ReadReference,
} from '../../core/library/library-import.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';

/** Outcomes of references whose papers were not found. */
export const MISSING_OUTCOMES = ['not_found', 'ambiguous', 'unreadable', 'unreachable', 'stopped'] as const;

/** What is given about each reference to add. */
export const REFERENCE_COLUMNS = {
  position: 'integer',
  line: 'integer',
  name: 'text',
  fields: 'text',
  stage: 'text',
  outcome: 'text',
} as const;

/** Returns the counts that a function returns. */
export function toCounts(count: (outcome: ImportOutcome | 'open') => number): ImportCounts {
  return {
    added: count('added'),
    present: count('present'),
    repeated: count('repeated'),
    not_found: count('not_found'),
    ambiguous: count('ambiguous'),
    unreadable: count('unreadable'),
    unreachable: count('unreachable'),
    stopped: count('stopped'),
    open: count('open'),
  };
}

/** Returns the outcome of a row of a reference that was not found. */
export function toMissing(outcome: string | null): MissingReference['outcome'] {
  return MISSING_OUTCOMES.find(each => each === outcome) ?? 'not_found';
}

/** Returns the row of a reference that is added. */
export function toRow(reference: ReadReference, position: number) {
  const { line } = reference;
  if ('rejected' in reference)
    return {
      position,
      line,
      name: nameOf(reference.rejected),
      fields: null,
      stage: null,
      outcome: 'unreadable',
    };
  const { fields } = reference;
  const { title, arxivId, doi, url } = fields;
  return {
    position,
    line,
    name: nameOf(title ?? (arxivId === null ? undefined : `arXiv:${arxivId}`) ?? doi ?? url ?? ''),
    fields: JSON.stringify(fields),
    stage: 'corpus',
    outcome: null,
  };
}

/** Returns a text as a name, cut between characters. */
function nameOf(text: string): string {
  const name = cleanText(text.slice(0, 2 * MAX_REFERENCE_NAME_LENGTH));
  return name.slice(0, MAX_REFERENCE_NAME_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
