import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { UserError } from '../../../src/core/message/user-error.ts';
import { countTurns } from '../../support/loop-turns.ts';
import { createLongFiles } from './long-files.ts';
import { read, readFields } from './read-all.ts';

/** Long files that are one reference, which is read in one step up to its limit. */
const READ_AT_ONCE = ['braces without an end', 'names', 'cells', 'a quoted cell without an end'];

describe('createReferenceReader', () => {
  it('reads UTF-16 with a byte order mark', async () => {
    const bytes = Buffer.from('\uFEFFTY  - JOUR\r\nTI  - Über Wasser\r\nER  - \r\n', 'utf16le');
    expect(await readFields(bytes, 'a.ris')).toEqual([expect.objectContaining({ title: 'Über Wasser' })]);
  });

  it.each([
    ['a file that is no text', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]), 'paper.pdf'],
    ['an empty file', '', 'a.bib'],
    ['a text without references', 'hello\nworld', 'a.txt'],
    ['JSON of another kind', '[{"a": 1}]', 'a.json'],
  ])('refuses %s with a text for the member', async (_, content, name) => {
    await expect(read(content, name)).rejects.toThrow(UserError);
  });

  it('refuses more than 5,000 references', async () => {
    const ids = Array.from({ length: 5_001 }, (_, at) => `2301.${String(at + 1).padStart(5, '0')}`);
    await expect(read(ids.join('\n'))).rejects.toThrow('more than 5,000 references');
    expect(await read(ids.slice(1).join('\n'))).toHaveLength(5_000);
  });

  it.each(createLongFiles(500_000).filter(({ what }) => !READ_AT_ONCE.includes(what)))(
    'lets other work run between the parts of a long file of $what',
    async ({ content, name }) => {
      const turns = await countTurns(() => read(content, name).catch(() => []));
      expect(turns).toBeGreaterThan(2);
    },
  );

  it('never fails on any text but with a UserError, and keeps no text that is too long', async () => {
    const piece = fc.constantFrom(
      'TY  - ',
      '\n',
      '"',
      '{',
      '}',
      '[',
      '@misc{',
      'title',
      ',',
      '\\',
      'ER  - ',
      ';',
    );
    const texts = fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom('', 'a.bib', 'a.ris', 'a.csv', 'a.json'),
        async (parts, name) => {
          const refusals: unknown[] = [];
          const all = await read(parts.join(''), name).catch((error: unknown) => {
            refusals.push(error);
            return [];
          });
          expect(refusals.filter(error => !(error instanceof UserError))).toEqual([]);
          const titles = all.map(each => ('fields' in each ? (each.fields.title ?? '') : ''));
          expect(Math.max(0, ...titles.map(title => title.length))).toBeLessThanOrEqual(2_000);
        },
      ),
      { numRuns: 50 },
    );
  });
});
