import { MAX_LINE_LENGTH } from '../../src/core/submission/submission.ts';
import { cleanBeginning } from '../../src/core/text/untrusted-text.ts';

/** Returns a typed line about a paper as it is stored; `null` for none. */
export function cleanLine(text: string): string | null {
  return cleanBeginning(text, MAX_LINE_LENGTH).slice(0, MAX_LINE_LENGTH).trim() || null;
}
