import type { PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { excerpt } from './excerpt.ts';
import { parsePaperRecord } from './paper-record.ts';

/** Code units of the longest line that is read; a paper has a few thousand. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** What one value tells: the facts of a paper, or why it is none. */
export type Reading = { readonly fields: PaperFields } | { readonly rejected: string };

/**
 * Papers from lines of JSON, one object a line; blank lines are passed over, and values that `parse` answers with
 * `undefined`. Never throws for what a line says: each one that is no paper becomes a rejected record.
 */
export async function* readJsonLines(
  lines: AsyncIterable<string>,
  parse: (value: unknown) => Reading | undefined = parsePaperRecord,
): AsyncGenerator<SourceRecord, void> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const content = text.replace(/^\uFEFF/, '').trim();
    const reading = content === '' ? undefined : readLine(content, parse);
    if (reading) yield { line, ...reading };
  }
}

function readLine(content: string, parse: (value: unknown) => Reading | undefined): Reading | undefined {
  if (content.length > LONGEST_LINE) return { rejected: `longer than ${LONGEST_LINE} characters` };
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { rejected: `not JSON: ${excerpt(error.message.replace(/\s+/g, ' '), 160)}` };
  }
  return parse(value);
}
