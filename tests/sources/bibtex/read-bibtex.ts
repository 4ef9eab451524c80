import type { PaperFields } from '../../../src/core/paper/paper.ts';
import { readableText } from '../../../src/core/text/latex/readable-text.ts';
import { parseBibtex } from '../../../src/sources/bibtex/bibtex.ts';

/** Reads a whole file. */
export function readBibtex(text: string) {
  return [...parseBibtex(text)];
}

/** Reads a whole file in which no entry is rejected. */
export function papersIn(text: string): PaperFields[] {
  return readBibtex(text).map(record => {
    if ('rejected' in record) throw new Error(`line ${record.line}: ${record.rejected}`);
    return record.fields;
  });
}

/** Titles as members see them; of rejected entries the line instead. */
export function titlesIn(text: string): (string | number)[] {
  return readBibtex(text).map(record =>
    'rejected' in record ? record.line : readableText(record.fields.title),
  );
}

/** The paper of an entry with these fields besides its title. */
export function paperWith(fields: string): PaperFields {
  const [paper] = papersIn(`@misc{key,\n  title = {A Title},\n  ${fields}\n}`);
  if (!paper) throw new Error('nothing was read');
  return paper;
}
