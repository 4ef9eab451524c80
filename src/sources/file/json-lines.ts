import type { PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { excerpt } from './excerpt.ts';
import { parsePaperRecord } from './paper-record.ts';
import { rejectErrors } from './reject-errors.ts';
import { INVALID_BYTES } from './text-lines.ts';

/** Code units of the longest accepted line; a paper has a few thousand. */
export const MAX_LINE_LENGTH = 4 * 1024 * 1024;

/** The fields of a paper, or why the value was rejected. */
export type ParseResult = { readonly fields: PaperFields } | { readonly rejected: string };

/**
 * Reads papers from lines of JSON, one object a line. Blank lines and values for which `parse` returns `undefined` are
 * skipped. An invalid line becomes a rejected record and never throws.
 */
export async function* readJsonLines(
  lines: AsyncIterable<string>,
  parse: (value: unknown) => ParseResult | undefined = parsePaperRecord,
): AsyncGenerator<SourceRecord, void> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const content = text.replace(/^\uFEFF/, '').trim();
    const result = content === '' ? undefined : readLine(content, parse);
    if (result) yield { line, ...result };
  }
}

function readLine(
  content: string,
  parse: (value: unknown) => ParseResult | undefined,
): ParseResult | undefined {
  if (content.length > MAX_LINE_LENGTH) return { rejected: `longer than ${MAX_LINE_LENGTH} characters` };
  if (content.includes(INVALID_BYTES)) return { rejected: 'not UTF-8 text' };
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { rejected: `not JSON: ${excerpt(error.message.replace(/\s+/g, ' '), 160)}` };
  }
  return rejectErrors(() => parse(value));
}
