import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import { parseSavedPage } from '../../../src/sources/saved-page/saved-page.ts';

export const HEAD = [
  'new',
  '',
  'Get trending papers in your email inbox!',
  '',
  'Subscribe',
  '',
  'Daily Papers',
  '',
  'byAK and the research community',
  '',
];

export function abstractOf(subject: string): string {
  return `Much has been said about ${subject}, and little of it was measured. We measure it on ${'many and '.repeat(40)}more sets.`;
}

export function entry(title: string, ...notes: string[]): string[] {
  return [title, '', abstractOf(title), '', ...(notes.length > 0 ? [...notes, ''] : [])];
}

export function read(lines: string[], end = '\n'): SourceRecord[] {
  return parseSavedPage(lines.join(end), { capturedYear: 2025 });
}

export function paper(title: string, fields: Partial<PaperFields> = {}): PaperFields {
  return { ...emptyPaper(title), abstract: abstractOf(title), ...fields };
}

export function fieldsIn(records: SourceRecord[]): PaperFields[] {
  return records.flatMap(record => ('fields' in record ? [record.fields] : []));
}
